package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.git.Commit;
import dev.kindling.history.Standing;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Since when nodes have their verdicts: as text, and as {@code kindling/blame/1}. */
public final class BlameWriter {

  private BlameWriter() {}

  /** A node a paragraph. */
  public static void write(List<Standing> answers, Style style, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    if (answers.isEmpty()) {
      out.line("no node is on Spark, or ever was");
    }
    for (Standing answer : answers) {
      out.line(
          style.strong(answer.verdict().node()),
          "  ",
          style.type(answer.verdict().type(), answer.verdict().type()),
          "  ",
          since(answer, style));
      if (answer.change() != null) {
        TextDiff.writeBecause(answer.change(), style, out);
      }
      for (Commit commit : answer.unread()) {
        out.line("  or since ", CommitWords.line(commit, style), ", which cannot be planned");
      }
    }
  }

  private static Styled since(Standing answer, Style style) {
    Commit commit = answer.commit();
    if (commit != null) {
      return Styled.of("since ", CommitWords.line(commit, style));
    }
    return Styled.of(
        switch (answer.since()) {
          case COMMIT, UNCOMMITTED -> "not committed yet";
          case OLDER -> "since before the oldest commit of this shallow clone";
          case ALWAYS -> "never was on Spark";
        });
  }

  /** One object. */
  public static void writeJson(Plan plan, List<Standing> answers, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/blame/1");
      json.writeStringField("project", plan.project());
      json.writeStringField("pipeline", plan.pipeline());
      json.writeStringField("env", plan.env());
      json.writeArrayFieldStart("nodes");
      for (Standing answer : answers) {
        json.writeStartObject();
        writeAnswer(answer, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeAnswer(Standing answer, JsonGenerator json) throws IOException {
    json.writeStringField("name", answer.verdict().node());
    json.writeStringField("type", answer.verdict().type().toString());
    json.writeStringField("since", answer.since().name().toLowerCase(Locale.ROOT));
    if (answer.commit() == null) {
      json.writeNullField("commit");
    } else {
      json.writeObjectFieldStart("commit");
      CommitJson.writeCommit(answer.commit(), json);
      json.writeEndObject();
    }
    PlanJson.writeStrings("unread", answer.unread().stream().map(Commit::id).toList(), json);
    if (answer.change() != null) {
      JsonDiff.writeChange(answer.change(), json);
    }
  }
}
