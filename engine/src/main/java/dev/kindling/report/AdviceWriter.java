package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Advice;
import dev.kindling.explanation.Change;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.ShellWord;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Summary;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The changes that save most, for people and for scripts. */
public final class AdviceWriter {

  /** The text tells of so many; the JSON of all. */
  private static final int MOST = 10;

  private AdviceWriter() {}

  public static void write(Advice advice, Style style, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    long spark = advice.plan().nodes().stream().filter(v -> v.type() == NodeType.PYSPARK).count();
    long groups = advice.plan().tasks().stream().filter(t -> t.type() == NodeType.PYSPARK).count();
    out.line(
        style.strong(advice.plan().project()),
        ": "
            + Summary.count(spark, "node")
            + " on Spark in "
            + Summary.count(groups, "group")
            + ", "
            + advice.absorbed().size()
            + " of them for lying between Spark nodes");
    int number = 1;
    for (Advice.Item item : advice.items().stream().limit(MOST).toList()) {
      out.blank();
      out.line(style.strong(number++ + ". " + gain(item, advice.timed())));
      for (Change change : item.changes()) {
        out.line("   ", change.sentence(), style.faint("  " + ShellWord.line(change.option())));
      }
      for (String cost : costs(item)) {
        out.line("   ", style.faint("costs "), cost);
      }
    }
    out.blank();
    out.line(last(advice));
  }

  /** How much was looked at, and where nothing came of it, why not. */
  private static String last(Advice advice) {
    String tried = advice.complete() ? "" : ", not every pair of changes was tried";
    String made = Summary.count(advice.plans(), "plan") + " made" + tried;
    if (advice.plans() == 0) {
      return "Nothing to advise: no node is on Spark for lying between Spark nodes alone, no node"
          + " lies between two groups, no group rests on few marks, and no pin is set.";
    }
    int left = advice.items().size() - MOST;
    String more = left > 0 ? "; " + left + " more in --format json" : "";
    return (advice.items().isEmpty() ? "Nothing to advise: no change that was tried saves; " : "")
        + made
        + more;
  }

  private static String gain(Advice.Item item, boolean timed) {
    List<String> gains = new ArrayList<>();
    if (timed && item.seconds() != 0) {
      gains.add(minutes(item.seconds()) + " minutes of a cluster");
    }
    if (!item.off().isEmpty()) {
      gains.add(Summary.count(item.off().size(), "node") + " off Spark: " + named(item.off()));
    }
    if (item.groups() > 0) {
      gains.add(Summary.count(item.groups(), "group") + " fewer");
    }
    return String.join("; ", gains);
  }

  private static List<String> costs(Advice.Item item) {
    List<String> costs = new ArrayList<>();
    if (!item.on().isEmpty()) {
      costs.add(Summary.count(item.on().size(), "node") + " more on Spark: " + named(item.on()));
    }
    if (item.groups() < 0) {
      costs.add(Summary.count(-item.groups(), "group") + " more");
    }
    if (!item.persist().isEmpty()) {
      costs.add(
          Summary.count(item.persist().size(), "dataset")
              + " to persist: "
              + named(item.persist()));
    }
    if (!item.splits().isEmpty()) {
      costs.add("a split at " + named(item.splits()));
    }
    if (!item.unsuited().isEmpty()) {
      costs.add("off Spark, though its function uses it: " + named(item.unsuited()));
    }
    if (!item.rewritten().isEmpty()) {
      costs.add("on Spark, with a dataset kept otherwise: " + named(item.rewritten()));
    }
    if (item.tasks() > 0) {
      costs.add(Summary.count(item.tasks(), "task") + " more");
    }
    return costs;
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.stream().limit(5).toList());
    return names.size() > 5 ? first + " and " + (names.size() - 5) + " more" : first;
  }

  private static String minutes(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / 60);
  }

  /** As {@code kindling/advice/1}. */
  public static void writeJson(Advice advice, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/advice/1");
      json.writeStringField("project", advice.plan().project());
      json.writeStringField("pipeline", advice.plan().pipeline());
      json.writeStringField("env", advice.plan().env());
      PlanJson.writeStrings("absorbed", advice.absorbed(), json);
      json.writeArrayFieldStart("advice");
      for (Advice.Item item : advice.items()) {
        json.writeStartObject();
        json.writeArrayFieldStart("changes");
        for (Change change : item.changes()) {
          WhyJson.writeChange(change, json);
        }
        json.writeEndArray();
        PlanJson.writeStrings("off_spark", item.off(), json);
        PlanJson.writeStrings("on_spark", item.on(), json);
        json.writeNumberField("groups_fewer", item.groups());
        if (advice.timed()) {
          json.writeNumberField("cluster_seconds", item.seconds());
        }
        PlanJson.writeStrings("to_persist", item.persist(), json);
        PlanJson.writeStrings("splits", item.splits(), json);
        PlanJson.writeStrings("unsuited", item.unsuited(), json);
        PlanJson.writeStrings("rewritten", item.rewritten(), json);
        json.writeNumberField("tasks_more", item.tasks());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeBooleanField("complete", advice.complete());
      json.writeNumberField("plans", advice.plans());
      json.writeEndObject();
    }
    out.write('\n');
  }
}
