package dev.kindling.report.diagram;

/**
 * Where everything of a {@link Diagram} lies.
 *
 * @param boxes of each box, in its order
 * @param groups of each group, in its order
 * @param arrows of each arrow, in its order: the points that it bends at, x and y in turn
 */
public record DiagramLayout(
    double width, double height, Area[] boxes, Area[] groups, double[][] arrows) {

  /** A rectangle. */
  public record Area(double x, double y, double width, double height) {}
}
