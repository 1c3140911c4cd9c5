package dev.kindling.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans many projects: each on its own, whatever becomes of the others, and tells the outcomes in
 * the projects' order. What is done stands in the journal from the moment that it is done.
 */
final class Batch {

  /** Takes outcomes, in the projects' order. */
  interface Sink {
    void take(Outcome outcome) throws IOException;
  }

  private final List<Candidate> projects;
  private final Function<Candidate, Outcome> planner;
  private final Budget budget;
  private final Journal journal;
  private final Progress progress;
  private final Map<Integer, String> fingerprints = new ConcurrentHashMap<>();
  private final boolean[] ended;
  private @Nullable Throwable broken;
  private volatile boolean stopped;
  private volatile @Nullable Pool pool;

  Batch(
      List<Candidate> projects,
      Function<Candidate, Outcome> planner,
      Budget budget,
      Journal journal,
      Progress progress) {
    this.projects = projects;
    this.planner = planner;
    this.budget = budget;
    this.journal = journal;
    this.progress = progress;
    this.ended = new boolean[projects.size()];
  }

  /**
   * Runs what the journal does not hold yet.
   *
   * @return how many projects' outcomes the sink took: all of them, unless the run was stopped
   * @throws IOException where the journal or the sink cannot be written
   */
  int run(int threads, Sink sink) throws IOException, InterruptedException {
    Thread workers = new Thread(() -> plan(threads), "kindling-batch-pool");
    workers.setDaemon(true);
    workers.start();
    int taken = 0;
    while (taken < projects.size() && await(taken)) {
      sink.take(journal.outcome(projects.get(taken).name()));
      taken++;
    }
    if (stopped) {
      // What ended behind one that did not is done all the same.
      for (int i = taken; i < projects.size(); i++) {
        if (hasEnded(i)) {
          sink.take(journal.outcome(projects.get(i).name()));
          taken++;
        }
      }
    }
    workers.join();
    return taken;
  }

  /** Ends the run soon: nothing further is begun. */
  void stop() {
    stopped = true;
    Pool running = pool;
    if (running != null) {
      running.stop();
    }
    synchronized (this) {
      notifyAll();
    }
  }

  private synchronized boolean await(int project) throws IOException, InterruptedException {
    while (!ended[project] && !stopped && broken == null) {
      wait();
    }
    if (broken != null) {
      rethrow(broken);
    }
    return ended[project];
  }

  private synchronized boolean hasEnded(int project) {
    return ended[project];
  }

  private void plan(int threads) {
    ConcurrentLinkedQueue<Integer> again = new ConcurrentLinkedQueue<>();
    try {
      List<Integer> open = new ArrayList<>();
      for (int i = 0; i < projects.size(); i++) {
        String fingerprint = Fingerprint.of(projects.get(i));
        fingerprints.put(i, fingerprint);
        if (journal.holds(projects.get(i).name(), fingerprint)) {
          end(i);
        } else {
          open.add(i);
        }
      }
      pass(open, threads, again, true);
      // Whoever ran out of memory beside others has it all to itself now.
      pass(again.stream().sorted().toList(), 1, again, false);
    } catch (InterruptedException e) {
      stop();
    } catch (Throwable e) {
      // Whoever waits for the outcomes must hear of it: out of memory, say.
      fail(e);
    }
  }

  private static void rethrow(Throwable broken) throws IOException {
    if (broken instanceof IOException unwritable) {
      throw unwritable;
    } else if (broken instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(broken);
  }

  private void pass(
      List<Integer> jobs, int threads, ConcurrentLinkedQueue<Integer> again, boolean first)
      throws InterruptedException {
    if (stopped || jobs.isEmpty()) {
      return;
    }
    Pool running = new Pool(jobs, this::work, budget, new Keeper(again, first));
    pool = running;
    if (stopped) {
      // The stop came before there was a pool to tell.
      running.stop();
    }
    running.run(threads);
  }

  private Outcome work(int project) {
    synchronized (progress) {
      progress.began(projects.get(project));
    }
    return planner.apply(projects.get(project));
  }

  private void keep(int project, Outcome outcome) {
    try {
      journal.add(String.valueOf(fingerprints.get(project)), outcome);
    } catch (IOException e) {
      fail(e);
      return;
    }
    synchronized (progress) {
      progress.done(outcome);
    }
    end(project);
  }

  private synchronized void end(int project) {
    ended[project] = true;
    notifyAll();
  }

  private synchronized void fail(Throwable e) {
    broken = e;
    notifyAll();
  }

  /** Turns the pool's results into outcomes. */
  private final class Keeper implements Pool.Results {

    private final ConcurrentLinkedQueue<Integer> again;
    private final boolean first;

    Keeper(ConcurrentLinkedQueue<Integer> again, boolean first) {
      this.again = again;
      this.first = first;
    }

    @Override
    public void done(int job, Outcome outcome) {
      keep(job, outcome);
    }

    @Override
    public void outOfMemory(int job) {
      if (first) {
        again.add(job);
      } else {
        failure(
            job,
            Failure.budget(
                "the memory does not suffice for it alone; give the JVM more by"
                    + " KINDLING_JAVA_OPTS=-Xmx8g."),
            0);
      }
    }

    @Override
    public void failed(int job, Throwable fault, long millis) {
      failure(job, Failure.fault(fault), millis);
    }

    @Override
    public void overBudget(int job, String message, long millis) {
      failure(job, Failure.budget(message), millis);
    }

    private void failure(int job, Failure failure, long millis) {
      keep(job, Outcomes.failed(projects.get(job).name(), failure, millis));
    }
  }
}
