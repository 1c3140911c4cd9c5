package dev.kindling.report.findings;

import dev.kindling.facts.Severity;

/**
 * What can be read about the code of a finding.
 *
 * @param title what it says, in a few words
 * @param severity that its findings have unless they are waived
 * @param page its page in Markdown; empty where it has none
 */
public record CodePage(String code, String title, Severity severity, String page) {

  /** The page's first paragraph, or the title where there is no page. */
  String summary() {
    return page.lines()
        .dropWhile(line -> line.isBlank() || line.startsWith("#"))
        .takeWhile(line -> !line.isBlank())
        .map(String::strip)
        .reduce((text, line) -> text + " " + line)
        .orElse(title);
  }
}
