package dev.kindling.report.style;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table whose columns line up, however the cells are styled: widths are measured on the plain
 * text. The last column is not padded, so that no line ends in spaces.
 */
public final class Columns {

  private static final String GAP = "  ";

  /** No column becomes narrower. */
  private static final int NARROWEST = 12;

  /** One cell: what is measured, and how it is shown. */
  public record Cell(String text, Function<String, Styled> style) {

    public static Cell of(String text) {
      return new Cell(text, Styled::of);
    }

    Cell visible() {
      return new Cell(Lines.visible(text), style);
    }
  }

  private final List<List<Cell>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  public void row(Cell... cells) {
    List<Cell> visible = Stream.of(cells).map(Cell::visible).toList();
    rows.add(visible);
    for (int i = 0; i < cells.length; i++) {
      int width = width(visible.get(i).text());
      if (i == widths.size()) {
        widths.add(width);
      } else if (width > widths.get(i)) {
        widths.set(i, width);
      }
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  public void write(Lines out) throws IOException {
    write(out, 0);
  }

  /**
   * Writes the table so that no line is wider than that, as far as columns can give way: what is of
   * several words goes on below, of one word the middle is left out.
   *
   * @param width 0 where lines may be as wide as they are
   */
  public void write(Lines out, int width) throws IOException {
    List<Integer> fitting = width == 0 ? widths : fitting(width);
    for (List<Cell> row : rows) {
      List<List<String>> parts = new ArrayList<>();
      int height = 1;
      for (int i = 0; i < row.size(); i++) {
        List<String> lines = Fitting.lines(row.get(i).text(), fitting.get(i));
        parts.add(lines);
        height = Math.max(height, lines.size());
      }
      for (int line = 0; line < height; line++) {
        out.line(line(row, parts, line, fitting));
      }
    }
  }

  private static Styled line(
      List<Cell> row, List<List<String>> parts, int at, List<Integer> widths) {
    List<Object> line = new ArrayList<>();
    StringBuilder gap = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String text = at < parts.get(i).size() ? parts.get(i).get(at) : "";
      if (!text.isEmpty() || i == 0) {
        line.add(gap.toString());
        line.add(row.get(i).style().apply(text));
        gap.setLength(0);
      }
      gap.append(" ".repeat(widths.get(i) - width(text))).append(GAP);
    }
    return Styled.of(line.toArray());
  }

  /** The widths with the widest made narrower, one after the other, until they fit. */
  private List<Integer> fitting(int width) {
    List<Integer> fitting = new ArrayList<>(widths);
    int room = width - GAP.length() * (fitting.size() - 1);
    while (fitting.stream().mapToInt(Integer::intValue).sum() > room) {
      int widest = fitting.indexOf(Collections.max(fitting));
      if (fitting.get(widest) <= NARROWEST) {
        break;
      }
      fitting.set(widest, fitting.get(widest) - 1);
    }
    return fitting;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
