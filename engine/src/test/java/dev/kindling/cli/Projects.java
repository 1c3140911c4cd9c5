package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of fixtures, for tests that change them. */
final class Projects {

  private Projects() {}

  /** A copy of the fixture in the folder, without what is expected of it. */
  static Path copy(String fixture, Path folder) throws IOException {
    Path from = Run.fixture(fixture);
    Path to = folder.resolve(fixture);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(p -> !from.relativize(p).startsWith("expected")).toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }

  /** Replaces a text that must be there. */
  static void replace(Path project, String file, String old, String text) throws IOException {
    Path path = project.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(old);
    Files.writeString(path, before.replace(old, text));
  }
}
