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
    int end = start + length;
    int at = start;
    while (at < end) {
      int clean = at;
      while (clean < end && passes(text.charAt(clean))) {
        clean++;
      }
      out.write(text, at, clean - at);
      at = clean < end ? guard(text, clean, end) : end;
    }
  }

  /** Writes what steers at that place, as far as it does; gives the place behind it. */
  private int guard(String text, int at, int end) throws IOException {
    if (coloured && text.charAt(at) == '\u001b') {
      Matcher colour = COLOUR.matcher(text).region(at, end);
      if (colour.lookingAt()) {
        out.write(text, at, colour.end() - at);
        return colour.end();
      }
    }
    write(text.charAt(at));
    return at + 1;
  }

  @Override
  public void write(char[] text, int start, int length) throws IOException {
    write(new String(text, start, length), 0, length);
  }

  @Override
  public void write(int c) throws IOException {
    if (passes((char) c)) {
      out.write(c);
    } else {
      out.write(String.format(Locale.ROOT, "\\u%04x", c));
    }
  }

  private static boolean passes(char c) {
    if (c >= ' ' && c <= '~' || c == '\n') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
