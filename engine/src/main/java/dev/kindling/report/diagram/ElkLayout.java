package dev.kindling.report.diagram;

import dev.kindling.report.diagram.DiagramLayout.Area;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.ElkUtil;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a diagram out in layers from left to right with orthogonal arrows and groups as containers:
 * Eclipse's ELK does, with its seed fixed.
 */
public final class ElkLayout {

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private ElkLayout() {}

  public static DiagramLayout of(Diagram diagram) {
    ElkNode root = ElkGraphUtil.createGraph();
    configure(root);
    List<ElkNode> groups = new ArrayList<>();
    for (int g = 0; g < diagram.groups().size(); g++) {
      ElkNode group = ElkGraphUtil.createNode(root);
      configure(group);
      group.setProperty(
          LayeredOptions.PADDING,
          new ElkPadding(
              Diagram.TITLE + Diagram.PADDING, Diagram.PADDING, Diagram.PADDING, Diagram.PADDING));
      groups.add(group);
    }
    List<ElkNode> boxes = new ArrayList<>();
    for (int b = 0; b < diagram.size(); b++) {
      int group = diagram.groupOf()[b];
      ElkNode box = ElkGraphUtil.createNode(group < 0 ? root : groups.get(group));
      box.setDimensions(diagram.widths()[b], Diagram.HEIGHT);
      boxes.add(box);
    }
    List<ElkEdge> arrows = new ArrayList<>();
    for (int[] arrow : diagram.arrows()) {
      arrows.add(ElkGraphUtil.createSimpleEdge(boxes.get(arrow[0]), boxes.get(arrow[1])));
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    return new DiagramLayout(
        root.getWidth(),
        root.getHeight(),
        boxes.stream().map(ElkLayout::area).toArray(Area[]::new),
        groups.stream().map(ElkLayout::area).toArray(Area[]::new),
        arrows.stream().map(ElkLayout::points).toArray(double[][]::new));
  }

  private static void configure(ElkNode container) {
    container
        .setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered")
        .setProperty(LayeredOptions.DIRECTION, Direction.RIGHT)
        .setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL)
        .setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN)
        .setProperty(LayeredOptions.RANDOM_SEED, 1)
        .setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0)
        .setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 64.0)
        .setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0)
        .setProperty(LayeredOptions.SPACING_EDGE_EDGE, 8.0)
        .setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
  }

  private static Area area(ElkNode node) {
    KVector corner = ElkUtil.absolutePosition(node);
    return new Area(corner.x, corner.y, node.getWidth(), node.getHeight());
  }

  private static double[] points(ElkEdge edge) {
    ElkNode container = edge.getContainingNode();
    KVector offset =
        container.getParent() == null ? new KVector() : ElkUtil.absolutePosition(container);
    List<Double> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(section.getStartX() + offset.x);
      points.add(section.getStartY() + offset.y);
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(bend.getX() + offset.x);
        points.add(bend.getY() + offset.y);
      }
      points.add(section.getEndX() + offset.x);
      points.add(section.getEndY() + offset.y);
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
