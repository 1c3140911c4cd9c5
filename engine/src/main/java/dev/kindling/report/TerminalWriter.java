package dev.kindling.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps names and source lines of a project from steering the reader's terminal: control characters
 * and those that turn the direction of text are written as escapes. Line feeds pass, and colours do
 * where the style has them.
 */
final class TerminalWriter extends FilterWriter {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{1,5}m");

  private final boolean coloured;

  TerminalWriter(Writer out, Style style) {
    super(out);
    this.coloured = style == Style.ANSI;
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    Matcher colour = COLOUR.matcher(text).region(start, start + length);
    int at = start;
    while (at < start + length) {
      char c = text.charAt(at);
      if (c == '\u001b' && coloured && colour.region(at, start + length).lookingAt()) {
        out.write(text, at, colour.end() - at);
        at = colour.end();
      } else {
        write(c);
        at++;
      }
    }
  }

  @Override
  public void write(char[] text, int start, int length) throws IOException {
    write(new String(text, start, length), 0, length);
  }

  @Override
  public void write(int c) throws IOException {
    if (c != '\n' && steers((char) c)) {
      out.write(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      out.write(c);
    }
  }

  private static boolean steers(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
