package dev.kindling.detection;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.LongConsumer;

/**
 * Runs a check for many seeds, and names the seed that it fails for. {@code -Dkindling.seed=N}
 * begins at that seed; the property that a test names says how many to try.
 */
final class Seeds {

  private static final long FIRST = Long.getLong("kindling.seed", 20261123L);

  private Seeds() {}

  static void each(String property, int count, LongConsumer check) {
    long end = FIRST + Integer.getInteger(property, count);
    for (long seed = FIRST; seed < end; seed++) {
      try {
        check.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        fail(
            "seed " + seed + ": try again with -Dkindling.seed=" + seed + " -D" + property + "=1",
            e);
      }
    }
  }
}
