package dev.kindling.cli;

import dev.kindling.report.Steering;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a text result fit for a terminal, whatever names it holds: control characters come out as
 * escapes. Line feeds stay, and colours where the result has any.
 */
final class PrintableWriter extends FilterWriter {

  private static final Pattern KEPT = Pattern.compile("\n");
  private static final Pattern KEPT_IN_COLOUR = Pattern.compile("\n|\u001b\\[[0-9;]*m");

  private final Pattern kept;

  PrintableWriter(Writer out, boolean coloured) {
    super(out);
    this.kept = coloured ? KEPT_IN_COLOUR : KEPT;
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    int end = offset + length;
    int clean = offset;
    while (clean < end && (text.charAt(clean) == '\n' || !Steering.steers(text.charAt(clean)))) {
      clean++;
    }
    out.write(text, offset, clean - offset);
    if (clean < end) {
      guard(text.substring(clean, end));
    }
  }

  private void guard(String part) throws IOException {
    Matcher matcher = kept.matcher(part);
    int from = 0;
    while (matcher.find()) {
      out.write(Printable.of(part.substring(from, matcher.start())));
      out.write(matcher.group());
      from = matcher.end();
    }
    out.write(Printable.of(part.substring(from)));
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length));
  }

  @Override
  public void write(int character) throws IOException {
    write(Character.toString((char) character));
  }
}
