package dev.kindling.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Node;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured must be read whole, or the measure is of something else. */
class LargeKedroProjectTest {

  @TempDir private Path folder;

  @Test
  void every_node_is_read() throws IOException {
    LargeKedroProject.write(5, folder);

    Project project = OpenProject.at(folder, ReadOptions.defaults()).facts();

    assertThat(project.unread()).isEmpty();
    List<Node> nodes = project.pipeline(Pipeline.DEFAULT).orElseThrow().nodes();
    assertThat(nodes).hasSize(50);
    assertThat(nodes.get(0).name()).isEqualTo("area_000.step_0");
    assertThat(nodes.get(0).inputs().get(0).dataset()).isEqualTo("sales");
    assertThat(nodes.get(0).hints()).hasSize(3);
    assertThat(nodes.get(10).inputs().get(0).dataset()).isEqualTo("area_000.report");
    assertThat(project.datasets().values())
        .filteredOn(dataset -> dataset.type().equals("spark.SparkDataset"))
        .extracting(Dataset::name)
        .hasSize(9)
        .allMatch(name -> name.startsWith("area_003.frame_"));
  }
}
