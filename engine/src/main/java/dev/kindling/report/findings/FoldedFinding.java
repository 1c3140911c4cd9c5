package dev.kindling.report.findings;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import dev.kindling.report.style.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finding that stands for all that say the same of other nodes, datasets and lines: nobody reads
 * hundreds of them.
 *
 * @param more how many it stands for beside itself
 */
public record FoldedFinding(Finding first, int more) {

  /** So many of one kind are shown one by one. */
  private static final int FEW = 5;

  /** What two findings say alike, whatever they say it of. */
  private record Kind(String code, Severity severity, String sentence) {

    static Kind of(Finding finding) {
      String names =
          finding
              .message()
              .replaceAll("`[^`]*`", "`")
              .replaceAll("`(?:, `| and `)+", "`")
              .replaceAll("\\d+", "0");
      return new Kind(finding.code(), finding.severity(), names);
    }
  }

  /**
   * The findings in their order, where each kind begins.
   *
   * @param all folds nothing
   */
  public static List<FoldedFinding> of(List<Finding> findings, boolean all) {
    Map<Kind, List<Finding>> kinds = new LinkedHashMap<>();
    findings.forEach(f -> kinds.computeIfAbsent(Kind.of(f), k -> new ArrayList<>()).add(f));
    List<FoldedFinding> folded = new ArrayList<>();
    for (Finding finding : findings) {
      List<Finding> alike = kinds.get(Kind.of(finding));
      if (all || alike.size() <= FEW) {
        folded.add(new FoldedFinding(finding, 0));
      } else if (alike.get(0) == finding) {
        folded.add(new FoldedFinding(finding, alike.size() - 1));
      }
    }
    return List.copyOf(folded);
  }

  /** What stands for the others. */
  public String rest() {
    return "and "
        + Summary.count(more, "more finding")
        + " ["
        + first.code()
        + "] of this kind: --all shows "
        + (more == 1 ? "it" : "them");
  }
}
