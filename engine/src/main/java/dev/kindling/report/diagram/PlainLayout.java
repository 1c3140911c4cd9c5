package dev.kindling.report.diagram;

import dev.kindling.report.diagram.DiagramLayout.Area;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out diagrams that are too big for {@link ElkLayout}, in about linear time: the boxes of each
 * group in columns, then groups and single boxes in columns. Arrows run straight.
 */
public final class PlainLayout {

  private static final double MARGIN = 12;

  private final Diagram diagram;
  private final int groups;

  /** Of a box: the number of its group, or behind the groups one of its own. */
  private final int[] block;

  /** Of a box: its place among the boxes of its group. */
  private final int[] rank;

  private final List<List<Integer>> members = new ArrayList<>();

  private PlainLayout(Diagram diagram) {
    this.diagram = diagram;
    this.groups = diagram.groups().size();
    this.block = new int[diagram.size()];
    this.rank = new int[diagram.size()];
    for (int g = 0; g < groups; g++) {
      members.add(new ArrayList<>());
    }
    for (int box = 0; box < block.length; box++) {
      int group = diagram.groupOf()[box];
      block[box] = group < 0 ? members.size() : group;
      if (group < 0) {
        members.add(new ArrayList<>());
      }
      rank[box] = members.get(block[box]).size();
      members.get(block[box]).add(box);
    }
  }

  public static DiagramLayout of(Diagram diagram) {
    return new PlainLayout(diagram).placement();
  }

  private DiagramLayout placement() {
    List<List<int[]>> inner = new ArrayList<>();
    members.forEach(each -> inner.add(new ArrayList<>()));
    List<int[]> outer = new ArrayList<>();
    for (int[] arrow : diagram.arrows()) {
      int from = block[arrow[0]];
      int to = block[arrow[1]];
      if (from == to) {
        inner.get(from).add(new int[] {rank[arrow[0]], rank[arrow[1]]});
      } else {
        outer.add(new int[] {from, to});
      }
    }
    Area[] boxes = new Area[diagram.size()];
    double[] widths = new double[members.size()];
    double[] heights = new double[members.size()];
    for (int b = 0; b < members.size(); b++) {
      placeInside(b, inner.get(b), boxes, widths, heights);
    }
    Area[] blocks = LayerColumns.place(widths, heights, outer);
    double width = 0;
    double height = 0;
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = moved(blocks[b], MARGIN, MARGIN);
      width = Math.max(width, blocks[b].x() + blocks[b].width() + MARGIN);
      height = Math.max(height, blocks[b].y() + blocks[b].height() + MARGIN);
    }
    for (int box = 0; box < boxes.length; box++) {
      Area around = blocks[block[box]];
      boxes[box] = moved(boxes[box], around.x(), around.y());
    }
    Area[] containers = new Area[groups];
    System.arraycopy(blocks, 0, containers, 0, groups);
    return new DiagramLayout(width, height, boxes, containers, arrows(boxes));
  }

  /** Places the boxes of a group, or a single box, seen from the corner of what holds them. */
  private void placeInside(
      int b, List<int[]> arrows, Area[] boxes, double[] widths, double[] heights) {
    List<Integer> inside = members.get(b);
    double[] w = inside.stream().mapToDouble(box -> diagram.widths()[box]).toArray();
    double[] h = inside.stream().mapToDouble(box -> Diagram.HEIGHT).toArray();
    Area[] places = LayerColumns.place(w, h, arrows);
    double padding = b < groups ? Diagram.PADDING : 0;
    double title = b < groups ? Diagram.TITLE : 0;
    for (int i = 0; i < places.length; i++) {
      Area place = moved(places[i], padding, padding + title);
      boxes[inside.get(i)] = place;
      widths[b] = Math.max(widths[b], place.x() + place.width() + padding);
      heights[b] = Math.max(heights[b], place.y() + place.height() + padding);
    }
  }

  private double[][] arrows(Area[] boxes) {
    double[][] arrows = new double[diagram.arrows().length][];
    for (int i = 0; i < arrows.length; i++) {
      Area from = boxes[diagram.arrows()[i][0]];
      Area to = boxes[diagram.arrows()[i][1]];
      arrows[i] =
          new double[] {
            from.x() + from.width(), from.y() + from.height() / 2, to.x(), to.y() + to.height() / 2
          };
    }
    return arrows;
  }

  private static Area moved(Area area, double x, double y) {
    return new Area(area.x() + x, area.y() + y, area.width(), area.height());
  }
}
