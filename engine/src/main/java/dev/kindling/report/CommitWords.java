package dev.kindling.report;

import dev.kindling.git.Commit;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;

/** A commit as every text names it. */
final class CommitWords {

  private static final int DAY = 10;

  private CommitWords() {}

  /** {@code 1f3c5a7d9 2026-03-01 Ada Example: Read customers with Spark}. */
  static Styled line(Commit commit, Style style) {
    return Styled.of(
        style.strong(commit.shortId()),
        " ",
        style.faint(commit.date().substring(0, DAY)),
        " ",
        commit.author(),
        ": ",
        commit.title());
  }
}
