package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindling.facts.InvalidInput;
import dev.kindling.rendering.output.ArtifactWriter;
import dev.kindling.rendering.output.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkImageTest {

  /** Says what it was asked, and whether everything that the Dockerfile copies is there. */
  private static final String DOCKER =
      """
      #!/bin/bash
      echo "docker $*" >> "$LOG"
      while [[ $# -gt 0 ]]; do
        if [[ $1 == -f ]]; then
          sed -n 's/^COPY \\([^ ]*\\) .*/\\1/p' "$2" | while read -r copied; do
            [[ -e $copied ]] || { echo "no $copied in $PWD"; exit 1; }
          done || exit 1
        fi
        shift
      done
      """;

  /** As Spark's own names and builds its images. */
  private static final String TOOL =
      """
      #!/bin/bash
      set -e
      while getopts r:t:p:b: option; do
        case $option in
          r) repository=$OPTARG ;;
          t) tag=$OPTARG ;;
          p) dockerfile=$OPTARG ;;
          b) built=$OPTARG ;;
        esac
      done
      cd "$SPARK_HOME"
      docker build --build-arg "$built" -t "$repository/spark:$tag" .
      docker build --build-arg base_img="$repository/spark:$tag" \
        -t "$repository/spark-py:$tag" -f "$dockerfile" .
      """;

  @TempDir Path top;
  Path root;
  Path spark;

  @BeforeEach
  void aKedroProjectAndASparkDistribution() throws IOException {
    root = top.resolve("project");
    write(root, "pyproject.toml", "[project]\nname = 'shop'\n\n[tool.kedro]\n");
    write(root, "requirements.txt", "kedro\n");
    write(root, "src/shop/__init__.py", "");
    spark = top.resolve("spark home");
    write(spark, "RELEASE", "Spark 3.5\n");
    write(spark, "python/pyspark/__init__.py", "");
    write(spark, "python/lib/py4j.zip", "");
    executable(spark, "bin/docker-image-tool.sh", TOOL);
    executable(top, "bin/docker", DOCKER);
  }

  @Test
  void buildsSparksImageThenTheProjectsAndGivesItTheImagesName() throws IOException {
    assertThat(build("--push"))
        .isEqualTo(new Shell.Outcome(0, "built registry.example.com/shop:1\n"));

    assertThat(Files.readAllLines(top.resolve("log")))
        .containsExactly(
            "docker build --build-arg java_image_tag=17-jammy -t kindling/shop/spark:build .",
            "docker build --build-arg base_img=kindling/shop/spark:build"
                + " -t kindling/shop/spark-py:build -f kedro/Dockerfile .",
            "docker tag kindling/shop/spark-py:build registry.example.com/shop:1",
            "docker push registry.example.com/shop:1");
    assertThat(spark.resolve("kedro")).doesNotExist();
  }

  @Test
  void takesAnotherImageAndDoesNotPushUnasked() throws IOException {
    assertThat(build("localhost/other:2").output()).isEqualTo("built localhost/other:2\n");
    assertThat(Files.readString(top.resolve("log"))).doesNotContain("push");
  }

  @Test
  void failsWhereThereIsNoDistributionOrDockerFails() throws IOException {
    executable(top, "bin/docker", "#!/bin/sh\nexit 5\n");
    assertThat(build().status()).isEqualTo(5);

    Files.delete(spark.resolve("RELEASE"));
    assertThat(build()).extracting(Shell.Outcome::status).isEqualTo(2);
    assertThat(build().output()).contains("is no Spark distribution");
    assertThat(build("--help").output()).startsWith("usage: ");
  }

  @Test
  void putsTheRunScriptWhereSparkSubmitLooks() {
    assertThat(dockerfile("local:///srv/run.py"))
        .contains("COPY kedro/spark_run.py /srv/run.py\n")
        .contains("RUN python3 -m pip install --no-cache-dir --requirement requirements.txt .\n");
    assertThat(dockerfile("s3a://bucket/run.py"))
        .contains("COPY kedro/spark_run.py /home/kedro/spark_run.py\n");
  }

  @Test
  void refusesAPathThatADockerfileCannotHold() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> dockerfile("local:///srv/my run.py"))
        .withMessageContaining("`run_config.spark.cluster_config.run_script` must name")
        .satisfies(e -> assertThat(e.origin().line()).isEqualTo(1));
  }

  @Test
  void putsAProjectThatIsNoPackageOnThePath() throws IOException {
    write(root, "pyproject.toml", "[tool.kedro]\nsource_dir = 'code'\n");

    assertThat(dockerfile("local:///srv/run.py")).contains("ENV PYTHONPATH=/home/kedro/code\n");
  }

  @Test
  void parsesWhateverStandsInNames() throws IOException {
    String odd = "a'b\"c$(touch x)`d`\\e\nRUN false\u2028g";
    Artifacts artifacts =
        SparkArtifacts.of(
                Inputs.of(root).name(odd).image("i:" + odd).kubernetes("local:///a.py").input())
            .artifacts();

    Shell.assertParses(top, artifacts.files().get("spark/build.sh").text());
    assertThat(artifacts.files().get("spark/Dockerfile").text().lines())
        .noneMatch(line -> line.startsWith("RUN false"));
  }

  private String dockerfile(String script) {
    return SparkArtifacts.of(Inputs.of(root).kubernetes(script).input())
        .artifacts()
        .files()
        .get("spark/Dockerfile")
        .text();
  }

  private Shell.Outcome build(String... arguments) throws IOException {
    Path output = top.resolve("out put");
    ArtifactWriter.write(
        SparkArtifacts.of(Inputs.of(root).kubernetes("local:///srv/run.py").input()).artifacts(),
        output);
    return Shell.run(
        output.resolve("spark/build.sh"),
        Map.of(
            "SPARK_HOME",
            spark.toString(),
            "JAVA_IMAGE_TAG",
            "17-jammy",
            "LOG",
            top.resolve("log").toString(),
            "PATH",
            top.resolve("bin") + ":" + System.getenv("PATH")),
        arguments);
  }

  private static void executable(Path folder, String path, String text) throws IOException {
    write(folder, path, text);
    Files.setPosixFilePermissions(
        folder.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
