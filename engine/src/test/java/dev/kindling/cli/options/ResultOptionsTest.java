package dev.kindling.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.Run;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultOptionsTest {

  @TempDir private Path folder;
  private Path snapshot;

  @BeforeEach
  void writeASnapshot() throws IOException {
    snapshot = folder.resolve("in.json");
    Files.writeString(
        snapshot, "{\"metadata\": {}, \"pipelines\": [], \"datasets\": {}, \"parameters\": []}");
  }

  @Test
  void a_file_gets_what_standard_output_would_get() throws IOException {
    Path out = folder.resolve("out.json");

    Run run = Run.of("snapshot", snapshot, "-o", out);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).isEmpty();
    assertThat(out).hasContent(Run.of("snapshot", snapshot).out());
    assertThat(names()).containsExactly("in.json", "out.json");
  }

  @Test
  void a_file_stays_what_it_was_when_the_command_fails() throws IOException {
    Path out = Files.writeString(folder.resolve("out.json"), "before");

    Run run = Run.of("snapshot", folder.resolve("missing.json"), "-o", out);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(out).hasContent("before");
    assertThat(names()).containsExactly("in.json", "out.json");
  }

  @Test
  void a_link_keeps_pointing_at_the_file_that_is_written() throws IOException {
    Path target = Files.writeString(folder.resolve("target.json"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

    Run.of("snapshot", snapshot, "-o", link);

    assertThat(link).isSymbolicLink();
    assertThat(target).content().startsWith("{");
  }

  @Test
  void a_folder_is_no_file_to_write() {
    Run run = Run.of("snapshot", snapshot, "-o", folder);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .isEqualTo(folder + ": error [input] is a folder: name the file to write after -o.\n");
  }

  @Test
  void a_folder_that_is_missing_is_not_made() {
    Run run = Run.of("snapshot", snapshot, "-o", folder.resolve("no").resolve("out.json"));

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .isEqualTo(
            folder.resolve("no")
                + ": error [input] is no folder: create it, or change the file after -o.\n");
  }

  @Test
  void a_device_is_written_to() {
    assertThat(Run.of("snapshot", snapshot, "-o", "/dev/null").code()).isEqualTo(ExitCode.DONE);
    assertThat(Path.of("/dev/null")).exists();
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
