package dev.kindling.planning;

import dev.kindling.explanation.Baseline;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Waivers;
import dev.kindling.rendering.CompileCode;
import dev.kindling.report.findings.CodePage;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import java.util.Map;
import java.util.TreeMap;

/** What can be read about each code that a finding may have. */
public final class CodePages {

  private CodePages() {}

  /** The pages of the rules in force, and of the findings that no rule raises. */
  public static Map<String, CodePage> of(RuleBase rules) {
    Map<String, CodePage> pages = new TreeMap<>();
    for (CompileCode code : CompileCode.values()) {
      put(pages, code.code(), code.meaning());
    }
    put(pages, Waivers.UNUSED, "a waiver covers no finding");
    put(pages, Waivers.EXPIRED, "a waiver's last day has passed");
    pages.put(
        Baseline.NEW_SPARK_NODE,
        new CodePage(
            Baseline.NEW_SPARK_NODE,
            "a node runs on Spark that the baseline does not have",
            Severity.ERROR,
            ""));
    for (RulePage page : rules.pages()) {
      page.severity()
          .ifPresent(
              severity ->
                  pages.put(
                      page.code(), new CodePage(page.code(), page.title(), severity, page.text())));
    }
    return pages;
  }

  private static void put(Map<String, CodePage> pages, String code, String meaning) {
    pages.put(code, new CodePage(code, meaning, Severity.WARNING, ""));
  }
}
