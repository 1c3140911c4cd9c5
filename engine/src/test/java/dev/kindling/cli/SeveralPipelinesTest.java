package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --pipelines a,b} is the sum of both, as Kedro makes it from 1.2 on. */
class SeveralPipelinesTest {

  @TempDir private Path project;

  @BeforeEach
  void write() throws IOException {
    project("1.7.0");
    file("conf/base/catalog.yml", "b: {type: pandas.CSVDataset, filepath: gs://shop/b.csv}\n");
    file("src/shop/__init__.py", "");
    file(
        "src/shop/pipeline_registry.py",
        """
        from kedro.pipeline import node, pipeline
        from library import fetched

        one = node(len, 'a', 'b', name='one')


        def register_pipelines():
            return {
                'p': pipeline([one]),
                'q': pipeline([one, node(len, 'b', 'c', name='two')]),
                'other': pipeline([node(len, 'x', 'b', name='three')]),
                'named': pipeline([node(len, 'x', 'y', name='one')]),
                'tagged': pipeline([one], tags='t'),
                'back': pipeline([node(len, 'c', 'a', name='four')]),
                'lost': fetched(),
            }
        """);
  }

  @Test
  void a_node_of_both_counts_once() {
    Run run = Run.of("plan", project, "--pipelines", "q,p");

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("pipeline q,p", "2 nodes");
  }

  @ParameterizedTest
  @CsvSource({
    "'p,other', 'both make `b`'",
    "'p,named', two nodes named `one`",
    "'p,tagged', other tags in each",
    "'q,back', wait for one another",
  })
  void what_kedro_does_not_add_is_refused(String names, String sentence) {
    Run run = Run.of("plan", project, "-p", names);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("pipeline_registry.py:", sentence);
  }

  @Test
  void what_one_of_them_may_lack_the_sum_may_lack() {
    Run run = Run.of("plan", project, "-p", "p,lost");

    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(Run.of("plan", project, "-p", "p,q").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void an_older_kedro_takes_one_alone() throws IOException {
    project("1.1.0");

    assertThat(Run.of("plan", project, "-p", "p,q").err()).contains("one pipeline at a time");
  }

  private void project(String version) throws IOException {
    file(
        "pyproject.toml",
        "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \"Shop\"\nkedro_init_version = \"%s\"\n"
            .formatted(version));
  }

  private void file(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
