package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacksTest {

  @Test
  void every_folder_of_a_pack_is_known_by_name() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../rules/packs"))) {
      assertThat(folders.map(f -> f.getFileName().toString()).sorted())
          .containsExactlyElementsOf(Packs.NAMES);
    }
  }

  @Test
  void packs_are_in_order_and_can_all_be_on_at_once() {
    List<RuleFile> all = Packs.NAMES.stream().map(Packs::read).toList();

    RuleFiles read = RuleFiles.of(all);

    assertThat(read.problems()).extracting(Problem::render).isEmpty();
    assertThat(read.pages()).allSatisfy(page -> assertThat(page.text()).contains("\n\n"));
  }
}
