package dev.kindling.project.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a snapshot file, with the line of each. Says in one sentence what a value should
 * have been when it is something else.
 */
public final class SnapshotTokens {

  private static final int LONGEST_EVIDENCE = 160;

  /** What to do with the value of a field. */
  public interface Field {
    void read(String name) throws IOException;
  }

  /** What to do with an element of a list. */
  public interface Element {
    void read() throws IOException;
  }

  private final JsonParser parser;
  private final String file;
  private final byte[] content;
  private int lineStart;
  private int lineNumber = 1;
  private Origin last = Origin.UNKNOWN;

  public SnapshotTokens(JsonParser parser, String file, byte[] content) {
    this.parser = parser;
    this.file = file;
    this.content = content;
  }

  /** Where the current token is. */
  public Origin origin() {
    int line = Math.max(1, parser.currentTokenLocation().getLineNr());
    if (last.line() != line) {
      last = new Origin(file, line, line(line));
    }
    return last;
  }

  /** Goes to the first token; the whole file is one mapping. */
  public void root(Field field) throws IOException {
    next();
    object("the file", field);
    if (parser.nextToken() != null) {
      throw wrong("the file goes on after its end; remove the rest");
    }
  }

  /** Reads the current mapping; null counts as an empty one. */
  public void object(String what, Field field) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(JsonToken.START_OBJECT, what, "a mapping");
    while (next() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      next();
      field.read(name);
    }
  }

  /** Reads the current list; null counts as an empty one. */
  public void list(String what, Element element) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(JsonToken.START_ARRAY, what, "a list");
    while (next() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  /** The current value as a list of texts. */
  public List<Located> texts(String what) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    List<Located> texts = new ArrayList<>(2);
    list(
        what,
        () -> {
          if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong("each of " + what + " should be a text");
          }
          texts.add(new Located(parser.getText(), origin()));
        });
    return Collections.unmodifiableList(texts);
  }

  /** The current value as text. */
  public String text(String what) throws IOException {
    expect(JsonToken.VALUE_STRING, what, "a text");
    return parser.getText();
  }

  /** The current value as text; null stays null. */
  public @Nullable String textOrNull(String what) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : text(what);
  }

  /** The current value as a number of a line; null is 0. */
  int line(String what) throws IOException {
    return line(what, 0);
  }

  /** The current value as a number of a line; null is the number that is given for it. */
  int line(String what, int unsaid) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return unsaid;
    }
    expect(JsonToken.VALUE_NUMBER_INT, what, "the number of a line");
    if (parser.getNumberType() != JsonParser.NumberType.INT || parser.getIntValue() < 0) {
      throw wrong(what + " should be the number of a line");
    }
    return parser.getIntValue();
  }

  /** The current value as yes or no; null is no. */
  boolean flag(String what) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE, VALUE_NULL -> false;
      default -> throw wrong(what + " should be true or false");
    };
  }

  /** Passes over the current value. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  InvalidInput wrong(String message) {
    return new InvalidInput(origin(), message);
  }

  private void expect(JsonToken token, String what, String shape) {
    if (parser.currentToken() != token) {
      throw wrong(what + " should be " + shape);
    }
  }

  private @Nullable JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw wrong("the file ends too early; write it anew");
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw wrong("a snapshot has no aliases; write the value out");
    }
    return token;
  }

  /** Lines are asked for in rising order, but for the end of the file. */
  private String line(int wanted) {
    if (wanted < lineNumber) {
      lineStart = 0;
      lineNumber = 1;
    }
    int at = lineStart;
    while (lineNumber < wanted && at < content.length) {
      if (content[at++] == '\n') {
        lineNumber++;
        lineStart = at;
      }
    }
    int end = lineStart;
    while (end < content.length && end - lineStart < 4 * LONGEST_EVIDENCE && content[end] != '\n') {
      end++;
    }
    String text = new String(content, lineStart, end - lineStart, StandardCharsets.UTF_8).strip();
    return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE) + "…";
  }

  /** A text and where it is written. */
  public record Located(String text, Origin origin) {}
}
