package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.batch.Monorepo;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is ended at random moments: gently and not. */
class BatchKillTest {

  @TempDir Path folder;

  @Test
  void a_run_that_was_killed_is_resumed_to_the_result_of_an_undisturbed_one() throws Exception {
    Path repo = folder.resolve("repo");
    Monorepo.of(repo, 120, 9);
    Path whole = folder.resolve("whole.jsonl");
    assertThat(Run.of("batch", repo, "--format", "jsonl", "-o", whole, "--quiet").code())
        .isEqualTo(ExitCode.DONE);
    long seed = 4;
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      Path file = folder.resolve("round" + round + ".jsonl");
      Path journal = folder.resolve("round" + round + ".jsonl.journal");
      Process process = start(repo, file, false);
      int lines = 1 + random.nextInt(100);
      while (process.isAlive() && lines(journal) < lines) {
        process.waitFor(2, TimeUnit.MILLISECONDS);
      }
      if (round % 2 == 0) {
        process.destroyForcibly();
      } else {
        process.destroy();
      }
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("round %d ends", round).isTrue();
      if (Files.exists(journal)) {
        if (round % 2 == 1) {
          assertThat(Files.readString(file)).contains("\"incomplete\":true");
        }
        Process resumed = start(repo, file, true);
        int code = resumed.waitFor();
        assertThat(code).as(Files.readString(said(file))).isZero();
      }
      assertThat(file).as("seed %d, round %d", seed, round).hasSameBinaryContentAs(whole);
      assertThat(journal).doesNotExist();
    }
  }

  private static long lines(Path journal) throws IOException {
    if (!Files.exists(journal)) {
      return 0;
    }
    long lines = 0;
    for (byte b : Files.readAllBytes(journal)) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static Process start(Path repo, Path file, boolean resume) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.kindling.cli.Main",
                "batch",
                repo.toString(),
                "--format",
                "jsonl",
                "-o",
                file.toString(),
                "--quiet"));
    if (resume) {
      command.add("--resume");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said(file).toFile())
        .start();
  }

  /** What the program says, for when it should not have. */
  private static Path said(Path file) {
    return file.resolveSibling(file.getFileName() + ".said");
  }
}
