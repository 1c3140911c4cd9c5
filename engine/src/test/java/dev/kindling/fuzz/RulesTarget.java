package dev.kindling.fuzz;

import dev.kindling.rules.outside.Problem;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The input is a rule file: it is in order and is compiled, or has problems with their places. */
public final class RulesTarget {

  private RulesTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Documented.outcome(
        () -> {
          RuleFile file = RuleFile.of("fuzz.drl", new String(input, StandardCharsets.UTF_8));
          RuleFiles read = RuleFiles.of(List.of(file));
          read.problems().forEach(problem -> check(problem, file));
          read.rules();
        });
  }

  private static void check(Problem problem, RuleFile file) {
    int lines = Math.max(1, file.lines().size());
    if (problem.line() < 1 || problem.line() > lines || problem.column() < 1) {
      throw new AssertionError("a problem that is nowhere: " + problem);
    }
    if (problem.message().contains("\n") || problem.render().isBlank()) {
      throw new AssertionError("a problem that is no line: " + problem);
    }
    Documented.sentence(problem.message());
  }
}
