package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Severity;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.SyntaxProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompilerTest {

  private static final String CUSTOM =
      SampleCompile.BASIC
          + """
            spark:
              type: custom
              operator_factory: factories/emr.stg
              artifacts_path: s3://shop
              cluster_config: {}
          """;

  @Test
  void a_cluster_encloses_the_spark_tasks_and_goes_whatever_becomes_of_them() {
    String dag = shop(SampleCompile.DATAPROC).dag();

    assertThat(dag)
        .contains(").as_teardown(setups=create_spark_cluster)\n")
        .contains("    create_spark_cluster >> pyspark_clean\n")
        .contains("    pyspark_clean >> delete_spark_cluster\n")
        .contains("    load >> pyspark_clean\n")
        .doesNotContain("all_done");
  }

  @Test
  void a_cluster_is_passed_through_with_the_initialization_behind_the_users_own() {
    String dag =
        shop(SampleCompile.DATAPROC.replace(
                "worker_config: {num_instances: 2}",
                "initialization_actions: [{executable_file: gs://own/init.sh}]\n"
                    + "      lifecycle_config: {auto_delete_ttl: {seconds: 60}}"))
            .dag();

    assertThat(dag)
        .contains(
            """
            CLUSTER_CONFIG = {
                "initialization_actions": [
                    {"executable_file": "gs://own/init.sh"},
                    {"executable_file": f"{ARTIFACTS}/cluster_init.sh"},
                ],
                "lifecycle_config": {"auto_delete_ttl": {"seconds": 60}},
            }
            """);
  }

  @Test
  void every_run_has_a_cluster_of_its_own() {
    assertThat(shop(SampleCompile.DATAPROC).dag())
        .contains("CLUSTER_NAME = \"{{ ('shop-' ~ run_id) | dns_name }}\"\n");
    assertThat(shop(SampleCompile.DATAPROC + "    cluster_name: '{{ var.value.cluster }}'\n").dag())
        .contains("CLUSTER_NAME = \"{{ var.value.cluster }}\"\n")
        .doesNotContain("dns_name");
  }

  @Test
  void a_spark_job_is_told_what_to_run() {
    assertThat(
            shop(SampleCompile.DATAPROC + "  macro_params: [ds]\n  variables_params: [level]\n")
                .in("daily", "prod")
                .dag())
        .contains(
            """
                            "args": [
                                "run",
                                "--env=prod",
                                "--pipeline=daily",
                                "--node=clean,join",
                                "--runner=ThreadRunner",
                                "--params=ds={{ ds }},level={{ var.value.level }}",
                            ],
            """)
        .contains("\"spark.submit.deployMode\": \"cluster\"");
  }

  @Test
  void kubernetes_sees_failures_and_starts_no_cluster() {
    String dag = shop(SampleCompile.KUBERNETES).dag();

    assertThat(dag)
        .contains("deploy_mode=\"cluster\",")
        .contains("conn_id=\"spark_default\",")
        .contains("num_executors=1,")
        .doesNotContain("create_spark_cluster");
  }

  @Test
  void pods_are_called_as_the_projects_kedro_understands_it() {
    SampleCompile sample =
        SampleCompile.with(SampleCompile.BASIC + "  macro_params: [ds]\n").pod("load");

    assertThat(sample.kedro("0.18.4").dag())
        .contains("\"--node=load\"")
        .contains("\"--params=ds:{{ ds }}\"");
    assertThat(sample.kedro("0.18.5").dag())
        .contains("\"--nodes=load\"")
        .contains("\"--params=ds={{ ds }}\"");
    assertThat(sample.kedro("").dag()).contains("\"--nodes=load\"");
  }

  @Test
  void default_nodes_that_share_a_task_run_in_one_pod() {
    SampleCompile sample = SampleCompile.with(SampleCompile.BASIC).pod("load", "default_clean");
    sample.together(List.of("clean", "train"));

    assertThat(sample.kedro("0.18.4").dag()).contains("\"--node=clean,train\"");
    assertThat(sample.kedro("1.5.0").dag())
        .contains(
            """
                default_clean = KubernetesPodOperator(
                    task_id="default_clean",
                    doc_md="Kedro nodes of this task:\\n\\n- `clean`\\n- `train`",
                    arguments=[
                        "run",
                        "--env=prod",
                        "--pipelines=__default__",
                        "--nodes=clean,train",
                    ],
                    **NODE,
                )
            """)
        .contains("    load >> default_clean\n");
  }

  @Test
  void tags_by_which_nodes_of_one_pod_disagree_are_findings() {
    String resources =
        """
          resources:
            __default__: {requests: {cpu: "1"}}
            big: {requests: {cpu: "8"}}
            wide: {requests: {memory: 8Gi}}
        """;
    SampleCompile sample =
        SampleCompile.with(SampleCompile.BASIC + resources).together(List.of("clean", "train"));

    assertThat(sample.dag()).contains("**RESOURCES[\"__default__\"],");
    assertThat(sample.tag("train", "resources:wide").dag()).contains("**RESOURCES[\"wide\"],");
    assertThat(sample.compile().findings()).noneMatch(f -> f.code().equals("ignored-tag"));
    assertThat(sample.tag("clean", "resources:big").dag()).contains("**RESOURCES[\"big\"],");
    assertThat(sample.compile().findings())
        .filteredOn(f -> f.code().equals("ignored-tag"))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "ignored-tag",
                "different entries of `resources` (big, wide) cannot be given to the task of `clean`: its"
                    + " nodes share one pod, which gets `big`"));
  }

  @Test
  void spark_nodes_without_a_place_to_run_are_refused_with_the_cure() {
    assertThatThrownBy(() -> shop(SampleCompile.BASIC).compile())
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> assertThat(e.origin().toString()).isEqualTo("conf/base/airflow-k8s.yaml:1"))
        .hasMessage(
            "`clean` must run on Spark, but `run_config.spark.type` is `none`; set it to"
                + " `dataproc`, `kubernetes` or `custom`");
  }

  @Test
  void what_a_plan_needs_is_asked_for_and_nothing_else() {
    String bare = "run_config:\n  experiment_name: shop\n  volume: {disabled: true}\n";

    assertThatThrownBy(() -> SampleCompile.with(bare).pod("load").compile())
        .hasMessage(
            "`run_config.namespace` is not set; set it to the Kubernetes namespace that pods run"
                + " in");
    assertThat(
            SampleCompile.with(
                    bare + "  spark: {type: dataproc, region: r, artifacts_path: gs://a/}\n")
                .spark(List.of("clean"))
                .dag())
        .contains("ARTIFACTS = \"gs://a\"")
        .doesNotContain("NAMESPACE")
        .doesNotContain("project_id");
  }

  @Test
  void tags_that_spark_cannot_honour_are_findings() {
    assertThat(shop(SampleCompile.DATAPROC).tag("clean", "resources:big").compile().findings())
        .extracting(Finding::code, Finding::node)
        .contains(org.assertj.core.groups.Tuple.tuple("ignored-tag", "clean"))
        .contains(org.assertj.core.groups.Tuple.tuple("unknown-entry", "clean"));
  }

  @Test
  void a_secret_that_spark_cannot_be_given_is_a_finding_at_its_line() {
    String secrets =
        """
          secrets:
            - {deploy_type: volume, deploy_target: /etc/keys, secret: keys}
            - {deploy_target: PASSWORD, secret: database, key: password}
            - secret: everything
            - {deploy_target: TOKEN, secret: half}
        """;
    Compilation kubernetes = shop(SampleCompile.KUBERNETES + secrets).compile();

    assertThat(kubernetes.findings())
        .filteredOn(finding -> finding.code().equals("ignored-secret"))
        .extracting(Finding::message, finding -> finding.origin().toString())
        .satisfiesExactly(
            all -> assertThat(all.toString()).contains("`everything`", "airflow-k8s.yaml:14"),
            half -> assertThat(half.toString()).contains("`half`", "airflow-k8s.yaml:15"));
    assertThat(shop(SampleCompile.KUBERNETES).compile().findings())
        .extracting(Finding::code)
        .doesNotContain("ignored-secret");
  }

  @Test
  void secrets_that_do_not_reach_spark_are_told_wherever_it_runs() {
    String secrets = "  secrets: [{deploy_target: TOKEN, secret: half, key: one}]\n";
    String custom = CUSTOM + secrets;

    for (String settings : List.of(SampleCompile.DATAPROC + secrets, custom)) {
      assertThat(shop(settings).compile().findings())
          .filteredOn(finding -> finding.code().equals("ignored-secret"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.message()).contains("`half`");
                assertThat(finding.remedy()).contains("env_vars");
                assertThat(finding.origin().line()).isPositive();
              });
    }
    assertThat(shop(SampleCompile.KUBERNETES + secrets).compile().findings())
        .extracting(Finding::code)
        .doesNotContain("ignored-secret");
  }

  @Test
  void steps_on_emr_see_the_environment_and_the_clusters_own_actions_stay() {
    String dag =
        shop(CUSTOM.replace("{}", "{BootstrapActions: [{Name: own}]}") + "  env_vars: [STAGE]\n")
            .dag();

    assertThat(dag)
        .contains("\"spark.yarn.appMasterEnv.STAGE={{ var.value.STAGE }}\"")
        .contains("\"spark.executorEnv.STAGE={{ var.value.STAGE }}\"")
        .contains("*[{\"Name\": \"own\"}],\n");
  }

  @Test
  void a_run_of_mlflow_needs_a_pod_though_no_node_does() {
    String dag =
        SampleCompile.with(
                """
                run_config:
                  image: image:1
                  namespace: shop
                  experiment_name: shop
                  secrets: [{secret: keys}]
                  spark:
                    type: custom
                    operator_factory: factories/local.stg
                    artifacts_path: /srv
                    cluster_config: {project_home: /srv, master: local}
                """)
            .mlflow(null)
            .pod("load")
            .dag();

    assertThat(dag)
        .contains("start_mlflow_run = KubernetesPodOperator(", "POD = {")
        .doesNotContain("NODE = {", "VOLUMES", "import Secret");
  }

  @Test
  void names_that_would_collide_get_ids_of_their_own_and_a_finding() {
    Compilation done =
        SampleCompile.with(SampleCompile.BASIC).pod("a.b", "a_b").pod("a_b").pod("dag").compile();

    assertThat(done.taskIds())
        .containsEntry("a_b", "a_b")
        .containsEntry("a.b", "a_b_2e7336dc")
        .containsEntry("dag", "dag_" + Digest.of("dag"));
    assertThat(done.findings()).extracting(Finding::code).containsOnly("renamed-task");
  }

  private static SampleCompile shop(String settings) {
    return SampleCompile.with(settings)
        .pod("load", "pyspark_clean")
        .spark(List.of("clean", "join"), "train")
        .pod("train");
  }

  @Test
  void two_tags_of_one_node_are_said_to_be_too_many() {
    String settings =
        SampleCompile.BASIC
            + """
              resources:
                small: {requests: {cpu: 100m}}
                big: {requests: {cpu: "4"}}
            """;

    assertThat(
            SampleCompile.with(settings)
                .pod("load")
                .tag("load", "resources.small", "resources.big")
                .compile()
                .findings())
        .filteredOn(f -> f.code().equals("ignored-tag"))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.message())
                    .isEqualTo(
                        "different entries of `resources` (big, small) cannot be given to the task"
                            + " of `load`: its node has one pod, which gets `big`"));
  }

  @Test
  void all_settings_that_are_missing_are_asked_for_at_once() {
    String spark = "run_config:\n  description: x\n  spark: {type: dataproc}\n";

    assertThatThrownBy(() -> shop(spark).compile())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`run_config.experiment_name` is not set")
        .satisfies(
            e ->
                assertThat(((InvalidInput) e).details())
                    .extracting(line -> line.substring(0, line.indexOf(" is not set")))
                    .containsExactly(
                        "and `run_config.namespace`",
                        "and `run_config.image`",
                        "and `run_config.spark.region`",
                        "and `run_config.spark.artifacts_path`"));
    assertThatThrownBy(() -> SampleCompile.with("{}").pod("load").compile())
        .hasMessageContaining("holds no settings, or is not there: `kindling init` writes it")
        .satisfies(
            e ->
                assertThat(((InvalidInput) e).origin().file())
                    .isEqualTo("conf/base/airflow-k8s.yaml"));
  }

  @Test
  void an_empty_pipeline_is_said_and_its_dag_is_valid() {
    Compilation done =
        SampleCompile.with(SampleCompile.BASIC)
            .options(new CompileOptions(null, null, CompilerTest::objection, false, null))
            .compile();

    assertThat(done.findings()).extracting(Finding::code).contains("empty-pipeline");
    assertThat(done.artifacts().files().get("dags/shop.py").text()).contains("\n    pass\n");
  }

  @Test
  void what_the_plan_was_asked_with_reaches_every_run() {
    CompileOptions asked =
        CompileOptions.NONE.withRun("conf_two", new TreeMap<>(Map.of("limit", "3", "day", "{{x")));

    String pod =
        SampleCompile.with(SampleCompile.BASIC + "  macro_params: [ds]\n")
            .pod("load")
            .options(asked)
            .dag();
    assertThat(pod)
        .contains("\"--conf-source=conf_two\",")
        .contains("day={{ '{{' }}x,limit=3,ds={{ ds }}");
    assertThat(shop(SampleCompile.DATAPROC).options(asked).dag())
        .contains("\"--conf-source=conf_two\",");
  }

  @Test
  void a_configuration_that_no_run_finds_is_said() {
    for (String kedro : List.of("0.18.4", "1.5.0")) {
      String folder = kedro.equals("1.5.0") ? "../elsewhere" : "conf_two";
      SampleCompile sample =
          SampleCompile.with(SampleCompile.BASIC)
              .pod("load")
              .kedro(kedro)
              .options(CompileOptions.NONE.withRun(folder, Map.of()));

      assertThat(sample.dag()).doesNotContain("--conf-source");
      assertThat(sample.compile().findings())
          .extracting(Finding::code, Finding::severity)
          .containsExactly(tuple("missing-configuration", Severity.ERROR));
    }
  }

  private static Optional<String> objection(String source) {
    try {
      PythonParser.module(new SourceFile("", source));
      return Optional.empty();
    } catch (SyntaxProblem e) {
      return Optional.of(e.getMessage());
    }
  }
}
