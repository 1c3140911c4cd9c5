package dev.kindling.report;

import dev.kindling.report.Placement.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stands items in columns by their layer, the longest way from a source, each column from the top
 * down, near the items that feed them. Linear but for the sorting of columns.
 */
final class LayerColumns {

  private static final double GAP_X = 70;
  private static final double GAP_Y = 18;

  private LayerColumns() {}

  /**
   * Places the items from the origin on.
   *
   * @param arrows pairs of items, without cycles
   */
  static Area[] place(double[] widths, double[] heights, List<int[]> arrows) {
    int size = widths.length;
    List<List<Integer>> fed = lists(size);
    List<List<Integer>> feeding = lists(size);
    for (int[] arrow : arrows) {
      fed.get(arrow[0]).add(arrow[1]);
      feeding.get(arrow[1]).add(arrow[0]);
    }
    int[] layer = layers(fed, feeding);
    List<List<Integer>> columns = lists(Arrays.stream(layer).max().orElse(-1) + 1);
    for (int item = 0; item < size; item++) {
      columns.get(layer[item]).add(item);
    }
    Area[] places = new Area[size];
    double[] wish = new double[size];
    double x = 0;
    for (List<Integer> column : columns) {
      for (int item : column) {
        wish[item] =
            feeding.get(item).stream()
                .mapToDouble(from -> places[from].y() + places[from].height() / 2)
                .average()
                .orElse(0);
      }
      column.sort(Comparator.<Integer>comparingDouble(i -> wish[i]).thenComparing(i -> i));
      double y = 0;
      double widest = 0;
      for (int item : column) {
        places[item] = new Area(x, y, widths[item], heights[item]);
        y += heights[item] + GAP_Y;
        widest = Math.max(widest, widths[item]);
      }
      x += widest + GAP_X;
    }
    return places;
  }

  private static int[] layers(List<List<Integer>> fed, List<List<Integer>> feeding) {
    int[] layer = new int[fed.size()];
    int[] waiting = feeding.stream().mapToInt(List::size).toArray();
    List<Integer> open = new ArrayList<>();
    IntStream.range(0, layer.length).filter(item -> waiting[item] == 0).forEach(open::add);
    for (int i = 0; i < open.size(); i++) {
      int from = open.get(i);
      for (int to : fed.get(from)) {
        layer[to] = Math.max(layer[to], layer[from] + 1);
        if (--waiting[to] == 0) {
          open.add(to);
        }
      }
    }
    return layer;
  }

  private static List<List<Integer>> lists(int size) {
    List<List<Integer>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }
}
