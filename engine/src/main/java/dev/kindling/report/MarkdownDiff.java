package dev.kindling.report;

import dev.kindling.explanation.Cause;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.explanation.PlanDiff.Kind;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.facts.Finding;
import dev.kindling.plan.Derivation;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Summary;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The difference as Markdown, for the comment on a pull request. */
final class MarkdownDiff implements DiffWriter {

  @Override
  public void write(PlanDiff diff, Writer out) throws IOException {
    out.write("### Kindling: " + DiffWords.summary(diff) + "\n");
    if (!diff.nodes().isEmpty()) {
      out.write("\n| node | verdict | task | because |\n| --- | --- | --- | --- |\n");
    }
    for (NodeDiff node : diff.nodes()) {
      boolean grave = node.kind() == Kind.VERDICT;
      String verdict = DiffWords.verdict(node);
      out.write(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  code(node.node()),
                  grave ? "**" + verdict + "**" : verdict,
                  task(node),
                  reasons(node)));
    }
    findings("New findings", diff.newFindings(), out);
    findings("Findings gone", diff.goneFindings(), out);
    out.write("\n" + Summary.of(diff.head()) + "\n");
  }

  private static String task(NodeDiff node) {
    return String.join(
        " → ",
        List.of(DiffWords.task(node).split(" → ")).stream().map(MarkdownDiff::code).toList());
  }

  private static String reasons(NodeDiff node) {
    List<String> lines = new ArrayList<>();
    for (Derivation lost : node.lost()) {
      lines.add("no longer " + text(DiffWords.reason(lost)));
    }
    for (Derivation gained : node.gained()) {
      lines.add(text(DiffWords.reason(gained)));
    }
    for (Cause cause : node.causes()) {
      lines.add((cause.gained() ? "now " : "no longer: ") + text(DiffWords.cause(cause)));
    }
    return String.join("<br>", lines);
  }

  private static void findings(String title, List<Finding> findings, Writer out)
      throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    out.write("\n**" + title + "**\n\n");
    for (Finding finding : findings) {
      String at = finding.origin().known() ? " (" + code(finding.origin().toString()) + ")" : "";
      out.write(
          "- " + finding.severity() + " " + code(finding.code()) + ": " + text(finding.message()));
      out.write(at + "\n");
    }
  }

  /** A code span in a cell: neither a backtick nor a bar may end it. */
  private static String code(String raw) {
    return "`" + Lines.visible(raw.replace("`", "'").replace("|", "\\|")) + "`";
  }

  /** Text in a cell that is not read as markup; what stands in backticks stays code. */
  private static String text(String raw) {
    StringBuilder text = new StringBuilder();
    String[] parts = raw.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1 && i < parts.length - 1) {
        text.append(code(parts[i]));
      } else {
        text.append(Lines.visible(parts[i]).replaceAll("([\\\\*_<>\\[\\]|#~&])", "\\\\$1"));
      }
    }
    return text.toString();
  }
}
