package dev.kindling.fuzz;

import dev.kindling.facts.Project;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The input is a snapshot, in JSON and in YAML, or an export of kedro viz. What is read of it is
 * written as a snapshot, which gives the same when it is read again.
 */
public final class SnapshotTarget {

  private static final Path FOLDER = FuzzProject.folder();
  private static final ReadOptions OPTIONS = ReadOptions.defaults().withEnvironment(Map.of());

  private SnapshotTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    for (String name : List.of("fuzz.json", "fuzz.yml")) {
      Documented.outcome(
          () -> {
            byte[] written = SnapshotWriter.write(read(name, input));
            byte[] again = SnapshotWriter.write(read("again.json", written));
            if (!Arrays.equals(written, again)) {
              throw new AssertionError("a snapshot is not read as it was written");
            }
          });
    }
  }

  private static Project read(String name, byte[] content) {
    try {
      return OpenProject.at(Files.write(FOLDER.resolve(name), content), OPTIONS).facts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
