package dev.kindling.batch;

import java.time.Duration;

/**
 * What one project may take.
 *
 * @param time of the clock, from its start to its end
 * @param bytes that its thread may allocate in all, whether it keeps them or not: an upper bound of
 *     what it can hold at any moment
 */
public record Budget(Duration time, long bytes) {

  /** Two minutes, and 64 GiB passed through: more than a plan of 100,000 nodes takes. */
  public static final Budget DEFAULT = new Budget(Duration.ofMinutes(2), 64L << 30);
}
