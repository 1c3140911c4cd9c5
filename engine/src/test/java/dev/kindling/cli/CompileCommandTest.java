package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kindling compile} writes, when it writes nothing, and how it ends. */
class CompileCommandTest {

  private static final String SETTINGS = "conf/base/airflow-k8s.yaml";

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void nameTheOutput() {
    out = folder.resolve("out");
  }

  @Test
  void writes_the_dag_and_what_spark_needs_and_then_finds_them_up_to_date() {
    Run first = Run.of("compile", Run.fixture("shop"), "-o", out);
    Run second = Run.of("compile", Run.fixture("shop"), "-o", out);

    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(first.err()).contains("8 nodes in 3 tasks, 1 on Spark", "dags/shop.py");
    assertThat(out.resolve("dags/shop.py")).isRegularFile();
    assertThat(out.resolve("spark/cluster_init.sh")).isExecutable();
    assertThat(second.err()).contains(out + " is up to date");
  }

  @Test
  void a_dag_of_another_pipeline_is_not_replaced() throws IOException {
    Path project = Projects.copy("shop", folder);
    Run.of("compile", project, "-o", out);
    Path dag = out.resolve("dags/shop.py");
    String other = Files.readString(dag).replaceFirst("`__default__`", "`daily`");
    Files.writeString(dag, other);

    Run run = Run.of("compile", project, "-o", out);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .contains(
            dag + ":1: error [input] is the DAG of the pipeline `daily` of `Shop`",
            "not of `__default__` of `Shop`; give each its own `run_config.run_name`");
    assertThat(dag).hasContent(other);
    Files.writeString(dag, other.replaceFirst("`daily`", "`__default__`"));
    assertThat(Run.of("compile", project, "-o", out, "--env", "base").code())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void what_only_a_compile_finds_is_waived_like_the_rest() throws IOException {
    Path project = Projects.copy("shop", folder);
    Files.writeString(
        project.resolve("conf/base/kindling.yml"),
        """
        waivers:
          - {code: local-data, dataset: rates, reason: the folder is mounted}
          - {code: renamed-task, node: nobody, reason: gone}
        """);

    String compiled = Run.of("compile", project, "-o", out).err();

    assertThat(compiled)
        .contains("note [local-data] `rates`", "(waived: the folder is mounted)")
        .contains("warning [local-data] `monthly_sales`")
        .containsOnlyOnce("[unused-waiver] the waiver of `renamed-task`");
    assertThat(Run.of("plan", project).out()).doesNotContain("unused-waiver");
  }

  @Test
  void what_is_left_to_do_follows_from_the_settings() throws IOException {
    Path project = Projects.copy("shop", folder);
    Run run = Run.of("compile", project, "-o", out);

    assertThat(run.err())
        .contains("next: copy " + out + "/spark/* to gs://shop-artifacts/shop")
        .contains("next: copy " + out + "/dags/* to gs://shop-airflow/dags")
        .contains("then: https://airflow.example.com/dags/shop\n");
    assertThat(Run.of("compile", project, "-o", out).err()).doesNotContain("next:");
  }

  @Test
  void spark_nodes_without_a_place_to_run_name_the_line_and_the_cure() throws IOException {
    Path project = Projects.copy("shop", folder);
    Projects.replace(project, SETTINGS, "    type: dataproc\n", "");

    Run run = Run.of("compile", project, "-o", out);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err())
        .startsWith(project.resolve(SETTINGS) + ":" + lineOf(project, "  spark:") + ": error ")
        .contains(
            "`clean_customers` must run on Spark, but `run_config.spark.type` is `none`",
            "set it to `dataproc`, `kubernetes` or `custom`");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_check_before_anything_is_written_writes_nothing() {
    Run run = Run.of("compile", Run.fixture("shop"), "-o", out, "--check");

    assertThat(run.code()).isEqualTo(ExitCode.OBJECTION);
    assertThat(run.err()).contains("dags/shop.py");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_check_tells_a_file_that_somebody_edited_and_leaves_it_alone() throws IOException {
    Run.of("compile", Run.fixture("shop"), "-o", out);
    Run same = Run.of("compile", Run.fixture("shop"), "-o", out, "--check");
    Path dag = out.resolve("dags/shop.py");
    String edited = Files.readString(dag) + "# edited\n";
    Files.writeString(dag, edited);

    Run drifted = Run.of("compile", Run.fixture("shop"), "-o", out, "--check");

    assertThat(same.code()).as(same.err()).isEqualTo(ExitCode.DONE);
    assertThat(drifted.code()).as(drifted.err()).isEqualTo(ExitCode.OBJECTION);
    assertThat(drifted.err()).contains(" " + dag).doesNotContain("cluster_init.sh");
    assertThat(dag).hasContent(edited);
  }

  @Test
  void strict_writes_nothing_while_an_error_stands() throws IOException {
    Path project = withABoundaryInMemory();

    Run strict = Run.of("compile", project, "-o", out, "--strict");

    assertThat(strict.code()).as(strict.err()).isEqualTo(ExitCode.OBJECTION);
    assertThat(strict.err())
        .contains("error [memory-boundary]", "Nothing was written: findings of severity error");
    assertThat(out).doesNotExist();

    Run lenient = Run.of("compile", project, "-o", out);

    assertThat(lenient.err()).contains("error [memory-boundary]");
    assertThat(out.resolve("dags/shop.py")).isRegularFile();
    assertThat(Run.of("compile", Run.fixture("shop"), "-o", folder.resolve("b"), "--strict").code())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void what_could_not_be_read_keeps_all_from_being_written_unless_allowed() throws IOException {
    Path project = Projects.copy("broken", folder);
    Files.copy(Run.fixture("shop").resolve(SETTINGS), project.resolve(SETTINGS));
    Projects.replace(project, SETTINGS, "    user_init_path: cluster/before.sh\n", "");
    Projects.replace(project, SETTINGS, "    user_post_init_path: cluster/after.sh\n", "");

    Run refused = Run.of("compile", project, "-o", out);

    assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(refused.err())
        .contains(
            "[unread-node]",
            "src/broken/pipelines/matching/pipeline.py:",
            "Nothing was written: part of the project could not be read.");
    assertThat(out).doesNotExist();

    Run allowed = Run.of("compile", project, "-o", out, "--allow-unread");

    assertThat(allowed.code()).as(allowed.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(allowed.err()).contains("[unread-node]");
    assertThat(out.resolve("dags/shop.py")).content().contains("open_letters");
  }

  @Test
  void suggested_catalog_entries_are_yaml_that_settles_the_findings() throws IOException {
    Path project = withABoundaryInMemory();

    Run run = Run.of("compile", project, "-o", out, "--suggest-catalog", "--quiet");

    JsonNode entries = new YAMLMapper().readTree(run.out());
    assertThat(entries.fieldNames()).toIterable().containsExactly("monthly_sales");
    assertThat(entries.path("monthly_sales").path("type").asText())
        .isEqualTo("pandas.ParquetDataSet");
    assertThat(entries.path("monthly_sales").path("filepath").asText())
        .isEqualTo("gs://shop-artifacts/shop/data/monthly_sales.parquet");

    Path catalog = project.resolve("conf/base/catalog.yml");
    Files.writeString(catalog, Files.readString(catalog) + "\n" + run.out());
    Run settled = Run.of("compile", project, "-o", out, "--strict");

    assertThat(settled.code()).as(settled.err()).isEqualTo(ExitCode.DONE);
    assertThat(settled.err()).doesNotContain("memory-boundary");
  }

  /** The shop whose catalog forgets what passes from the Spark job to a pod. */
  private Path withABoundaryInMemory() throws IOException {
    Path project = Projects.copy("shop", folder);
    Projects.replace(project, "conf/base/catalog.yml", "monthly_sales:", "forgotten_sales:");
    return project;
  }

  private static int lineOf(Path project, String line) throws IOException {
    return Files.readAllLines(project.resolve(SETTINGS)).indexOf(line) + 1;
  }
}
