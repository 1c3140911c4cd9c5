package dev.kindling.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One place where programs are run and read, one after the other. */
final class Trial implements AutoCloseable {

  private static final Map<String, String> FRAME =
      Map.of(
          "pyproject.toml",
          "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \"Shop\"\n"
              + "kedro_init_version = \"1.5.0\"\n",
          "conf/base/catalog.yml",
          "raw_a:\n  type: pandas.CSVDataset\n  filepath: raw_a.csv\n",
          "conf/local/.keep",
          "");

  private final Path root;
  private final PythonWorker python;
  private final int choices;
  private final Map<String, String> placed = new TreeMap<>();

  /** Works below the folder, with a Python of its own. */
  Trial(Path folder, String python, boolean kedro, int choices) {
    this.root = folder.resolve("project");
    this.choices = choices;
    this.python = new PythonWorker(folder.resolve("python"), python, kedro);
    FRAME.forEach((path, text) -> write(root.resolve(path), text));
  }

  PythonWorker python() {
    return python;
  }

  /**
   * What came out.
   *
   * @param reading null where the reader itself failed
   */
  record Outcome(
      Program program,
      List<Run> runs,
      @Nullable Reading reading,
      Consistency.@Nullable Difference difference) {

    /** Whether a run gives pipelines. */
    boolean ends() {
      return runs.stream().anyMatch(run -> run.pipelines() != null);
    }
  }

  Outcome of(Program program) {
    List<Run> runs = python.run(program, root, program.open() ? choices : 1);
    place(program);
    try {
      Reading reading = Reading.of(program, root);
      return new Outcome(program, runs, reading, Consistency.check(reading, runs, program.open()));
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      String at = trace.length == 0 ? "" : " at " + trace[0];
      return new Outcome(
          program, runs, null, new Consistency.Difference("fault of the reader", e + at));
    }
  }

  List<Run> run(Program program) {
    return python.run(program, root, choices);
  }

  /** Files that stay as they were are not written again. */
  private void place(Program program) {
    for (String path : List.copyOf(placed.keySet())) {
      if (!program.files().containsKey(path)) {
        try {
          Files.delete(root.resolve(path));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        placed.remove(path);
      }
    }
    program
        .files()
        .forEach(
            (path, text) -> {
              if (!text.equals(placed.put(path, text))) {
                write(root.resolve(path), text);
              }
            });
    for (Path folder : List.of(root.resolve("src/shop/pipelines"), root.resolve("src/shop"))) {
      sweep(folder);
    }
  }

  /** Folders without files go, as if they had never been there. */
  private static void sweep(Path folder) {
    try (Stream<Path> below = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path one : below.filter(Files::isDirectory).toList()) {
        try (Stream<Path> within = Files.list(one)) {
          if (within.findAny().isPresent()) {
            continue;
          }
        }
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    python.close();
  }
}
