package dev.kindling.report.diagram;

import java.util.List;

/**
 * What is to be laid out: boxes, some of them in groups, and arrows between boxes. All by number.
 *
 * @param widths of the boxes, whose height is {@link #HEIGHT}
 * @param groups a name for each group
 * @param groupOf the group of each box, or -1
 * @param arrows pairs of boxes, from the first to the second
 */
public record Diagram(int[] widths, List<String> groups, int[] groupOf, int[][] arrows) {

  /** Of every box: two lines of text. */
  static final int HEIGHT = 44;

  /** Above the boxes of a group: its title. */
  static final int TITLE = 30;

  /** Between the boxes of a group and its border. */
  static final int PADDING = 16;

  int size() {
    return widths.length;
  }
}
