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
    writeChanges(diff, style, writer);
    Lines out = new Lines(writer, style);
    if (!diff.isEmpty()) {
      out.blank();
    }
    out.line(DiffWords.summary(diff));
  }

  /** What is different, without the sum of it. */
  static void writeChanges(PlanDiff diff, Style style, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    for (NodeDiff node : diff.nodes()) {
      out.line(
          style.strong(node.node())
              + "  "
              + style.changed(DiffWords.verdict(node))
              + style.faint("  task ")
              + DiffWords.task(node));
      writeBecause(node, style, out);
    }
    for (Finding finding : diff.goneFindings()) {
      out.line(style.removed("- ") + TextFindings.headline(finding, style));
    }
    for (Finding finding : diff.newFindings()) {
      out.line(style.added("+ ") + TextFindings.headline(finding, style));
    }
  }

  /** The reasons that are new or gone about a node. */
  static void writeBecause(NodeDiff node, Style style, Lines out) throws IOException {
    for (Derivation lost : node.lost()) {
      out.line("  " + style.removed("- " + DiffWords.reason(lost)) + place(lost, style));
    }
    for (Derivation gained : node.gained()) {
      out.line("  " + style.added("+ " + DiffWords.reason(gained)) + place(gained, style));
    }
    for (Cause cause : node.causes()) {
      String said = DiffWords.cause(cause);
      String at = cause.because() == null ? "" : place(cause.because(), style);
      out.line(
          "    " + (cause.gained() ? style.added("+ " + said) : style.removed("- " + said)) + at);
    }
  }

  private static String place(Derivation reason, Style style) {
    return reason.evidence().stream()
        .filter(Origin::known)
        .findFirst()
        .map(origin -> style.faint(" (" + origin + ")"))
        .orElse("");
  }
}
