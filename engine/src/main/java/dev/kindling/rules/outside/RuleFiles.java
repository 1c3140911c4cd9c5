package dev.kindling.rules.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rule files of an organization: what is wrong with them, and what they add. */
public final class RuleFiles {

  private RuleFiles() {}

  /**
   * Every mistake in the files, in their order.
   *
   * @param reserved codes that no outside rule may take
   */
  public static List<Problem> problems(List<RuleFile> files, Set<String> reserved) {
    Checker checker = new Checker(reserved);
    List<Problem> problems = new ArrayList<>();
    for (RuleFile file : files) {
      checker.check(file);
    }
    problems.addAll(checker.problems());
    return problems;
  }
}
