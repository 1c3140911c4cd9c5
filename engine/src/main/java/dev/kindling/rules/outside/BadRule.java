package dev.kindling.rules.outside;

/** Thrown inside this package where reading a rule cannot go on; always caught and collected. */
final class BadRule extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  BadRule(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
