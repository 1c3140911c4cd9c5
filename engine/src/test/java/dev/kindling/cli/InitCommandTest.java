package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.AirflowSettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

  @TempDir private Path folder;
  private Path project;
  private Path written;

  @BeforeEach
  void copyAProjectWithoutSettings() throws IOException {
    project = folder.resolve("ledger");
    Path from = Run.fixture("ledger");
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, project.resolve(from.relativize(path).toString()));
      }
    }
    written = project.resolve("conf/base/airflow-k8s.yaml");
    Files.delete(written);
  }

  @Test
  void the_file_is_ready_to_compile_with() {
    Run run = Run.of("init", project);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("wrote ").contains("airflow-k8s.yaml");
    Run compiled = Run.of("compile", project, "-o", folder.resolve("out"));
    assertThat(compiled.code()).as(compiled.err()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("out/dags/ledger.py")).isNotEmptyFile();
  }

  @Test
  void writes_through_no_link_that_leaves_the_project() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(project.resolve("conf"), elsewhere);
    Files.createSymbolicLink(project.resolve("conf"), elsewhere);

    Run run = Run.of("init", project);
    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("is reached through a link that leaves the project");
    assertThat(elsewhere.resolve("base/airflow-k8s.yaml")).doesNotExist();

    Run named = Run.of("init", project, "--conf-source", elsewhere);
    assertThat(named.code()).as(named.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void everything_that_is_commented_out_is_a_setting_too() throws IOException {
    Run.of("init", project);

    String everything =
        Files.readAllLines(written).stream()
            .filter(line -> !line.contains("type: none"))
            .map(
                line ->
                    line.replaceFirst(
                        "^( *)# (?=( *- |[ ]*[\\w]+:|      metadata|        labels))", "$1"))
            .filter(line -> !line.strip().startsWith("#"))
            .collect(Collectors.joining("\n"));
    AirflowSettings settings = AirflowSettingsReader.parse(everything, "airflow-k8s.yaml", null);

    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.run().resources()).containsOnlyKeys("__default__", "large");
    assertThat(settings.run().secrets()).hasSize(2);
    assertThat(settings.run().failureHandlers()).hasSize(1);
    assertThat(settings.run().externalDependencies()).hasSize(1);
    assertThat(settings.run().podTemplates()).containsOnlyKeys("special");
  }

  @Test
  void tags_are_spelled_as_the_projects_kedro_takes_them() throws IOException {
    Run.of("init", project);

    assertThat(Files.readString(written))
        .contains("kedro-airflow-k8s.group.pyspark", "kedro-airflow-k8s.group.default")
        .contains("resources.NAME", "k8s_template.NAME")
        .doesNotContainPattern("@\\w+@");
  }

  @Test
  void whatever_the_package_is_called_the_file_is_yaml_with_that_name() throws IOException {
    String template =
        Files.readString(Path.of("src/main/resources/dev/kindling/cli/airflow-k8s.yaml"));
    List<String> names = new ArrayList<>(List.of("", "__", "no", "null", "1e3", "0x1F", "日本"));
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      names.add(
          random
              .ints(1 + random.nextInt(6), 0, 128)
              .mapToObj(Character::toString)
              .collect(Collectors.joining()));
    }
    for (String name : names) {
      String slug = InitCommand.slug(name);

      JsonNode run =
          new YAMLMapper().readTree(template.replace("@project@", slug)).get("run_config");

      assertThat(run.get("namespace").isTextual()).as(slug).isTrue();
      assertThat(run.get("namespace").asText())
          .isEqualTo(slug)
          .matches("[a-z]([a-z0-9-]*[a-z0-9])?");
      assertThat(run.get("run_name").asText()).isEqualTo(slug);
    }
  }

  @Test
  void settings_that_are_there_stay() throws IOException {
    Path other = Files.writeString(project.resolve("conf/base/airflow-k8s.yml"), "host: mine\n");

    Run run = Run.of("init", project);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("airflow-k8s.yml: error [input] is there already");
    assertThat(other).hasContent("host: mine");
    assertThat(written).doesNotExist();
  }

  @Test
  void settings_that_nobody_changed_are_named_when_they_are_compiled() throws IOException {
    Path project = Projects.copy("ledger", Files.createDirectory(folder.resolve("mine")));
    Path settings = project.resolve("conf/base/airflow-k8s.yaml");
    Files.delete(settings);
    assertThat(Run.of("init", project).code()).isEqualTo(ExitCode.DONE);

    Run run = Run.of("compile", project, "-o", folder.resolve("out"));

    for (String key : List.of("host", "output", "run_config.image")) {
      assertThat(run.err())
          .containsPattern(
              "conf/base/airflow-k8s.yaml:\\d+: warning \\[unchanged-setting\\] `"
                  + key
                  + "` is still the example that `kindling init` wrote; write what it is with you\n");
    }
    String mine = Files.readString(settings).replaceAll("your-company.example", "firm.example");
    Files.writeString(settings, mine.replace("gs://your-", "gs://firm-"));
    assertThat(Run.of("compile", project, "-o", folder.resolve("out")).err())
        .doesNotContain("unchanged-setting");
    assertThat(Run.of("rules", "explain", "unchanged-setting").code()).isEqualTo(ExitCode.DONE);
  }
}
