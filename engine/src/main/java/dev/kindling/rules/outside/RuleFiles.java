package dev.kindling.rules.outside;

import java.util.ArrayList;
import java.util.Comparator;
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
      int before = checker.problems().size();
      checker.check(file);
      List<Problem> ofFile = checker.problems();
      ofFile.subList(before, ofFile.size()).stream()
          .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
          .forEach(problems::add);
    }
    return problems;
  }
}
