package dev.kindling.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.benchmark.LargeProject.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Plans snapshots and reads projects of growing size with the program as users have it, one process
 * each, and writes the tables that {@code docs/performance.md} shows.
 */
@Tag("benchmark")
class BenchmarkIT {

  private static final Path WORK = Path.of("target/benchmark");
  private static final Path PROGRAM =
      Path.of(System.getProperty("kindling.distribution", "target/kindling"), "bin", "kindling");
  private static final int LARGEST = Integer.getInteger("kindling.nodes", 100_000);
  private static final int RUNS = Integer.getInteger("kindling.runs", 3);

  /** What one run took; the least of several runs is what the machine did not disturb. */
  private record Cost(double wall, double cpu, long megabytes) {}

  @Test
  void plans_snapshots_of_growing_size() throws Exception {
    Files.createDirectories(WORK);
    List<String> table = new ArrayList<>();
    table.add("| shape | nodes | wall s | CPU s | peak MiB |");
    table.add("| --- | ---: | ---: | ---: | ---: |");
    for (Shape shape : Shape.values()) {
      for (int nodes = 100; nodes <= LARGEST; nodes *= 10) {
        Cost best = best(shape, nodes);
        table.add(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %,d |",
                shape.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                nodes,
                best.wall(),
                best.cpu(),
                best.megabytes()));
      }
    }
    Files.write(WORK.resolve("performance.md"), table);
  }

  @Test
  void reads_projects_of_growing_size() throws Exception {
    Files.createDirectories(WORK);
    List<String> table = new ArrayList<>();
    table.add("| modules | nodes | wall s | CPU s | peak MiB |");
    table.add("| ---: | ---: | ---: | ---: | ---: |");
    for (int areas : List.of(10, 100, 1000)) {
      Path project = WORK.resolve("retail-" + areas);
      LargeKedroProject.write(areas, project);
      Cost best = best(List.of("snapshot", project.toString()));
      table.add(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %.1f | %.1f | %,d |",
              2 * areas,
              10 * areas,
              best.wall(),
              best.cpu(),
              best.megabytes()));
    }
    Files.write(WORK.resolve("reading.md"), table);
  }

  private static Cost best(Shape shape, int nodes) throws Exception {
    Path snapshot = WORK.resolve("snapshot.json");
    LargeProject.write(shape, nodes, snapshot);
    return best(List.of("plan", snapshot.toString(), "--format", "json"));
  }

  private static Cost best(List<String> command) throws Exception {
    Cost best = run(command);
    for (int i = 1; i < RUNS; i++) {
      Cost next = run(command);
      best =
          new Cost(
              Math.min(best.wall(), next.wall()),
              Math.min(best.cpu(), next.cpu()),
              Math.min(best.megabytes(), next.megabytes()));
    }
    return best;
  }

  private static Cost run(List<String> command) throws Exception {
    Path result = WORK.resolve("result.json");
    List<String> line = new ArrayList<>(List.of(PROGRAM.toAbsolutePath().toString()));
    line.addAll(command);
    line.addAll(List.of("-o", result.toString()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(WORK.resolve("messages.txt").toFile())
            .start();
    Duration cpu = Duration.ZERO;
    long kilobytes = 0;
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      kilobytes = Math.max(kilobytes, peak(process.pid()));
    }
    double wall = (System.nanoTime() - start) / 1e9;
    assertThat(process.exitValue()).isBetween(0, 1);
    assertThat(result).isNotEmptyFile();
    return new Cost(wall, cpu.toMillis() / 1e3, kilobytes / 1024);
  }

  /** The most memory that a process has had so far, as Linux counts it; 0 elsewhere. */
  private static long peak(long process) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
