package dev.kindling.batch;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory is held beyond what was held at the start. What is no longer used does not count:
 * only where more is occupied than may be, and now and then, garbage is collected to see what is
 * left.
 */
final class LiveMemory {

  /** Collections for the sake of looking are at least so far apart. */
  private static final long PAUSE_NANOS = 500_000_000L;

  /** And so many times as far apart as one takes. */
  private static final int SHARE = 10;

  private final long most;
  private final long start;
  private long next;

  /**
   * Watches from now on.
   *
   * @param most in bytes; where the heap holds no more than that, nothing is ever looked at
   */
  LiveMemory(long most) {
    this.most = most;
    if (watches()) {
      collect();
    }
    this.start = occupied();
  }

  /** Whether more than that is held now. */
  boolean exceeded() {
    if (!watches() || occupied() - start <= most || System.nanoTime() - next < 0) {
      return false;
    }
    long before = collections();
    long began = System.nanoTime();
    collect();
    long now = System.nanoTime();
    next = now + Math.max(PAUSE_NANOS, SHARE * (now - began));
    // Where Java does not collect when it is asked to, nobody knows what is garbage.
    return collections() > before && occupied() - start > most;
  }

  private boolean watches() {
    return most < Runtime.getRuntime().maxMemory();
  }

  private static void collect() {
    System.gc();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static long occupied() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
