package dev.kindling.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A table whose columns line up, however the cells are styled: widths are measured on the plain
 * text. The last column is not padded, so that no line ends in spaces.
 */
final class Columns {

  private static final String GAP = "  ";

  /** One cell: what is measured, and how it is shown. */
  record Cell(String text, UnaryOperator<String> style) {

    static Cell of(String text) {
      return new Cell(text, UnaryOperator.identity());
    }

    Cell visible() {
      return new Cell(Lines.visible(text), style);
    }
  }

  private final List<List<Cell>> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  void row(Cell... cells) {
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

  void write(Lines out) throws IOException {
    for (List<Cell> row : rows) {
      StringBuilder line = new StringBuilder();
      int last = lastFilled(row);
      for (int i = 0; i <= last; i++) {
        Cell cell = row.get(i);
        line.append(cell.style().apply(cell.text()));
        if (i < last) {
          line.append(" ".repeat(widths.get(i) - width(cell.text()))).append(GAP);
        }
      }
      out.line(line.toString());
    }
  }

  private static int lastFilled(List<Cell> row) {
    int last = row.size() - 1;
    while (last > 0 && row.get(last).text().isEmpty()) {
      last--;
    }
    return last;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
