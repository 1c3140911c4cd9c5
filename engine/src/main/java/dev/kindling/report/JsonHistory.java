package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.history.Entry;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;

/** The history as {@code kindling/history/1}: one object with all commits. */
final class JsonHistory implements HistoryWriter {

  private final Writer out;
  private final JsonGenerator json;

  JsonHistory(Writer out) throws IOException {
    this.out = out;
    this.json = Json.indented(out);
  }

  @Override
  public void begin() throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "kindling/history/1");
    json.writeArrayFieldStart("commits");
  }

  @Override
  public void take(Entry entry) throws IOException {
    json.writeStartObject();
    CommitJson.writeEntry(entry, json);
    json.writeEndObject();
  }

  @Override
  public void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.write('\n');
  }
}
