package dev.kindling.report.diagram;

import dev.kindling.graph.Adjacency;
import dev.kindling.graph.KedroOrder;
import dev.kindling.report.diagram.DiagramLayout.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
    Adjacency.Builder feeding = new Adjacency.Builder(size);
    arrows.forEach(arrow -> feeding.add(arrow[1], arrow[0]));
    Adjacency in = feeding.build();
    int[] layer = KedroOrder.layers(in);
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
            in.targets(item)
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

  private static List<List<Integer>> lists(int size) {
    List<List<Integer>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }
}
