package dev.kindling.batch;

import java.time.Duration;

/**
 * What one project may take.
 *
 * @param time of the clock, from its start to its end
 * @param bytes that it may hold at any moment; what it no longer uses does not count
 */
public record Budget(Duration time, long bytes) {

  /** Two minutes and 8 GiB: more than a plan of 100,000 nodes takes. */
  public static final Budget DEFAULT = new Budget(Duration.ofMinutes(2), 8L << 30);
}
