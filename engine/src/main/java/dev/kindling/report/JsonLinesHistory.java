package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.history.Entry;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;

/** A commit a line, each a {@code kindling/commit/1} object of its own. */
final class JsonLinesHistory implements HistoryWriter {

  private final Writer out;

  JsonLinesHistory(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() {
    // Nothing stands before the first object.
  }

  @Override
  public void take(Entry entry) throws IOException {
    try (JsonGenerator json = Json.compact(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/commit/1");
      CommitJson.writeEntry(entry, json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  @Override
  public void end() {
    // Nothing stands behind the last object.
  }
}
