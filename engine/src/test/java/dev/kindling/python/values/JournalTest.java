package dev.kindling.python.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.files.FileCache;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.files.ProjectFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest {

  @Test
  void a_reader_that_was_ended_leaves_nothing_open_for_the_next_one_of_its_thread() {
    Journal.own().open();

    new Interpreter(
        new ProjectFiles(Path.of("."), Path.of("src"), List.of(), new FileCache()),
        Map.of(),
        List.of());

    assertThat(Journal.own().top()).isNull();
  }
}
