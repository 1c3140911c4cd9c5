package dev.kindling.report;

import dev.kindling.explanation.Cause;
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
  public void write(PlanDiff diff, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    for (NodeDiff node : diff.nodes()) {
      out.line(
          style.strong(node.node())
              + "  "
              + style.changed(DiffWords.verdict(node))
              + style.faint("  task ")
              + DiffWords.task(node));
      for (Derivation lost : node.lost()) {
        out.line("  " + style.removed("- " + DiffWords.reason(lost)) + place(lost));
      }
      for (Derivation gained : node.gained()) {
        out.line("  " + style.added("+ " + DiffWords.reason(gained)) + place(gained));
      }
      for (Cause cause : node.causes()) {
        String said = DiffWords.cause(cause);
        String at = cause.because() == null ? "" : place(cause.because());
        out.line(
            "    " + (cause.gained() ? style.added("+ " + said) : style.removed("- " + said)) + at);
      }
    }
    for (Finding finding : diff.goneFindings()) {
      out.line(style.removed("- ") + TextFindings.headline(finding, style));
    }
    for (Finding finding : diff.newFindings()) {
      out.line(style.added("+ ") + TextFindings.headline(finding, style));
    }
    if (!diff.isEmpty()) {
      out.blank();
    }
    out.line(DiffWords.summary(diff));
  }

  private String place(Derivation reason) {
    return reason.evidence().stream()
        .filter(Origin::known)
        .findFirst()
        .map(origin -> style.faint(" (" + origin + ")"))
        .orElse("");
  }
}
