package dev.kindling.report;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps names and source lines of a project from steering the reader's terminal: control characters
 * and those that turn the direction of text are written as escapes. Line feeds pass, and colours do
 * where the style has them.
 */
final class TerminalWriter extends EscapingWriter {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{1,5}m");

  private final boolean coloured;

  TerminalWriter(Writer out, Style style) {
    super(out, Form.JSON);
    this.coloured = style == Style.ANSI;
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    int at = start;
    if (coloured) {
      Matcher colour = COLOUR.matcher(text).region(start, start + length);
      while (colour.find()) {
        super.write(text, at, colour.start() - at);
        out.write(colour.group());
        at = colour.end();
      }
    }
    super.write(text, at, start + length - at);
  }
}
