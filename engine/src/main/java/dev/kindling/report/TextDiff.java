package dev.kindling.report;

import dev.kindling.explanation.PlanDiff;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Derivation;
import java.io.IOException;
import java.io.Writer;

/** The difference for people: what changed, node by node, and because of what. */
final class TextDiff implements DiffWriter {

  private final Style style;

  TextDiff(Style style) {
    this.style = style;
  }

  @Override
  public void write(PlanDiff diff, Writer unguarded) throws IOException {
    Writer out = new TerminalWriter(unguarded, style);
    for (NodeDiff node : diff.nodes()) {
      out.write(
          style.strong(node.node())
              + "  "
              + style.changed(DiffWords.verdict(node))
              + style.faint("  task ")
              + DiffWords.task(node)
              + "\n");
      for (Derivation lost : node.lost()) {
        out.write("  " + style.removed("- " + DiffWords.reason(lost)) + place(lost) + "\n");
      }
      for (Derivation gained : node.gained()) {
        out.write("  " + style.added("+ " + DiffWords.reason(gained)) + place(gained) + "\n");
      }
    }
    for (Finding finding : diff.goneFindings()) {
      out.write(style.removed("- ") + TextFindings.headline(finding, style));
    }
    for (Finding finding : diff.newFindings()) {
      out.write(style.added("+ ") + TextFindings.headline(finding, style));
    }
    out.write((diff.isEmpty() ? "" : "\n") + DiffWords.summary(diff) + "\n");
  }

  private String place(Derivation reason) {
    return reason.evidence().stream()
        .filter(Origin::known)
        .findFirst()
        .map(origin -> style.faint(" (" + origin + ")"))
        .orElse("");
  }
}
