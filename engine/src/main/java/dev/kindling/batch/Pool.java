package dev.kindling.batch;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered jobs on a bounded number of threads and lets none of them stop the others: a job
 * over its budget is interrupted, and where that does not help, its thread is given up and
 * replaced. Each number gets exactly one result, whatever happens; after a stop, at most one.
 */
final class Pool {

  /** How often budgets are looked at. */
  private static final long LOOK_MILLIS = 50;

  /** How long an interrupted job has to end before its thread is given up. */
  private static final long GRACE_NANOS = 2_000_000_000L;

  /** Deeply nested sources are parsed on these threads. */
  private static final long STACK_BYTES = 16L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Takes the results, on whatever thread they come to be. */
  interface Results {

    /** The job's outcome. */
    void done(int job, Outcome outcome);

    /** The job ran out of memory that others may have used up: run it again on its own. */
    void outOfMemory(int job);

    /** The job's outcome where it threw. */
    void failed(int job, Throwable fault, long millis);

    /** The job took more than its budget. */
    void overBudget(int job, String message, long millis);
  }

  private final List<Integer> jobs;
  private final IntFunction<Outcome> work;
  private final Budget budget;
  private final Results results;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Worker> workers = new ArrayList<>();
  private final CountDownLatch open;
  private volatile boolean stopped;

  /** Set before jobs are interrupted for good: what they say from then on is not their result. */
  private volatile boolean cut;

  private volatile @Nullable Throwable broken;

  Pool(List<Integer> jobs, IntFunction<Outcome> work, Budget budget, Results results) {
    this.jobs = jobs;
    this.work = work;
    this.budget = budget;
    this.results = results;
    this.open = new CountDownLatch(jobs.size());
  }

  /**
   * Runs all the jobs and returns when each has its result, or soon after {@link #stop}: jobs that
   * ran then have none.
   *
   * @throws IllegalStateException where a thread ended and could not tell its job's result
   */
  void run(int threads) throws InterruptedException {
    LiveMemory memory = new LiveMemory(budget.bytes());
    for (int i = 0; i < Math.min(threads, jobs.size()); i++) {
      start();
    }
    while (!stopped && !open.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (memory.exceeded()) {
        largest().ifPresent(Worker::tooLarge);
      }
      for (Worker worker : List.copyOf(workers)) {
        if (worker.look()) {
          workers.remove(worker);
          start();
        }
      }
    }
    cut = true;
    workers.forEach(Worker::interrupt);
    if (broken != null) {
      throw new IllegalStateException("a thread of the batch ended", broken);
    }
  }

  /**
   * Whoever has allocated the most, of those who can hold more than they may. Memory is one for all
   * threads: which of them holds it is known only of one that runs alone.
   */
  private Optional<Worker> largest() {
    return workers.stream()
        .filter(worker -> worker.allocated() > budget.bytes())
        .max(Comparator.comparingLong(Worker::allocated));
  }

  private long running() {
    return workers.stream().filter(worker -> worker.allocated() > 0).count();
  }

  /** No further job begins; those that run are left to themselves. */
  void stop() {
    stopped = true;
  }

  private void start() {
    Worker worker = new Worker();
    workers.add(worker);
    worker.begin();
  }

  /** A thread and the job that it is at. */
  private final class Worker {

    private @Nullable Attempt attempt;
    private @Nullable Thread thread;
    private volatile boolean retired;

    void begin() {
      Thread started = new Thread(null, this::work, "kindling-batch", STACK_BYTES);
      started.setDaemon(true);
      thread = started;
      started.start();
    }

    private void work() {
      try {
        takeJobs();
      } catch (Throwable e) {
        broken = e;
        stopped = true;
      }
    }

    private void takeJobs() {
      while (!stopped && !retired) {
        int place = next.getAndIncrement();
        if (place >= jobs.size()) {
          return;
        }
        Attempt mine = new Attempt(jobs.get(place));
        synchronized (this) {
          attempt = mine;
        }
        mine.run();
        synchronized (this) {
          attempt = null;
        }
        // An interrupt that came as the job ended is not the next one's.
        Thread.interrupted();
      }
    }

    /** What its job has allocated so far, in bytes; 0 where it has none. */
    long allocated() {
      synchronized (this) {
        return attempt == null || thread == null
            ? 0
            : Math.max(1, THREADS.getThreadAllocatedBytes(thread.getId()) - attempt.allocated);
      }
    }

    /** Ends the job, whose memory is too much: for good if it ran alone, else to run alone. */
    void tooLarge() {
      boolean alone = running() == 1;
      Attempt current;
      synchronized (this) {
        current = attempt;
      }
      if (current != null && current.claim()) {
        current.given = System.nanoTime();
        if (alone) {
          results.overBudget(
              current.job,
              "it takes more memory than "
                  + (budget.bytes() >> 20)
                  + " MiB; look at what it builds, or give it more by --memory.",
              current.millis());
        } else {
          results.outOfMemory(current.job);
        }
        open.countDown();
        interrupt();
      }
    }

    /** Whether the thread is to be replaced, since its job neither ends nor heeds the interrupt. */
    boolean look() {
      Attempt current;
      synchronized (this) {
        current = attempt;
      }
      if (current == null || thread == null) {
        return false;
      }
      String over = current.over();
      if (over != null && current.claim()) {
        current.given = System.nanoTime();
        results.overBudget(current.job, over, current.millis());
        open.countDown();
        interrupt();
      }
      if (current.given != 0 && System.nanoTime() - current.given > GRACE_NANOS) {
        retired = true;
        return true;
      }
      return false;
    }

    void interrupt() {
      Thread running = thread;
      synchronized (this) {
        if (attempt != null && running != null) {
          running.interrupt();
        }
      }
    }
  }

  /** One run of one job. Whoever claims it first, the job or the watch, tells its result. */
  private final class Attempt {

    final int job;
    private final long began = System.nanoTime();
    private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
    private boolean claimed;

    /** When the watch gave it up, by the nanosecond clock; 0 while it is within its budget. */
    private volatile long given;

    Attempt(int job) {
      this.job = job;
    }

    void run() {
      Outcome outcome;
      try {
        outcome = work.apply(job);
      } catch (Throwable fault) {
        if (claim()) {
          if (isMemory(fault)) {
            results.outOfMemory(job);
          } else {
            results.failed(job, fault, millis());
          }
          open.countDown();
        }
        return;
      }
      if (claim()) {
        results.done(job, outcome);
        open.countDown();
      }
    }

    synchronized boolean claim() {
      boolean first = !claimed && !cut;
      claimed = true;
      return first;
    }

    @Nullable String over() {
      if (System.nanoTime() - began > budget.time().toNanos()) {
        return "it takes more than "
            + budget.time().toSeconds()
            + " s; look at what it computes, or give it more by --timeout.";
      }
      return null;
    }

    long millis() {
      return (System.nanoTime() - began) / 1_000_000;
    }

    private boolean isMemory(Throwable fault) {
      for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
        if (cause instanceof OutOfMemoryError) {
          return true;
        }
      }
      return false;
    }
  }
}
