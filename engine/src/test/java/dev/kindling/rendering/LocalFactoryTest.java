package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example for Spark on the machine of the worker. */
class LocalFactoryTest {

  @TempDir Path root;

  @BeforeEach
  void copyTheExample() throws IOException {
    Path factory = root.resolve("factories/local.stg");
    Files.createDirectories(factory.getParent());
    Files.copy(Path.of("..", "templates", "factories", "local.stg"), factory);
  }

  @Test
  void runsSparkTasksBetweenItsOwnSetupAndTeardown() {
    String dag = dag(Inputs.of(root));

    assertThat(dag)
        .contains("create_spark_cluster = BashOperator(\n")
        .contains(").as_teardown(setups=create_spark_cluster)\n")
        .contains("\"spark-submit\"")
        .contains("\"--node=a\"")
        .contains("\"--runner=ThreadRunner\"")
        .contains(
            """
            import shlex
            """)
        .contains(
            """
            try:  # Airflow 3
                from airflow.providers.standard.operators.bash import BashOperator
                from airflow.sdk import DAG
            except ImportError:  # Airflow 2
                from airflow import DAG
                from airflow.operators.bash import BashOperator
            """);
  }

  @Test
  void runsDefaultNodesItselfWithoutPodsOrACluster() {
    String dag = dag(Inputs.of(root).withoutSpark());

    assertThat(dag)
        .contains("\"python\",\n                \"/srv/artifacts/spark_run.py\",\n")
        .contains("\"--runner=SequentialRunner\"")
        .doesNotContain("KubernetesPodOperator", "create_spark_cluster", "NAMESPACE", "k8s");
  }

  private static String dag(Inputs inputs) {
    CompileInput input =
        inputs
            .spark("type", "custom")
            .spark("operator_factory", "factories/local.stg")
            .spark("artifacts_path", "/srv/artifacts")
            .spark("cluster_config", Map.of("project_home", "/srv/shop", "master", "local[2]"))
            .input();
    return Compiler.compile(input).artifacts().files().get("dags/shop.py").text();
  }
}
