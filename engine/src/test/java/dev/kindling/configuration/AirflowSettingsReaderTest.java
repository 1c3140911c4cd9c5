package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirflowSettingsReaderTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path project;

  @BeforeEach
  void environments() throws IOException {
    Files.createDirectories(project.resolve("conf/base"));
    Files.createDirectories(project.resolve("conf/prod"));
  }

  @Test
  void a_project_without_the_file_has_every_default() {
    RunSettings run = read(Map.of()).run();

    assertThat(run.imagePullPolicy()).isEqualTo("IfNotPresent");
    assertThat(run.startupTimeout()).isEqualTo(600);
    assertThat(run.schedule()).isEqualTo("@daily");
    assertThat(run.startDate()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(run.volume())
        .isEqualTo(new RunSettings.Volume(false, null, "1Gi", List.of("ReadWriteOnce"), false, 0));
    assertThat(run.groupSparkNodes()).isTrue();
    assertThat(run.authentication().type()).isEqualTo(RunSettings.Authentication.Type.NULL);
    assertThat(run.spark().type().value()).isEqualTo(SparkSettings.Type.NONE);
    assertThat(run.image().get()).isEmpty();
    assertThat(run.mlflow()).isNull();
  }

  @Test
  void the_runs_environment_lies_over_the_base_as_kedro_lays_it() throws IOException {
    write("base/airflow-k8s.yaml", "host: a\noutput: o\nrun_config: {image: i, namespace: n}\n");
    write("prod/airflow-k8s.yml", "host: b\nrun_config: {image: j}\n");

    AirflowSettings settings = read(Map.of());

    assertThat(settings.host().value()).isEqualTo("b");
    assertThat(settings.output().value()).isEqualTo("o");
    assertThat(settings.run().image().value()).isEqualTo("j");
    assertThat(settings.run().namespace().get()).isEmpty();
  }

  @Test
  void variables_fill_names_and_git_tells_the_commit() throws IOException {
    write(
        "base/airflow-k8s.yaml",
        """
        host: ${missing|fallback}
        output: ${oc.env:BUCKET}/dags
        run_config:
          image: registry/${name}:${commit_id}
          description: ${branch_name}
          namespace: ${host}
          startup_timeout: ${timeout|90}
        """);
    git("ref: refs/heads/main\n", COMMIT);

    AirflowSettings settings = read(Map.of("KEDRO_CONFIG_NAME", "shop", "BUCKET", "gs://b"));

    assertThat(settings.host().value()).isEqualTo("fallback");
    assertThat(settings.output().value()).isEqualTo("gs://b/dags");
    assertThat(settings.run().image().value()).isEqualTo("registry/shop:" + COMMIT);
    assertThat(settings.run().description()).isEqualTo("main");
    assertThat(settings.run().namespace().value()).isEqualTo("fallback");
    assertThat(settings.run().startupTimeout()).isEqualTo(90);
    assertThat(read(Map.of("KEDRO_CONFIG_NAME", "x", "BUCKET", "b", "KEDRO_CONFIG_COMMIT_ID", "7")))
        .extracting(s -> s.run().image().value())
        .isEqualTo("registry/x:7");
  }

  @Test
  void a_name_without_value_is_refused_where_it_stands() throws IOException {
    write("base/airflow-k8s.yaml", "run_config:\n  namespace: n\n  image: r/${tag}\n");

    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> assertThat(e.origin().toString()).isEqualTo("conf/base/airflow-k8s.yaml:3"))
        .hasMessageContaining("KEDRO_CONFIG_TAG");
  }

  @Test
  void an_unknown_key_is_a_warning_that_knows_better() throws IOException {
    write(
        "base/airflow-k8s.yaml",
        "run_config:\n  imge: x\n  spark:\n    typ: none\n    zzzzzzzz: 1\n");

    assertThat(read(Map.of()).warnings())
        .extracting(Finding::message, Finding::remedy, f -> f.origin().line())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "`run_config.imge` is no setting", "did you mean `image`?", 2),
            org.assertj.core.groups.Tuple.tuple(
                "`run_config.spark.typ` is no setting", "did you mean `type`?", 4),
            org.assertj.core.groups.Tuple.tuple(
                "`run_config.spark.zzzzzzzz` is no setting", "remove it", 5));
  }

  @Test
  void a_value_of_the_wrong_type_is_an_error_with_its_line() throws IOException {
    refused("run_config:\n  startup_timeout: soon\n", 2, "`run_config.startup_timeout`");
    refused("run_config: [a]\n", 1, "`run_config` is a list");
    refused("run_config:\n  volume:\n    disabled: 3\n", 3, "`run_config.volume.disabled`");
    refused("run_config:\n  secrets: {a: b}\n", 2, "`run_config.secrets`");
    refused("run_config:\n  start_date: '2020'\n", 2, "write it as YYYYMMDD");
    refused("run_config:\n  spark: {type: emr}\n", 2, "`dataproc`");
    refused("run_config:\n  resources: {big: {limits: {cpu: [1]}}}\n", 2, "limits.cpu");
    refused("run_config:\n  macro_params: ['ds }}']\n", 2, "is no macro");
    refused(
        "run_config:\n  failure_handlers:\n  - type: slack\n    connection_id: c\n"
            + "    message_template: '{who}'\n",
        5,
        "{who}");
  }

  @Test
  void mlflow_is_used_where_the_project_configures_it() throws IOException {
    write("base/airflow-k8s.yaml", "run_config: {image: i}\n");
    write("base/mlflow.yml", "server:\n  mlflow_tracking_uri: https://mlflow.example.com\n");

    assertThat(read(Map.of()).run().mlflow())
        .isEqualTo(new RunSettings.Mlflow("https://mlflow.example.com"));
  }

  private void refused(String text, int line, String message) throws IOException {
    write("base/airflow-k8s.yaml", text);
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.origin().line()).isEqualTo(line))
        .hasMessageContaining(message);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(project.resolve("conf").resolve(file), text);
  }

  private void git(String head, String commit) throws IOException {
    Path git = project.resolve(".git");
    Files.createDirectories(git);
    Files.writeString(git.resolve("HEAD"), head);
    Files.writeString(git.resolve("packed-refs"), "# pack-refs\n" + commit + " refs/heads/main\n");
  }

  private AirflowSettings read(Map<String, String> environment) {
    return AirflowSettingsReader.read(
        new ConfigSettings(
            ConfigSettings.Kind.OMEGACONF,
            project,
            project.resolve("conf"),
            "base",
            "prod",
            Map.of(),
            Set.of(),
            Set.of(),
            true,
            YamlMapping.empty(dev.kindling.facts.Origin.UNKNOWN),
            environment,
            null,
            YamlMapping.empty(dev.kindling.facts.Origin.UNKNOWN)));
  }
}
