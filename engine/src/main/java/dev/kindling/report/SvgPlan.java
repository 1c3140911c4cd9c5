package dev.kindling.report;

import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Explanation;
import dev.kindling.report.diagram.DiagramLayout;
import dev.kindling.report.diagram.Diagrams;
import dev.kindling.report.diagram.SvgDrawing;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The drawing of the plan alone, as an SVG file: for a notebook, a slide or a wiki. */
final class SvgPlan implements PlanWriter {

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    List<Edge> edges = explained.flow().edges();
    DiagramLayout nodes = Diagrams.place(Diagrams.nodes(explained, edges));
    String style = HtmlPlan.resource("picture.css");
    out.write(new SvgDrawing(explained.plan()).picture(edges, nodes, style));
  }
}
