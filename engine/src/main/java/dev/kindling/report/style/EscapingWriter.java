package dev.kindling.report.style;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Writes characters that steer a terminal or turn the direction of text as escapes of the format,
 * so that what reads the format has the same text and what shows it as it is comes to no harm. Line
 * feeds pass: no format has them within a text.
 */
public final class EscapingWriter extends FilterWriter {

  /** How the format writes a character by its number. */
  public enum Form {
    /** Two escapes for what UTF-16 writes as two; also how people read it. */
    JSON,
    YAML,
    XML
  }

  private final Form form;

  /** The first half of a character whose second half has not come yet; 0 where there is none. */
  private char half;

  public EscapingWriter(Writer out, Form form) {
    super(out);
    this.form = form;
  }

  /** The text as a person may see it. */
  public static String visible(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            point -> {
              if (point != '\n' && ControlCharacters.steers(point)) {
                text.append(escape(point, Form.JSON));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }

  @Override
  public void write(char[] text, int start, int length) throws IOException {
    int from = start;
    for (int i = start; i < start + length; i++) {
      char c = text[i];
      if (half != 0 || (c != '\n' && ControlCharacters.steers(c))) {
        out.write(text, from, i - from);
        from = i + 1;
        take(c);
      }
    }
    out.write(text, from, start + length - from);
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    int end = start + length;
    int clean = start;
    while (half == 0
        && clean < end
        && (text.charAt(clean) == '\n' || !ControlCharacters.steers(text.charAt(clean)))) {
      clean++;
    }
    out.write(text, start, clean - start);
    write(text.substring(clean, end).toCharArray(), 0, end - clean);
  }

  @Override
  public void write(int c) throws IOException {
    write(new char[] {(char) c}, 0, 1);
  }

  private void take(char c) throws IOException {
    if (half != 0) {
      char first = half;
      half = 0;
      if (Character.isLowSurrogate(c)) {
        int point = Character.toCodePoint(first, c);
        out.write(
            ControlCharacters.steers(point) ? escape(point, form) : Character.toString(point));
        return;
      }
      out.write(escape(first, form));
    }
    if (Character.isHighSurrogate(c)) {
      half = c;
    } else {
      out.write(c != '\n' && ControlCharacters.steers(c) ? escape(c, form) : String.valueOf(c));
    }
  }

  /** A character as the format writes it by its number. */
  static String escape(int point, Form form) {
    if (form == Form.XML) {
      return String.format(Locale.ROOT, "&#x%x;", point);
    }
    if (form == Form.YAML && point > Character.MAX_VALUE) {
      return String.format(Locale.ROOT, "\\U%08x", point);
    }
    StringBuilder escape = new StringBuilder();
    for (char unit : Character.toChars(point)) {
      escape.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
    return escape.toString();
  }
}
