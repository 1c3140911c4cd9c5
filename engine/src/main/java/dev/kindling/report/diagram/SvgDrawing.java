package dev.kindling.report.diagram;

import dev.kindling.explanation.Edge;
import dev.kindling.facts.Finding;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.diagram.DiagramLayout.Area;
import dev.kindling.report.style.Caption;
import dev.kindling.report.style.EscapingWriter;
import dev.kindling.report.style.Html;
import dev.kindling.report.style.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The drawing of a plan as SVG. It stands for itself, on paper and without a script; the page's
 * script finds its parts by their {@code data-} attributes. As a picture of its own it has nothing
 * that only a script would serve, and is well-formed XML whatever names it shows.
 */
public final class SvgDrawing {

  private static final double CORNER = 7;
  private static final String ARROW =
      "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\""
          + " markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
          + "<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n";

  private final Plan plan;
  private final Map<String, List<Finding>> findings = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();
  private boolean still;

  public SvgDrawing(Plan plan) {
    this.plan = plan;
    for (Finding finding : plan.findings()) {
      String node = finding.node();
      if (node != null) {
        findings.computeIfAbsent(node, key -> new ArrayList<>()).add(finding);
      }
    }
  }

  /** The drawing as a part of the page: nodes and, hidden at first, tasks. */
  public String of(List<Edge> edges, DiagramLayout nodes, DiagramLayout tasks) {
    svg.append(
            "<svg id=\"graph\" role=\"group\" aria-label=\"Drawing of the pipeline\" viewBox=\"0 0 ")
        .append(number(nodes.width()))
        .append(' ')
        .append(number(nodes.height()))
        .append("\">\n" + ARROW + "<g id=\"viewport\">\n<g id=\"nodes-view\">\n");
    nodes(edges, nodes);
    svg.append("</g>\n<g id=\"tasks-view\" hidden>\n");
    for (double[] arrow : tasks.arrows()) {
      edge("", arrow, "");
    }
    for (int i = 0; i < plan.tasks().size(); i++) {
      task(i, plan.tasks().get(i), tasks.boxes()[i]);
    }
    return svg.append("</g>\n</g>\n</svg>").toString();
  }

  /**
   * The drawing as a document of its own.
   *
   * @param style rules for its parts, each below the class {@code kindling}, since a notebook puts
   *     pictures of several kinds into one page
   */
  public String picture(List<Edge> edges, DiagramLayout nodes, String style) {
    still = true;
    String width = number(nodes.width());
    String height = number(nodes.height());
    svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kindling\" role=\"img\" aria-label=\"")
        .append(text("Pipeline " + plan.pipeline() + " of " + plan.project()))
        .append("\" width=\"" + width + "\" height=\"" + height)
        .append("\" viewBox=\"0 0 " + width + " " + height + "\">\n<style>\n" + style)
        .append("</style>\n" + ARROW)
        .append("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
    nodes(edges, nodes);
    return svg.append("</svg>\n").toString();
  }

  private void nodes(List<Edge> edges, DiagramLayout nodes) {
    groups(nodes.groups());
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      edge(
          "data-edge=\"" + i + "\"",
          nodes.arrows()[i],
          edge.from() + " feeds " + edge.to() + " with " + edge.label());
    }
    for (int i = 0; i < plan.nodes().size(); i++) {
      node(i, plan.nodes().get(i), nodes.boxes()[i]);
    }
  }

  /** XML has no way to write some of the characters that HTML takes by their number. */
  private String text(String raw) {
    return Html.text(still ? EscapingWriter.visible(raw) : raw);
  }

  private void groups(Area[] areas) {
    int group = 0;
    for (int i = 0; i < plan.tasks().size(); i++) {
      Task task = plan.tasks().get(i);
      if (Diagrams.isGroup(task)) {
        group(i, task, areas[group++]);
      }
    }
  }

  private void group(int number, Task task, Area area) {
    boolean spark = task.type() == NodeType.PYSPARK;
    String count = Summary.count(task.nodes().size(), "node");
    int room = (int) ((area.width() - 50) / 8) - count.length() - 2;
    boolean counted = room >= 10;
    String name = Caption.middleCut(task.name(), counted ? room : room + count.length() + 2);
    svg.append(spark ? "<g class=\"group\" data-task=\"" : "<g class=\"group shared\" data-task=\"")
        .append(number)
        .append("\" transform=\"translate(")
        .append(number(area.x()))
        .append(' ')
        .append(number(area.y()))
        .append(spark ? ")\"><title>Spark group " : ")\"><title>Default task ")
        .append(text(task.name()))
        .append(", ")
        .append(count)
        .append("</title><rect class=\"frame\" rx=\"8\" width=\"")
        .append(number(area.width()))
        .append("\" height=\"")
        .append(number(area.height()))
        .append("\"/><text class=\"title\" x=\"14\" y=\"26\">")
        .append(text(name))
        .append(counted ? "<tspan class=\"title count\" dx=\"10\">" + count + "</tspan>" : "")
        .append("</text>");
    if (!still) {
      svg.append("<g class=\"fold\" role=\"button\" tabindex=\"-1\" aria-expanded=\"true\"")
          .append(" aria-label=\"Collapse or expand ")
          .append(text(task.name()))
          .append("\" transform=\"translate(")
          .append(number(area.width() - 26))
          .append(" 7)\"><rect width=\"18\" height=\"18\" rx=\"4\"/><path d=\"M4 9h10\"/></g>");
    }
    svg.append("</g>\n");
  }

  private void edge(String attributes, double[] points, String title) {
    svg.append("<g class=\"edge\" ")
        .append(attributes)
        .append("><path marker-end=\"url(#arrow)\" d=\"");
    path(points);
    svg.append("\"/>");
    if (!title.isEmpty()) {
      svg.append("<title>").append(text(title)).append("</title>");
    }
    svg.append("</g>\n");
  }

  /** A line through the points, its corners rounded. */
  private void path(double[] points) {
    svg.append('M').append(number(points[0])).append(' ').append(number(points[1]));
    for (int i = 2; i < points.length; i += 2) {
      double x = points[i];
      double y = points[i + 1];
      if (i + 2 < points.length) {
        double before = Math.hypot(x - points[i - 2], y - points[i - 1]);
        double after = Math.hypot(points[i + 2] - x, points[i + 3] - y);
        double corner = Math.min(CORNER, Math.min(before, after) / 2);
        line(toward(x, points[i - 2], corner, before), toward(y, points[i - 1], corner, before));
        svg.append('Q').append(number(x)).append(' ').append(number(y)).append(' ');
        svg.append(number(toward(x, points[i + 2], corner, after))).append(' ');
        svg.append(number(toward(y, points[i + 3], corner, after)));
      } else {
        line(x, y);
      }
    }
  }

  private void line(double x, double y) {
    svg.append('L').append(number(x)).append(' ').append(number(y));
  }

  private static double toward(double from, double to, double distance, double length) {
    return length == 0 ? from : from + (to - from) * distance / length;
  }

  private void node(int number, Verdict verdict, Area area) {
    List<Finding> found = findings.getOrDefault(verdict.node(), List.of());
    boolean spark = verdict.type() == NodeType.PYSPARK;
    Caption caption = Caption.of(verdict);
    String label =
        verdict.node()
            + (spark ? ", on Spark: " : ", ")
            + caption.verdict()
            + ", task "
            + verdict.task()
            + (found.isEmpty() ? "" : ", " + Summary.count(found.size(), "finding"));
    open("data-node=\"" + number + "\"", verdict.type(), area, label, caption);
    if (!found.isEmpty()) {
      Severity gravest =
          found.stream().map(Finding::severity).min(Severity::compareTo).orElse(Severity.NOTE);
      svg.append("<text class=\"badge ")
          .append(gravest)
          .append("\" text-anchor=\"end\" x=\"")
          .append(number(area.width() - 8))
          .append("\" y=\"18\">")
          .append(symbol(gravest))
          .append(found.size() > 1 ? found.size() : "")
          .append("</text>");
    }
    svg.append("</g>\n");
  }

  private void task(int number, Task task, Area area) {
    Caption caption = Caption.of(task);
    String label = "task " + task.name() + ", " + caption.verdict();
    open("data-box=\"" + number + "\"", task.type(), area, label, caption);
    svg.append("</g>\n");
  }

  private void open(String attributes, NodeType type, Area area, String label, Caption caption) {
    boolean spark = type == NodeType.PYSPARK;
    svg.append("<g class=\"node ")
        .append(type)
        .append("\" ")
        .append(attributes)
        .append(
            still
                ? " role=\"img\" aria-label=\""
                : " role=\"button\" tabindex=\"-1\" aria-label=\"")
        .append(text(label))
        .append("\" transform=\"translate(")
        .append(number(area.x()))
        .append(' ')
        .append(number(area.y()))
        .append(")\"><title>")
        .append(text(label))
        .append("</title><rect class=\"box\" width=\"")
        .append(number(area.width()))
        .append("\" height=\"")
        .append(Diagram.HEIGHT)
        .append("\" rx=\"")
        .append(spark ? 3 : Diagram.HEIGHT / 2)
        .append("\"/>");
    if (spark) {
      svg.append("<path class=\"bar-mark\" d=\"M5 3v").append(Diagram.HEIGHT - 6).append("\"/>");
    }
    svg.append("<text class=\"name\" x=\"18\" y=\"19\">")
        .append(text(caption.nameIn(area.width())))
        .append("</text><text class=\"sub\" x=\"18\" y=\"35\">")
        .append(text(caption.verdictIn(area.width())))
        .append("</text>");
  }

  private static String symbol(Severity severity) {
    return switch (severity) {
      case ERROR -> "✖";
      case WARNING -> "▲";
      case NOTE -> "●";
    };
  }

  /** In tenths, so that no platform's rounding shows. */
  public static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10.0 + "";
  }
}
