package dev.kindling.plan;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Applies a project's waivers to findings. A waived finding stays in every report, as a note that
 * says why it is waived; a waiver that covers nothing, or no longer holds, is a finding itself.
 */
public final class Waivers {

  /** The code of a waiver that covers no finding. */
  public static final String UNUSED = "unused-waiver";

  /** The code of a waiver whose last day has passed. */
  public static final String EXPIRED = "expired-waiver";

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::code)
          .thenComparing(f -> f.origin().file())
          .thenComparingInt(f -> f.origin().line())
          .thenComparing(Finding::message);

  private Waivers() {}

  /**
   * The findings with the waivers applied.
   *
   * @param today the day by which waivers expire
   * @param asked whether findings of a code were looked for at all; a waiver of another code is
   *     neither unused nor expired here
   * @param known every code that a finding may have
   */
  public static List<Finding> apply(
      List<Finding> found,
      List<Waiver> waivers,
      LocalDate today,
      Predicate<String> asked,
      Supplier<Set<String>> known) {
    if (waivers.isEmpty()) {
      return found;
    }
    List<Finding> findings = new ArrayList<>();
    Set<Waiver> used = new HashSet<>();
    for (Finding finding : found) {
      Finding said = finding;
      for (Waiver waiver : waivers) {
        if (waiver.covers(finding)) {
          used.add(waiver);
          said = waiver.expired(today) || said != finding ? said : waived(finding, waiver);
        }
      }
      findings.add(said);
    }
    for (Waiver waiver : waivers) {
      if (asked.test(waiver.code())) {
        if (waiver.expired(today)) {
          findings.add(expired(waiver));
        } else if (!used.contains(waiver)) {
          findings.add(unused(waiver, known.get()));
        }
      }
    }
    findings.sort(ORDER);
    return findings;
  }

  private static Finding waived(Finding finding, Waiver waiver) {
    String until = waiver.expires() == null ? "" : " until " + waiver.expires();
    return new Finding(
        finding.code(),
        Severity.NOTE,
        finding.node(),
        finding.dataset(),
        finding.message() + " (waived" + until + ": " + waiver.reason() + ")",
        finding.remedy(),
        finding.origin());
  }

  private static Finding expired(Waiver waiver) {
    return finding(
        EXPIRED,
        waiver,
        "the waiver of `%s`%s expired after %s"
            .formatted(waiver.code(), subject(waiver), waiver.expires()),
        "mend what it waives, or give the waiver a new date and reason");
  }

  private static Finding unused(Waiver waiver, Set<String> known) {
    if (!known.contains(waiver.code())) {
      return finding(
          UNUSED,
          waiver,
          "the waiver names `%s`, a code that no finding has.%s"
              .formatted(waiver.code(), Spelling.hint(waiver.code(), known)),
          "correct the code: `kindling rules list` names them");
    }
    return finding(
        UNUSED,
        waiver,
        "the waiver of `%s`%s covers no finding".formatted(waiver.code(), subject(waiver)),
        "delete the waiver");
  }

  private static Finding finding(String code, Waiver waiver, String message, String remedy) {
    return new Finding(
        code, Severity.WARNING, waiver.node(), waiver.dataset(), message, remedy, waiver.origin());
  }

  private static String subject(Waiver waiver) {
    String node = waiver.node() == null ? "" : " for node `" + waiver.node() + "`";
    return node + (waiver.dataset() == null ? "" : " for dataset `" + waiver.dataset() + "`");
  }
}
