package dev.kindling.report;

import dev.kindling.explanation.Cause;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Derivation;
import dev.kindling.report.findings.FoldedFinding;
import dev.kindling.report.findings.TextFindings;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The difference for people: what changed, node by node, and because of what. */
final class TextDiff implements DiffWriter {

  private final TextLook look;

  TextDiff(TextLook look) {
    this.look = look;
  }

  @Override
  public void write(PlanDiff diff, Writer writer) throws IOException {
    writeChanges(diff, look, writer);
    Lines out = new Lines(writer, look.style());
    if (!diff.isEmpty()) {
      out.blank();
    }
    out.line(DiffWords.summary(diff));
  }

  /** What is different, without the sum of it. */
  static void writeChanges(PlanDiff diff, TextLook look, Writer writer) throws IOException {
    Style style = look.style();
    Lines out = new Lines(writer, style);
    for (NodeDiff node : diff.nodes()) {
      out.line(
          style.strong(node.node()),
          "  ",
          style.changed(DiffWords.verdict(node)),
          style.faint("  task "),
          DiffWords.task(node));
      writeBecause(node, style, out);
    }
    findings(style.removed("- "), diff.goneFindings(), look, out);
    findings(style.added("+ "), diff.newFindings(), look, out);
  }

  private static void findings(Styled sign, List<Finding> findings, TextLook look, Lines out)
      throws IOException {
    for (FoldedFinding folded : FoldedFinding.of(findings, look.all())) {
      out.line(sign, TextFindings.headline(folded.first(), look));
      if (folded.more() > 0) {
        out.line("  ", look.style().faint(folded.rest()));
      }
    }
  }

  /** The reasons that are new or gone about a node. */
  static void writeBecause(NodeDiff node, Style style, Lines out) throws IOException {
    for (Derivation lost : node.lost()) {
      out.line("  ", style.removed("- " + DiffWords.reason(lost)), place(lost, style));
    }
    for (Derivation gained : node.gained()) {
      out.line("  ", style.added("+ " + DiffWords.reason(gained)), place(gained, style));
    }
    for (Cause cause : node.causes()) {
      String said = DiffWords.cause(cause);
      Styled at = cause.because() == null ? Styled.NOTHING : place(cause.because(), style);
      out.line("    ", cause.gained() ? style.added("+ " + said) : style.removed("- " + said), at);
    }
  }

  private static Styled place(Derivation reason, Style style) {
    return reason.evidence().stream()
        .filter(Origin::known)
        .findFirst()
        .map(origin -> style.faint(" (" + origin + ")"))
        .orElse(Styled.NOTHING);
  }
}
