package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Where kedro-airflow-k8s 0.8.2, the system that the seed describes, was measured to render what
 * does not run or does not tell. Grouping and detection are held to their laws elsewhere.
 */
class SeedDefectsTest {

  @Test
  void names_that_kedro_makes_up_are_not_escaped_for_html() {
    String dag = SampleCompile.with(SampleCompile.BASIC).pod("f([a;b]) -> [c]").dag();

    assertThat(dag).contains("\"--nodes=f([a;b]) -> [c]\"").doesNotContain("&gt;");
  }

  @Test
  void a_description_may_end_with_a_backslash_and_hold_lines() {
    String settings = SampleCompile.BASIC + "  description: \"C:\\\\\\nD:\\\\\"\n";

    assertThat(SampleCompile.with(settings).pod("load").dag())
        .contains("description=\"C:\\\\\\nD:\\\\\",\n");
  }

  @Test
  void names_that_look_alike_to_airflow_are_tasks_of_their_own() {
    Compilation done =
        SampleCompile.with(SampleCompile.BASIC).pod("a_b").pod("a-b").pod("a.b").compile();

    assertThat(new TreeSet<>(done.taskIds().values())).hasSize(3).contains("a_b");
    assertThat(done.findings()).extracting(f -> f.code()).contains("renamed-task");
  }

  @Test
  void a_node_that_is_called_like_a_group_takes_nothing_from_it() {
    Compilation done =
        SampleCompile.with(SampleCompile.KUBERNETES)
            .pod("pyspark_0", "pyspark_clean")
            .spark(List.of("clean"))
            .compile();

    assertThat(done.taskIds()).hasSize(2);
    assertThat(Set.copyOf(done.taskIds().values()))
        .containsExactlyInAnyOrder("pyspark_0", "pyspark_clean");
  }

  @Test
  void quantities_of_kubernetes_become_what_spark_understands() {
    String dag =
        SampleCompile.with(
                SampleCompile.KUBERNETES
                    + "      requests: {cpu: 500m}\n      limits: {cpu: \"1\", memory: 2Gi}\n")
            .spark(List.of("clean"))
            .dag();

    assertThat(dag)
        .contains("\"spark.kubernetes.driver.request.cores\": \"500m\"")
        .contains("\"spark.driver.memory\": \"1462m\"")
        .contains("\"spark.driver.memoryOverhead\": \"586m\"")
        .doesNotContain("spark.driver.cores", "2Gi");
  }

  @Test
  void a_failed_driver_and_a_failed_job_fail_the_run() {
    assertThat(SampleCompile.with(SampleCompile.KUBERNETES).spark(List.of("clean")).dag())
        .contains("deploy_mode=\"cluster\"");
    assertThat(SampleCompile.with(SampleCompile.DATAPROC).spark(List.of("clean")).dag())
        .contains(".as_teardown(setups=create_spark_cluster)")
        .doesNotContain("all_done", "trigger_rule");
  }

  @Test
  void parameters_and_the_pipeline_reach_spark_wherever_it_runs() {
    for (String settings : List.of(SampleCompile.DATAPROC, SampleCompile.KUBERNETES)) {
      assertThat(
              SampleCompile.with(settings + "  macro_params: [ds]\n  variables_params: [level]\n")
                  .in("daily", "prod")
                  .spark(List.of("clean"))
                  .dag())
          .contains("\"--pipeline=daily\"")
          .contains("\"--params=ds={{ ds }},level={{ var.value.level }}\"");
    }
  }
}
