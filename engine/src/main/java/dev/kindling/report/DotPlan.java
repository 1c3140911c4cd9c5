package dev.kindling.report;

import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.report.diagram.Diagrams;
import dev.kindling.report.style.EscapingWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * A graph for Graphviz: groups as clusters, datasets on the edges. Shapes tell the verdicts apart,
 * colour only repeats it.
 */
final class DotPlan implements PlanWriter {

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    out.write("digraph " + quoted(plan.project() + " " + plan.pipeline()) + " {\n");
    out.write("  rankdir=LR;\n");
    out.write("  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    out.write("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    int group = 0;
    for (Task task : plan.tasks()) {
      if (task.type() == NodeType.PYSPARK) {
        out.write("  subgraph cluster_" + group++ + " {\n");
        out.write("    label=" + quoted(task.name()) + "; color=\"#b3541e\"; penwidth=2;\n");
        for (String node : task.nodes()) {
          out.write("    " + quoted(node));
          out.write(" [shape=component, style=filled, fillcolor=\"#ffe8d6\"];\n");
        }
        out.write("  }\n");
      } else if (Diagrams.isGroup(task)) {
        out.write("  subgraph cluster_" + group++ + " {\n");
        out.write("    label=" + quoted(task.name()) + "; style=rounded; color=\"#57606a\";\n");
        for (String node : task.nodes()) {
          out.write("    " + quoted(node) + ";\n");
        }
        out.write("  }\n");
      } else {
        for (String node : task.nodes()) {
          out.write("  " + quoted(node) + ";\n");
        }
      }
    }
    for (Edge edge : explained.flow().edges()) {
      out.write("  " + quoted(edge.from()) + " -> " + quoted(edge.to()));
      out.write(" [label=" + quoted(edge.label()) + "];\n");
    }
    out.write("}\n");
  }

  /**
   * A quoted identifier. In labels a backslash starts an escape such as {@code \N}, so it is
   * doubled there and in names alike: both show what was given.
   */
  private static String quoted(String raw) {
    String text = EscapingWriter.visible(raw);
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
