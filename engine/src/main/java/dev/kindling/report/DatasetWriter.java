package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.DatasetUse;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Verdict;
import dev.kindling.report.findings.TextFindings;
import dev.kindling.report.style.Columns;
import dev.kindling.report.style.Columns.Cell;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What a dataset is to a pipeline, for people and for scripts. */
public final class DatasetWriter {

  private DatasetWriter() {}

  public static void write(DatasetUse use, TextLook look, Writer writer) throws IOException {
    Style style = look.style();
    Lines out = new Lines(writer, style);
    if (use.entries().isEmpty()) {
      out.line(style.strong(use.name()), " lives in memory: the catalog has no entry of it.");
    }
    for (Dataset entry : use.entries()) {
      out.line(style.strong(entry.name()), " is a ", entry.type(), place(entry.origin(), style));
    }
    nodes("Made by:", use.makers(), "no node: it is an input of the pipeline", style, out);
    nodes("Read by:", use.readers(), "no node: it is a result of the pipeline", style, out);
    out.blank();
    if (use.reasons().isEmpty()) {
      out.line(style.strong("Makes nothing Spark."));
    } else {
      out.line(style.strong("Makes Spark:"));
      Columns columns = new Columns();
      for (DatasetUse.Reason reason : use.reasons()) {
        columns.row(
            new Cell("  " + reason.node(), style::strong),
            Cell.of(reason.because().criterion() + ": " + reason.because().message()),
            new Cell(first(reason.because().evidence()).toString(), style::faint));
      }
      columns.write(out, look.width());
    }
    if (!use.findings().isEmpty()) {
      out.blank();
      out.line(style.strong("Findings:"));
      for (Finding finding : use.findings()) {
        for (Styled line : TextFindings.lines(finding, look)) {
          out.line("  ", line);
        }
      }
    }
  }

  private static void nodes(String title, List<Verdict> nodes, String none, Style style, Lines out)
      throws IOException {
    out.blank();
    out.line(style.strong(title));
    if (nodes.isEmpty()) {
      out.line("  " + none);
    }
    Columns columns = new Columns();
    for (Verdict node : nodes) {
      columns.row(
          new Cell("  " + node.node(), text -> style.type(node.type(), text)),
          Cell.of(node.type().toString()),
          new Cell("task " + node.task(), style::faint));
    }
    columns.write(out);
  }

  private static Origin first(List<Origin> evidence) {
    return evidence.stream().filter(Origin::known).findFirst().orElse(Origin.UNKNOWN);
  }

  private static Styled place(Origin origin, Style style) {
    return origin.known() ? style.faint(" (" + origin + ")") : Styled.NOTHING;
  }

  /** As {@code kindling/dataset/1}. */
  public static void writeJson(DatasetUse use, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/dataset/1");
      json.writeStringField("project", use.plan().project());
      json.writeStringField("pipeline", use.plan().pipeline());
      json.writeStringField("env", use.plan().env());
      json.writeStringField("dataset", use.name());
      json.writeArrayFieldStart("entries");
      for (Dataset entry : use.entries()) {
        json.writeStartObject();
        json.writeStringField("name", entry.name());
        json.writeStringField("type", entry.type());
        PlanJson.writePlace(entry.origin(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      PlanJson.writeStrings("made_by", names(use.makers()), json);
      PlanJson.writeStrings("read_by", names(use.readers()), json);
      json.writeArrayFieldStart("makes_spark");
      for (DatasetUse.Reason reason : use.reasons()) {
        json.writeStartObject();
        json.writeStringField("node", reason.node());
        WhyJson.writeReason(reason.because(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      for (Finding finding : use.findings()) {
        PlanJson.writeFinding(finding, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static List<String> names(List<Verdict> nodes) {
    return nodes.stream().map(Verdict::node).toList();
  }
}
