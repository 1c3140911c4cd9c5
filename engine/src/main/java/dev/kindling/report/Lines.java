package dev.kindling.report;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for people, line by line. What a line is made of stays in it: names and source lines of a
 * project neither steer the reader's terminal, nor turn the direction of text, nor begin a line of
 * their own that says what the project wants it to. They come out as escapes; colours pass where
 * the style has them.
 */
public final class Lines {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{1,5}m");

  private final Writer out;
  private final boolean coloured;

  public Lines(Writer out, Style style) {
    this.out = out;
    this.coloured = style == Style.ANSI;
  }

  /** Writes a line and ends it. */
  public void line(String text) throws IOException {
    int at = 0;
    if (coloured) {
      Matcher colour = COLOUR.matcher(text);
      while (colour.find()) {
        out.write(visible(text.substring(at, colour.start())));
        out.write(colour.group());
        at = colour.end();
      }
    }
    out.write(visible(text.substring(at)));
    out.write('\n');
  }

  /** Writes an empty line. */
  public void blank() throws IOException {
    out.write('\n');
  }

  /** The text as it is shown within a line, without colours: what to measure. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(Steering::steers)) {
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
                  if (Steering.steers(point)) {
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
