package dev.kindling.rules.outside;

import java.util.List;

/** Collects the problems of one file. */
final class Report {

  private final RuleFile file;
  private final List<Problem> problems;

  Report(RuleFile file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  RuleFile file() {
    return file;
  }

  void add(String code, Position position, String message) {
    problems.add(Problem.at(file, code, position, message));
  }

  void add(BadRule bad) {
    problems.add(bad.problem());
  }

  BadRule bad(String code, Position position, String message) {
    return new BadRule(Problem.at(file, code, position, message));
  }
}
