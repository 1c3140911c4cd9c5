package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Unread;
import dev.kindling.project.KedroFolder;
import dev.kindling.project.folder.Registry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kedro 0.19.15 and 1.7.0 do with the same folders. */
class PipelineFinderTest {

  @TempDir private Path root;

  @Test
  void a_folder_that_makes_no_pipeline_is_passed_over() {
    assertThat(found("0.19.15", "raise_errors=True").skipped()).isEmpty();
    assertThat(found("1.7.0", "").skipped()).isEmpty();
    assertThat(found("1.7.0", "").pipelines()).extracting("name").contains("a", "__default__");
  }

  @Test
  void with_errors_asked_for_a_newer_kedro_ends_there() {
    assertThat(found("1.7.0", "raise_errors=True").skipped())
        .extracting(Unread::what)
        .containsExactly("the pipeline of `shop.pipelines.y`");
  }

  @Test
  void folders_are_chosen_from_1_3_on() {
    assertThat(found("1.7.0", "pipelines_to_find=['a']").pipelines())
        .extracting("name")
        .containsExactly("a");
    assertThatThrownBy(() -> found("0.19.15", "pipelines_to_find=['a']"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no argument `pipelines_to_find`");
  }

  @Test
  void the_folder_of_the_packages_is_no_package_unless_it_is_named() {
    KedroFolder folder = new KedroFolder(root).version("1.7.0");
    folder.registry("from src.shop.nodes import made\nresult = made()");

    assertThat(folder.read().unread())
        .singleElement()
        .extracting(Unread::reason)
        .asString()
        .contains("`src.shop.nodes.made` is no part of the project", "--import-root ");
  }

  private Registry found(String version, String arguments) {
    return new KedroFolder(root)
        .version(version)
        .file(
            "src/shop/pipelines/a/__init__.py",
            "from kedro.pipeline import node, pipeline\n\n\ndef create_pipeline():\n"
                + "    return pipeline([node(len, 'x', 'y', name='n')])\n")
        .file("src/shop/pipelines/y/__init__.py", "")
        .registry(
            "from kedro.framework.project import find_pipelines\nresult = find_pipelines(%s)"
                .formatted(arguments))
        .read();
  }
}
