package dev.kindling.report;

import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.report.diagram.Diagrams;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/**
 * A Mermaid flowchart, as GitHub and GitLab draw it in Markdown: groups as subgraphs, datasets on
 * the edges. Shapes tell the verdicts apart, colour only repeats it.
 */
final class MermaidPlan implements PlanWriter {

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    Map<String, String> ids = new HashMap<>();
    plan.nodes().forEach(verdict -> ids.put(verdict.node(), "n" + ids.size()));
    out.write("flowchart LR\n");
    int group = 0;
    for (Task task : plan.tasks()) {
      boolean spark = task.type() == NodeType.PYSPARK;
      String indent = Diagrams.isGroup(task) ? "    " : "  ";
      if (Diagrams.isGroup(task)) {
        out.write("  subgraph g" + group++ + "[\"" + text(task.name()) + "\"]\n");
      }
      for (String node : task.nodes()) {
        String open = spark ? "[[\"" : "(\"";
        String close = spark ? "\"]]:::pyspark\n" : "\")\n";
        out.write(indent + ids.get(node) + open + text(node) + close);
      }
      if (Diagrams.isGroup(task)) {
        out.write("  end\n");
      }
    }
    for (Edge edge : explained.flow().edges()) {
      out.write(
          "  %s -->|\"%s\"| %s\n"
              .formatted(ids.get(edge.from()), text(edge.label()), ids.get(edge.to())));
    }
    out.write("  classDef pyspark fill:#ffe8d6,stroke:#b3541e,stroke-width:2px,color:#1f1300\n");
  }

  /** Entities for whatever Mermaid, or the page around it, would read as more than text. */
  private static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " ._-/@:,=()".indexOf(c) >= 0) {
                text.appendCodePoint(c);
              } else {
                text.append('#').append(c).append(';');
              }
            });
    return text.toString();
  }
}
