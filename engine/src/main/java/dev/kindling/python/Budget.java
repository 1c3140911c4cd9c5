package dev.kindling.python;

/**
 * How much work reading may take, counted in steps rather than time so that the same project always
 * gives the same answer.
 */
final class Budget {

  /** Calls within calls; Python itself stops at 1,000. */
  static final int MAX_DEPTH = 200;

  /** Elements of a container, characters of a text: larger ones are not followed. */
  static final int MAX_SIZE = 200_000;

  /** Rounds of a loop. */
  static final int MAX_ROUNDS = 50_000;

  private static final long STEPS_OF_AN_ATTEMPT = 8_000_000;
  private static final long STEPS_IN_ALL = 40_000_000;

  private long steps;
  private long limit = STEPS_OF_AN_ATTEMPT;
  private int depth;
  private long doubts;

  /** The work is more than the budget has. */
  static final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Exceeded() {
      super("more steps than are followed", null, false, false);
    }
  }

  /** Python may raise an error here that the reader does not see. */
  void doubt() {
    doubts++;
  }

  /** How often there was a doubt so far. */
  long doubts() {
    return doubts;
  }

  void step() {
    if (++steps > limit) {
      throw new Exceeded();
    }
  }

  void steps(int count) {
    steps += count;
    if (steps > limit) {
      throw new Exceeded();
    }
  }

  /** Begins an attempt that may fail alone; gives what {@link #close} needs. */
  long open() {
    long outer = limit;
    limit = Math.min(STEPS_IN_ALL, steps + STEPS_OF_AN_ATTEMPT);
    return outer;
  }

  /** Ends an attempt: its steps do not count against the one around it. */
  void close(long outer, long stepsBefore) {
    limit = Math.min(STEPS_IN_ALL, outer + steps - stepsBefore);
  }

  long taken() {
    return steps;
  }

  boolean enter() {
    return ++depth <= MAX_DEPTH;
  }

  void leave() {
    depth--;
  }
}
