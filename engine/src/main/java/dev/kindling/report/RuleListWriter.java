package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.report.style.Columns;
import dev.kindling.report.style.Columns.Cell;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that there are, for people and for scripts. */
public final class RuleListWriter {

  /**
   * What is said of a rule.
   *
   * @param kind what it concludes, as {@code criterion} or {@code finding}
   * @param severity of its findings; null for another kind
   * @param status whether it is in force, and where it comes from
   */
  public record Row(
      String code,
      String kind,
      @Nullable String severity,
      String status,
      String file,
      String title) {}

  private RuleListWriter() {}

  public static void write(List<Row> rules, Writer out) throws IOException {
    Columns columns = new Columns();
    for (Row row : rules) {
      columns.row(
          Cell.of(row.code()),
          Cell.of(row.kind()),
          Cell.of(row.severity() == null ? "" : row.severity()),
          Cell.of(row.status()),
          Cell.of(row.file()),
          Cell.of(row.title()));
    }
    columns.write(new Lines(out, Style.PLAIN));
  }

  /** As {@code kindling/rules/1}. */
  public static void writeJson(List<Row> rules, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/rules/1");
      json.writeArrayFieldStart("rules");
      for (Row row : rules) {
        json.writeStartObject();
        json.writeStringField("code", row.code());
        json.writeStringField("kind", row.kind());
        json.writeStringField("severity", row.severity());
        json.writeStringField("status", row.status());
        json.writeStringField("file", row.file());
        json.writeStringField("title", row.title());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }
}
