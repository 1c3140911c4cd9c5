package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Change;
import dev.kindling.explanation.MinimalChanges;
import dev.kindling.facts.ShellWord;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import dev.kindling.report.style.Summary;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;

/** Writes what would take a node off Spark. */
@FunctionalInterface
public interface MinimalChangesWriter {

  void write(MinimalChanges answer, Writer out) throws IOException;

  /** The writer of the format; Markdown's text is the plain one. */
  static MinimalChangesWriter of(DiffFormat format, Style style) {
    return switch (format) {
      case JSON -> MinimalChangesWriter::json;
      case TEXT -> (answer, out) -> text(answer, style, out);
      case MARKDOWN -> (answer, out) -> text(answer, Style.PLAIN, out);
    };
  }

  private static void text(MinimalChanges answer, Style style, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    Styled node = style.strong(answer.node());
    if (answer.sets().contains(Set.<Change>of())) {
      out.line(node, " is a default node already.");
      return;
    }
    out.line("A pin takes ", node, " off Spark, whatever marks it:");
    change(answer.pin(), style, out);
    out.blank();
    if (answer.sets().isEmpty()) {
      out.line("No other set of changes was found.");
    } else {
      int size = answer.sets().get(0).size();
      out.line(
          "Without a pin, "
              + (size == 1 ? "one change does" : size + " changes together do")
              + (answer.sets().size() == 1 ? ":" : ", in any of these ways:"));
    }
    int number = 1;
    for (Set<Change> changes : answer.sets()) {
      out.line(style.strong(number++ + "."));
      for (Change change : changes) {
        change(change, style, out);
      }
    }
    out.blank();
    String made = Summary.count(answer.plans(), "plan") + " made: ";
    if (answer.complete()) {
      out.line(
          made
              + (answer.sets().isEmpty()
                  ? "no set works"
                  : "no smaller set works, and no other of that size"));
    } else if (answer.sets().isEmpty()) {
      out.line(made + "there may be one");
    } else {
      int most = answer.sets().get(0).size();
      out.line(
          made
              + "at most "
              + Summary.count(most, "change")
              + "; there may be fewer, or other ways");
    }
  }

  private static void change(Change change, Style style, Lines out) throws IOException {
    out.line("  ", change.sentence(), style.faint("  " + ShellWord.line(change.option())));
  }

  private static void json(MinimalChanges answer, Writer out) throws IOException {
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
