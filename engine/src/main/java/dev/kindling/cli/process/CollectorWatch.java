package dev.kindling.cli.process;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ServiceConfigurationError;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process that does nothing any more but collect garbage. Near the limit of its memory a
 * program may go on for hours, a few objects at a time, and never run out. The collector that the
 * launcher chooses ends that by an {@link OutOfMemoryError} where it arises; this watch is for the
 * others, which a user may choose, and for what slips through.
 */
public final class CollectorWatch {

  /** What counts collections takes a while to load: most runs are over by then. */
  private static final long FIRST_MILLIS = 250;

  private static final long LOOK_MILLIS = 1_000;

  /** Looks, not seconds: one collection of a very large heap may take seconds and be worth them. */
  private static final int LOOKS = 10;

  /** The launcher's GCTimeLimit. Where nothing else is done the counters say some 0.9, not 1. */
  private static final double TOO_MUCH = 0.8;

  private final LongSupplier collected;
  private long lastNanos;
  private long lastCollected;
  private int inVain;

  /**
   * @param collected milliseconds that went into collecting so far, while the program stood still
   */
  CollectorWatch(LongSupplier collected, long nanos) {
    this.collected = collected;
    this.lastNanos = nanos;
  }

  /**
   * Watches from now on, on a thread of its own.
   *
   * @param end called at most once
   */
  public static void start(Runnable end) {
    if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
      // A Java that somebody cut down to what is needed: it has no counters to look at.
      return;
    }
    Thread thread = new Thread(() -> watch(end), "kindling-collector-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void watch(Runnable end) {
    CollectorWatch watch = new CollectorWatch(new Pauses(), System.nanoTime());
    try {
      Thread.sleep(FIRST_MILLIS);
      while (!watch.isHopeless(System.nanoTime())) {
        Thread.sleep(LOOK_MILLIS);
      }
      end.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether hardly anything but collecting was done since many looks; to be asked regularly. */
  boolean isHopeless(long nanos) {
    inVain = isInVain(nanos) ? inVain + 1 : 0;
    return inVain >= LOOKS;
  }

  private boolean isInVain(long nanos) {
    try {
      long now = collected.getAsLong();
      double share = (now - lastCollected) * 1e6 / Math.max(1, nanos - lastNanos);
      lastCollected = now;
      lastNanos = nanos;
      return share >= TOO_MUCH;
    } catch (VirtualMachineError | LinkageError | ServiceConfigurationError e) {
      // There is no memory to ask the counters, or there was none when they were to be loaded.
      return true;
    }
  }

  /** Java's counters, found once: when it matters there is no memory to look for them. */
  private static final class Pauses implements LongSupplier {

    private GarbageCollectorMXBean @Nullable [] collectors;

    @Override
    public long getAsLong() {
      GarbageCollectorMXBean[] known = collectors;
      if (known == null) {
        // "ZGC Cycles" and the like run beside the program, which does not stand still for them.
        known =
            ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> !collector.getName().endsWith("Cycles"))
                .toArray(GarbageCollectorMXBean[]::new);
        collectors = known;
      }
      long millis = 0;
      for (GarbageCollectorMXBean collector : known) {
        millis += Math.max(0, collector.getCollectionTime());
      }
      return millis;
    }
  }
}
