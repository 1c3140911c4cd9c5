package dev.kindling.report.style;

import java.io.IOException;
import java.io.Writer;

/**
 * Text for people, line by line. What a line is made of stays in it: names and source lines of a
 * project neither steer the reader's terminal, nor turn the direction of text, nor begin a line of
 * their own that says what the project wants it to. They come out as escapes; colours are those of
 * {@link Styled} text alone.
 */
public final class Lines {

  private final Writer out;
  private final boolean coloured;

  public Lines(Writer out, Style style) {
    this.out = out;
    this.coloured = style == Style.ANSI;
  }

  /** Writes a line of texts and styled texts, and ends it. */
  public void line(Object... parts) throws IOException {
    for (Styled.Span span : Styled.of(parts).spans()) {
      boolean escapes = coloured && !span.codes().isEmpty();
      out.write(escapes ? "\u001b[" + span.codes() + "m" : "");
      out.write(visible(span.text()));
      out.write(escapes ? "\u001b[0m" : "");
    }
    out.write('\n');
  }

  /** Writes an empty line. */
  public void blank() throws IOException {
    out.write('\n');
  }

  /** The text as it is shown within a line, without colours: what to measure. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(ControlCharacters::steers)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> {
                  if (ControlCharacters.steers(point)) {
                    visible.append(EscapingWriter.escape(point, EscapingWriter.Form.JSON));
                  } else {
                    visible.appendCodePoint(point);
                  }
                }
              }
            });
    return visible.toString();
  }
}
