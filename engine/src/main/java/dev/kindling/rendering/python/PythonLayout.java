package dev.kindling.rendering.python;

import java.util.List;

/**
 * Lays Python out as {@code ruff format} would, for the Python that templates and operator
 * factories write: statements made of calls, lists and dictionaries. What fits into 88 columns
 * stands on one line; a bracket that does not fit, or whose last element is followed by a comma,
 * opens to one element a line with a comma behind each. Those commas keep ruff from joining the
 * lines, so that the layout also holds where a team allows longer lines.
 *
 * <p>Strings that span lines, and statements with comments inside their brackets, stay as they are.
 */
public final class PythonLayout {

  public static final int WIDTH = 88;

  private static final int STEP = 4;

  private PythonLayout() {}

  /**
   * The source, laid out, with at most two blank lines at the left margin, one elsewhere, and one
   * line end at its end.
   *
   * @throws PythonLines.Unbalanced when a bracket or a string does not close
   */
  public static String format(String source) {
    StringBuilder out = new StringBuilder();
    int blank = 0;
    boolean afterColon = true;
    for (PythonLines.Line line : PythonLines.of(source)) {
      String text = line.text().strip();
      if (text.isEmpty()) {
        blank++;
        continue;
      }
      int indent = line.text().length() - line.text().stripLeading().length();
      if (!afterColon) {
        out.append("\n".repeat(Math.min(blank, indent == 0 ? 2 : 1)));
      }
      blank = 0;
      afterColon = text.endsWith(":");
      out.append(" ".repeat(indent));
      if (line.fixed()) {
        out.append(line.text().substring(indent).stripTrailing());
      } else {
        write(out, PythonPart.parse(text), indent, indent, 0);
      }
      out.append('\n');
    }
    return out.toString();
  }

  /**
   * Writes parts that stand in one row.
   *
   * @param indent of the row, to which closing brackets return
   * @param column that the first part starts at
   * @param behind columns that must stay free behind the last part
   */
  private static void write(
      StringBuilder out, List<PythonPart> parts, int indent, int column, int behind) {
    boolean[] open = new boolean[parts.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = parts.get(i).mustOpen();
    }
    // As ruff does, the last bracket that can make room opens first.
    for (int i = open.length - 1;
        i >= 0 && widest(parts, open, indent, column) > WIDTH - behind;
        i--) {
      open[i] |= parts.get(i).canOpen();
    }
    for (int i = 0; i < open.length; i++) {
      PythonPart part = parts.get(i);
      if (!open[i]) {
        out.append(part.flat());
        continue;
      }
      out.append(part.open()).append('\n');
      for (List<PythonPart> element : part.elements()) {
        out.append(" ".repeat(indent + STEP));
        write(out, element, indent + STEP, indent + STEP, 1);
        out.append(",\n");
      }
      out.append(" ".repeat(indent)).append(part.close());
    }
  }

  /** The last column of the widest row between the brackets that stand open. */
  private static int widest(List<PythonPart> parts, boolean[] open, int indent, int column) {
    int widest = 0;
    int at = column;
    for (int i = 0; i < open.length; i++) {
      if (open[i]) {
        widest = Math.max(widest, at + 1);
        at = indent + 1;
      } else {
        String flat = parts.get(i).flat();
        at += flat.codePoints().map(PythonLayout::columns).sum();
      }
    }
    return Math.max(widest, at);
  }

  /** Columns of a character, as ruff counts them: two for the wide ones of East Asia and emoji. */
  private static int columns(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115f
            || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff01 && c <= 0xff60
            || c >= 0xffe0 && c <= 0xffe6
            || c >= 0x1f300 && c <= 0x1faff
            || c >= 0x20000 && c <= 0x3fffd;
    return wide ? 2 : 1;
  }
}
