package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Many programs, run and read by several workers; what comes out depends on the seed alone. */
final class Campaign {

  /** How many choices of the unknown each program is run under. */
  static final int CHOICES = 6;

  private static final int PROCESSES = Integer.getInteger("kindling.differential.processes", 2);
  private static final int TOLD = 500;
  private static final int SHOWN = Integer.getInteger("kindling.differential.shown", 3);
  private static final int TRIES = 2500;

  private final Grammar grammar = Grammar.load();
  private final Path folder;
  private final String python;
  private final long seed;
  private Consumer<Campaign> progress = campaign -> {};
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  Campaign(Path folder, String python, long seed) {
    this.folder = folder;
    this.python = python;
    this.seed = seed;
  }

  /**
   * Something that is not as it should be.
   *
   * @param program the seed that makes it again
   */
  record Finding(long program, String kind) {}

  /** The seed of one program of a campaign. */
  long program(int number) {
    return seed * 1_000_000 + number;
  }

  /** Tells somebody how far it is, now and then. */
  Campaign telling(Consumer<Campaign> progress) {
    this.progress = progress;
    return this;
  }

  void run(int programs) {
    run(0, programs);
  }

  /** Runs so many programs from that number on. */
  void run(int first, int programs) {
    AtomicInteger next = new AtomicInteger(first);
    ExecutorService pool = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        Path place = folder.resolve("worker-" + i);
        Callable<Boolean> work = () -> work(place, next, first + programs);
        workers.add(pool.submit(work));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
    findings.sort((a, b) -> Long.compare(a.program(), b.program()));
  }

  private boolean work(Path place, AtomicInteger next, int end) {
    try (Trial trial = new Trial(place, python, false, CHOICES)) {
      int number = next.getAndIncrement();
      while (number < end) {
        long one = program(number);
        Trial.Outcome outcome = trial.of(RandomProgram.of(grammar, one));
        String kind = kind(outcome);
        synchronized (this) {
          count(outcome);
          if (!kind.isEmpty()) {
            findings.add(new Finding(one, kind));
          }
          if (counts.getOrDefault("programs", 0) % TOLD == 0) {
            progress.accept(this);
          }
        }
        number = next.getAndIncrement();
      }
      return true;
    }
  }

  /** What is wrong with an outcome; nothing where all is well. */
  static String kind(Trial.Outcome outcome) {
    if (outcome.difference() != null) {
      return outcome.difference().kind();
    }
    Reading reading = outcome.reading();
    return reading != null
            && !outcome.program().open()
            && outcome.ends()
            && !reading.unread().isEmpty()
        ? "unread: " + reason(reading.unread().get(0).reason())
        : "";
  }

  /** A reason without what differs from program to program. */
  private static String reason(String text) {
    int cure = text.indexOf("; give a snapshot");
    return (cure < 0 ? text : text.substring(0, cure)).replaceAll("[0-9]+", "0");
  }

  private void count(Trial.Outcome outcome) {
    String which = outcome.program().open() ? "open, " : "closed, ";
    Reading reading = outcome.reading();
    counts.merge("programs", 1, Integer::sum);
    counts.merge("runs", outcome.runs().size(), Integer::sum);
    if (outcome.runs().stream().anyMatch(Run::isEndless)) {
      counts.merge("programs that take too long", 1, Integer::sum);
    } else if (!outcome.ends()) {
      if (reading != null && reading.isComplete() && nodes(reading) > 0) {
        counts.merge("of these, read in full with nodes", 1, Integer::sum);
      }
      counts.merge("programs that raise an error in every run", 1, Integer::sum);
      String raised = String.valueOf(outcome.runs().get(0).raised());
      reasons.merge("raises " + raised.replaceAll("[0-9]+", "0"), 1, Integer::sum);
    } else if (reading != null) {
      String how =
          reading.refused() != null
              ? "refused"
              : reading.unread().isEmpty()
                  ? "read in full"
                  : reading.pipelines().stream().allMatch(p -> p.nodes().isEmpty())
                      ? "unread"
                      : "read in part";
      counts.merge(which + how, 1, Integer::sum);
    }
  }

  private static long nodes(Reading reading) {
    return reading.pipelines().stream().mapToLong(pipeline -> pipeline.nodes().size()).sum();
  }

  Map<String, Integer> counts() {
    return counts;
  }

  /** A reader that names everything as unread agrees with all that Python does. */
  void expectMostToBeRead() {
    assertThat(readInFull("closed")).as("without anything unknown: %s", counts).isGreaterThan(93);
    assertThat(readInFull("open")).as("with something unknown: %s", counts).isGreaterThan(55);
  }

  /** Of a hundred such programs that end, how many are read in full. */
  private int readInFull(String which) {
    int all =
        counts.entrySet().stream()
            .filter(count -> count.getKey().startsWith(which + ", "))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return all == 0 ? 0 : counts.getOrDefault(which + ", read in full", 0) * 100 / all;
  }

  /** Why programs raise errors, the commonest first. */
  List<String> raised() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(e -> e.getValue() + " × " + e.getKey())
        .toList();
  }

  /** Those of the kinds. */
  List<Finding> findings(Predicate<String> kinds) {
    return findings.stream().filter(finding -> kinds.test(finding.kind())).toList();
  }

  /** How often each kind was found, the commonest first, with one program of each. */
  static String kinds(List<Finding> which) {
    Map<String, List<Finding>> byKind = byKind(which);
    StringBuilder text = new StringBuilder();
    byKind.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .forEach(
            e ->
                text.append(e.getValue().size())
                    .append(" × ")
                    .append(e.getKey())
                    .append(", as in ")
                    .append(e.getValue().get(0).program())
                    .append('\n'));
    return text.toString();
  }

  private static Map<String, List<Finding>> byKind(List<Finding> which) {
    Map<String, List<Finding>> byKind = new TreeMap<>();
    which.forEach(f -> byKind.computeIfAbsent(f.kind(), kind -> new ArrayList<>()).add(f));
    return byKind;
  }

  /** The same, and programs that show each kind, made small; each is told when it is there. */
  String report(List<Finding> which, Consumer<String> each) {
    StringBuilder text = new StringBuilder(kinds(which));
    try (Trial trial = new Trial(folder.resolve("shrinking"), python, false, CHOICES)) {
      byKind(which)
          .forEach(
              (kind, some) ->
                  some.stream()
                      .limit(SHOWN)
                      .forEach(
                          one -> {
                            String small = small(trial, one);
                            each.accept(small);
                            text.append(small);
                          }));
    }
    return text.toString();
  }

  String small(Trial trial, Finding finding) {
    Program whole = RandomProgram.of(grammar, finding.program());
    Program small = Shrinker.shrink(whole, p -> kind(trial.of(p)).equals(finding.kind()), TRIES);
    Trial.Outcome outcome = trial.of(small);
    return "\n======== %s, -Dkindling.differential.program=%d%n%s%n%s%n%s"
        .formatted(
            finding.kind(),
            finding.program(),
            outcome.difference() != null
                ? outcome.difference().detail()
                : outcome.reading() == null ? "" : outcome.reading().unread(),
            outcome.runs().stream().map(Run::raised).distinct().toList(),
            small.shown());
  }
}
