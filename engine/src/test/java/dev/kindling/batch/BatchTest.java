package dev.kindling.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {

  private static final Journal.Call CALL = new Journal.Call("1", Map.of("env", "local"));
  private static final Budget SHORT = new Budget(Duration.ofMillis(400), 1L << 40);

  @TempDir Path folder;

  @Test
  void outcomes_come_in_the_order_of_the_projects_whatever_the_threads() throws Exception {
    List<Candidate> projects = projects(60);
    Random random = new Random(7);
    Map<String, Integer> pauses = new TreeMap<>();
    projects.forEach(project -> pauses.put(project.name(), random.nextInt(5)));
    Function<Candidate, Outcome> work =
        project -> {
          pause(pauses.get(project.name()));
          return planned(project);
        };

    assertThat(run(projects, work, Budget.DEFAULT, 4))
        .isEqualTo(run(projects, work, Budget.DEFAULT, 1))
        .extracting(Outcome::project)
        .containsExactlyElementsOf(projects.stream().map(Candidate::name).toList());
  }

  @Test
  void a_fault_is_the_faulty_projects_alone() throws Exception {
    List<Outcome> outcomes =
        run(
            projects(9),
            project -> {
              if (project.name().endsWith("4")) {
                throw new StackOverflowError("deep");
              }
              return planned(project);
            },
            Budget.DEFAULT,
            2);

    assertThat(outcomes).hasSize(9);
    assertThat(outcomes).filteredOn(o -> o.failure() != null).hasSize(1);
    assertThat(outcomes.get(4).failure().kind()).isEqualTo(Failure.Kind.FAULT);
  }

  @Test
  void an_endless_project_that_heeds_no_interrupt_stops_nobody() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger planned = new AtomicInteger();
    List<Outcome> outcomes =
        run(
            projects(30),
            project -> {
              if (project.name().endsWith("0003")) {
                awaitWhateverHappens(end);
              }
              planned.incrementAndGet();
              return planned(project);
            },
            SHORT,
            1);
    end.countDown();

    assertThat(outcomes).filteredOn(o -> o.failure() == null).hasSize(29);
    assertThat(outcomes.get(3).failure().kind()).isEqualTo(Failure.Kind.BUDGET);
    assertThat(outcomes.get(3).failure().message()).contains("--timeout");
  }

  @Test
  void a_project_that_holds_more_than_its_budget_is_given_up() throws Exception {
    List<Outcome> outcomes =
        run(
            projects(4),
            project -> {
              if (project.name().endsWith("0001")) {
                holdUntilInterrupted();
              }
              return planned(project);
            },
            new Budget(Duration.ofMinutes(1), 64L << 20),
            2);

    assertThat(outcomes.get(1).failure().message()).contains("more memory than 64 MiB");
    assertThat(outcomes).filteredOn(o -> o.failure() == null).hasSize(3);
  }

  @Test
  void what_a_project_no_longer_uses_does_not_count() throws Exception {
    List<Outcome> outcomes =
        run(
            projects(3),
            project -> {
              long sum = 0;
              for (int i = 0; i < 2_000; i++) {
                sum += new byte[1 << 20].length;
              }
              assertThat(sum).isPositive();
              return planned(project);
            },
            new Budget(Duration.ofMinutes(1), 64L << 20),
            2);

    assertThat(outcomes).allMatch(outcome -> outcome.failure() == null);
  }

  @Test
  void who_ran_out_of_memory_beside_others_is_tried_again_alone() throws Exception {
    Set<String> tried = ConcurrentHashMap.newKeySet();
    List<Outcome> outcomes =
        run(
            projects(8),
            project -> {
              boolean victim = project.name().endsWith("0002");
              boolean hog = project.name().endsWith("0005");
              if (hog || (victim && tried.add(project.name()))) {
                throw new IllegalStateException(new OutOfMemoryError("heap"));
              }
              return planned(project);
            },
            Budget.DEFAULT,
            3);

    assertThat(outcomes.get(2).failure()).isNull();
    assertThat(outcomes.get(5).failure().kind()).isEqualTo(Failure.Kind.BUDGET);
  }

  @Test
  void a_run_that_ends_anywhere_is_continued_to_the_same_results() throws Exception {
    List<Candidate> projects = projects(12);
    List<Outcome> whole = run(projects, BatchTest::planned, Budget.DEFAULT, 2);
    Path journal = folder.resolve("whole");
    try (Journal written = Journal.begin(journal, CALL)) {
      new Batch(projects, BatchTest::planned, Budget.DEFAULT, written, Progress.NONE)
          .run(1, o -> {});
    }
    byte[] bytes = Files.readAllBytes(journal);
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      int headerEnd = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
      int cut = headerEnd + random.nextInt(bytes.length - headerEnd + 1);
      Path torn = folder.resolve("torn" + i);
      Files.write(torn, java.util.Arrays.copyOf(bytes, cut));
      AtomicInteger planned = new AtomicInteger();
      List<Outcome> taken = new ArrayList<>();
      try (Journal resumed = Journal.resume(torn, CALL)) {
        new Batch(
                projects,
                project -> {
                  planned.incrementAndGet();
                  return planned(project);
                },
                Budget.DEFAULT,
                resumed,
                Progress.NONE)
            .run(2, taken::add);
      }
      assertThat(taken).as("cut at %d", cut).isEqualTo(whole);
      assertThat(planned.get()).isLessThanOrEqualTo(12);
    }
  }

  @Test
  void a_project_that_changed_since_is_planned_again() throws Exception {
    List<Candidate> projects = projects(3);
    Path journal = folder.resolve("journal");
    try (Journal written = Journal.begin(journal, CALL)) {
      new Batch(projects, BatchTest::planned, Budget.DEFAULT, written, Progress.NONE)
          .run(1, o -> {});
    }
    Files.writeString(projects.get(1).place().resolve("more.py"), "x = 1\n");
    List<String> again = new ArrayList<>();
    try (Journal resumed = Journal.resume(journal, CALL)) {
      new Batch(
              projects,
              project -> {
                again.add(project.name());
                return planned(project);
              },
              Budget.DEFAULT,
              resumed,
              Progress.NONE)
          .run(1, o -> {});
    }
    assertThat(again).containsExactly(projects.get(1).name());
  }

  @Test
  void a_journal_of_another_call_is_refused() throws Exception {
    Path journal = folder.resolve("journal");
    Journal.begin(journal, CALL).close();
    assertThatThrownBy(() -> Journal.resume(journal, new Journal.Call("1", Map.of("env", "prod"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("other options");
    assertThatThrownBy(() -> Journal.resume(folder.resolve("none"), CALL))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no journal");
  }

  @Test
  void what_a_stop_interrupts_is_no_fault_of_the_project() throws Exception {
    List<Candidate> projects = projects(6);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Thread> worker = new AtomicReference<>();
    Path file = folder.resolve("journal");
    try (Journal journal = Journal.begin(file, CALL)) {
      Batch batch =
          new Batch(
              projects,
              project -> {
                if (project.name().endsWith("0003")) {
                  worker.set(Thread.currentThread());
                  begun.countDown();
                  sleepUntilInterrupted();
                }
                return planned(project);
              },
              Budget.DEFAULT,
              journal,
              Progress.NONE);
      stopAfter(begun, batch);
      List<Outcome> taken = new ArrayList<>();
      batch.run(1, taken::add);
      assertThat(taken).hasSize(3);
      worker.get().join();
    }
    try (Journal resumed = Journal.resume(file, CALL)) {
      List<Outcome> all = new ArrayList<>();
      new Batch(projects, BatchTest::planned, Budget.DEFAULT, resumed, Progress.NONE)
          .run(1, all::add);
      assertThat(all).hasSize(6).allMatch(outcome -> outcome.failure() == null);
    }
  }

  @Test
  void a_stopped_run_ends_soon_and_keeps_what_is_done() throws Exception {
    List<Candidate> projects = projects(40);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch some = new CountDownLatch(5);
    Path file = folder.resolve("journal");
    List<Outcome> taken = new ArrayList<>();
    try (Journal journal = Journal.begin(file, CALL)) {
      Batch batch =
          new Batch(
              projects,
              project -> {
                if (project.name().endsWith("0010")) {
                  awaitWhateverHappens(end);
                }
                some.countDown();
                return planned(project);
              },
              Budget.DEFAULT,
              journal,
              Progress.NONE);
      stopAfter(some, batch);
      batch.run(1, taken::add);
    }
    end.countDown();
    assertThat(taken).hasSizeBetween(4, 10);
    try (Journal resumed = Journal.resume(file, CALL)) {
      List<Outcome> all = new ArrayList<>();
      new Batch(projects, BatchTest::planned, Budget.DEFAULT, resumed, Progress.NONE)
          .run(2, all::add);
      assertThat(all).hasSize(40);
    }
  }

  private List<Outcome> run(
      List<Candidate> projects, Function<Candidate, Outcome> work, Budget budget, int threads)
      throws Exception {
    List<Outcome> taken = new ArrayList<>();
    Path file = Files.createTempFile(folder, "journal", "");
    try (Journal journal = Journal.begin(file, CALL)) {
      int count =
          new Batch(projects, work, budget, journal, Progress.NONE).run(threads, taken::add);
      assertThat(count).isEqualTo(projects.size());
    }
    return taken;
  }

  private List<Candidate> projects(int count) throws IOException {
    Path root = Files.createTempDirectory(folder, "projects");
    List<Candidate> projects = new ArrayList<>();
    for (int i : IntStream.range(0, count).toArray()) {
      Path place = Files.createDirectory(root.resolve(String.format("p%04d", i)));
      Files.writeString(place.resolve("pyproject.toml"), "[tool.kedro]\n");
      projects.add(new Candidate(place, String.format("p%04d", i)));
    }
    return projects;
  }

  private static Outcome planned(Candidate project) {
    return new Outcome(project.name(), List.of(), List.of("{}"), 0, null, 0);
  }

  private static void pause(int millis) {
    try {
      new CountDownLatch(1).await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopAfter(CountDownLatch moment, Batch batch) {
    new Thread(
            () -> {
              awaitWhateverHappens(moment);
              batch.stop();
            })
        .start();
  }

  private static void sleepUntilInterrupted() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the project was read", e);
    }
  }

  private static void awaitWhateverHappens(CountDownLatch end) {
    while (true) {
      try {
        end.await();
        return;
      } catch (InterruptedException e) {
        // An endless job that heeds no interrupt is what is tested here.
      }
    }
  }

  private static void holdUntilInterrupted() {
    List<byte[]> held = new ArrayList<>();
    while (!Thread.currentThread().isInterrupted()) {
      if (held.size() < 400) {
        held.add(new byte[1 << 20]);
      }
      Thread.onSpinWait();
    }
    assertThat(held).isNotEmpty();
  }
}
