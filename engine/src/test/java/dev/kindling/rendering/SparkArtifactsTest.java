package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Finding;
import dev.kindling.rendering.output.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkArtifactsTest {

  @TempDir Path root;

  @Test
  void aClusterGetsTheRunScriptTheInitializationAndTheProject() {
    assertThat(SparkArtifacts.of(Inputs.of(root).input()).artifacts().files())
        .containsOnlyKeys("spark/cluster_init.sh", "spark/project.tar.gz", "spark/spark_run.py");
  }

  @Test
  void anImageIsMadeOfTheRunScriptTheProjectAndHowToBuildIt() {
    assertThat(
            SparkArtifacts.of(Inputs.of(root).kubernetes("local:///run.py").input())
                .artifacts()
                .files())
        .containsOnlyKeys(
            "spark/Dockerfile", "spark/build.sh", "spark/project.tar.gz", "spark/spark_run.py");
  }

  @Test
  void aPlanWithoutSparkNeedsNothing() {
    assertThat(SparkArtifacts.of(Inputs.of(root).withoutSpark().input()).artifacts())
        .isEqualTo(Artifacts.NONE);
  }

  @Test
  void aSnapshotHasNoSourcesToPack() {
    SparkArtifacts spark = SparkArtifacts.of(Inputs.of(null).input());

    assertThat(spark.artifacts().files()).containsOnlyKeys("spark/spark_run.py");
    assertThat(spark.findings()).extracting(Finding::code).containsExactly("no-sources");
  }

  @Test
  void saysWhatTheArchiveLeavesOut() throws IOException {
    Files.createDirectories(root.resolve("data"));
    for (int i = 0; i < 7; i++) {
      Files.writeString(root.resolve("data/" + i + ".csv"), "");
    }
    Files.writeString(root.resolve("data/.gitkeep"), "");
    Files.writeString(root.resolve(".npmrc"), "");

    assertThat(SparkArtifacts.of(Inputs.of(root).input()).findings())
        .extracting(Finding::message)
        .containsExactly(
            "the project archive leaves out credentials (`.npmrc`), data (`data/0.csv`,"
                + " `data/1.csv`, `data/2.csv`, `data/3.csv`, `data/4.csv` and 2 more)");
  }
}
