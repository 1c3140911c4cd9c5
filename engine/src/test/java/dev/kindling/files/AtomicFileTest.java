package dev.kindling.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void a_draft_stands_beside_its_file_and_takes_its_place_when_it_is_whole() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), "old");

    try (AtomicFile draft = AtomicFile.of(file)) {
      Files.writeString(draft.path(), "new");
      assertThat(draft.path()).hasParent(folder);
      assertThat(file).hasContent("old");
      draft.publish();
    }

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void a_draft_that_is_never_whole_leaves_nothing() throws IOException {
    Path file = folder.resolve("plan.json");

    try (AtomicFile draft = AtomicFile.of(file)) {
      Files.writeString(draft.path(), "half");
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_process_that_ends_at_once_leaves_none_of_its_threads_drafts() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), "old");
    List<Path> left = new ArrayList<>();

    try (AtomicFile one = AtomicFile.of(file);
        AtomicFile other = AtomicFile.of(folder.resolve("other.json"));
        AtomicFile notBegun = AtomicFile.of(folder.resolve("third.json"))) {
      Files.writeString(one.path(), "half");
      Files.writeString(other.path(), "half");
      assertThat(notBegun.path()).doesNotExist();

      AtomicFile.discardAll(() -> left.addAll(files()));
    }

    assertThat(left).containsExactly(file);
    assertThat(file).hasContent("old");
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
