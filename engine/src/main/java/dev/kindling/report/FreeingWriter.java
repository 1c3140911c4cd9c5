package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Change;
import dev.kindling.explanation.Freeing;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;

/** Writes what would take a node off Spark. */
@FunctionalInterface
public interface FreeingWriter {

  void write(Freeing answer, Writer out) throws IOException;

  /** The writer of the format; Markdown's text is the plain one. */
  static FreeingWriter of(DiffFormat format, Style style) {
    return switch (format) {
      case JSON -> FreeingWriter::json;
      case TEXT -> (answer, out) -> text(answer, style, out);
      case MARKDOWN -> (answer, out) -> text(answer, Style.PLAIN, out);
    };
  }

  private static void text(Freeing answer, Style style, Writer unguarded) throws IOException {
    Writer out = new TerminalWriter(unguarded, style);
    String node = style.strong(answer.node());
    if (answer.sets().contains(Set.<Change>of())) {
      out.write(node + " is a default node already.\n");
      return;
    }
    out.write("A pin takes " + node + " off Spark, whatever marks it:\n");
    change(answer.pin(), style, out);
    if (answer.sets().isEmpty()) {
      out.write("\nNo other set of changes was found.\n");
    } else {
      int size = answer.sets().get(0).size();
      out.write(
          "\nWithout a pin, "
              + (size == 1 ? "one change does" : size + " changes together do")
              + (answer.sets().size() == 1 ? ":\n" : ", in any of these ways:\n"));
    }
    int number = 1;
    for (Set<Change> changes : answer.sets()) {
      out.write(style.strong(number++ + ".") + "\n");
      for (Change change : changes) {
        change(change, style, out);
      }
    }
    out.write(
        answer.complete()
            ? "\n" + Summary.count(answer.plans(), "plan") + " made: no smaller set works\n"
            : "\nStopped after " + Summary.count(answer.plans(), "plan") + ": there may be more\n");
  }

  private static void change(Change change, Style style, Writer out) throws IOException {
    out.write("  " + change.sentence());
    out.write(style.faint("  " + String.join(" ", change.option())) + "\n");
  }

  private static void json(Freeing answer, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/freeing/1");
      json.writeStringField("node", answer.node());
      json.writeFieldName("pin");
      WhyJson.writeChange(answer.pin(), json);
      json.writeArrayFieldStart("sets");
      for (Set<Change> changes : answer.sets()) {
        json.writeStartArray();
        for (Change change : changes) {
          WhyJson.writeChange(change, json);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeBooleanField("complete", answer.complete());
      json.writeNumberField("plans", answer.plans());
      json.writeEndObject();
    }
    out.write('\n');
  }
}
