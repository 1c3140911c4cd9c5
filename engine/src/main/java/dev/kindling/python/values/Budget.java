package dev.kindling.python.values;

/**
 * How much work reading may take, counted in steps rather than time so that the same project always
 * gives the same answer.
 */
public final class Budget {

  /** Calls within calls; Python itself stops at 1,000. */
  static final int MAX_DEPTH = 200;

  /** Elements of a container, characters of a text: larger ones are not followed. */
  public static final int MAX_SIZE = 200_000;

  /** Rounds of a loop. */
  public static final int MAX_ROUNDS = 50_000;

  private static final long STEPS_OF_AN_ATTEMPT = 8_000_000;
  private static final long STEPS_IN_ALL = 40_000_000;

  private long steps;
  private long limit = STEPS_OF_AN_ATTEMPT;
  private int depth;
  private Site place = Site.NOWHERE;

  /** The work is more than the budget has. */
  public static final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Exceeded() {
      super("more steps than are followed", null, false, false);
    }
  }

  public void step() {
    if (++steps > limit) {
      throw new Exceeded();
    }
  }

  /** A step that begins a statement. */
  public void step(Site statement) {
    place = statement;
    step();
  }

  /** Where the statement stands that was begun last: what used the budget up. */
  public Site place() {
    return place;
  }

  public void steps(int count) {
    steps += count;
    if (steps > limit) {
      throw new Exceeded();
    }
  }

  /** Begins an attempt that may fail alone; gives what {@link #close} needs. */
  public long open() {
    long outer = limit;
    limit = Math.min(STEPS_IN_ALL, steps + STEPS_OF_AN_ATTEMPT);
    return outer;
  }

  /** Ends an attempt: its steps do not count against the one around it. */
  public void close(long outer, long stepsBefore) {
    limit = Math.min(STEPS_IN_ALL, outer + steps - stepsBefore);
  }

  /** As {@link #open}, for work that may take no more than these steps. */
  public long narrow(long most) {
    long outer = limit;
    limit = Math.min(limit, steps + most);
    return outer;
  }

  /** Ends such work: its steps count against what is around it. */
  public void widen(long outer) {
    limit = outer;
  }

  /** Whether there is none left of what is around such work either. */
  public boolean spent() {
    return steps > limit;
  }

  public long taken() {
    return steps;
  }

  public boolean enter() {
    return ++depth <= MAX_DEPTH;
  }

  public void leave() {
    depth--;
  }
}
