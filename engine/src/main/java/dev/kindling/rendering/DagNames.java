package dev.kindling.rendering;

import java.util.Set;

/** Names that a DAG file binds itself, and the name of the DAG. */
final class DagNames {

  /** Names that no task may have. */
  static final Set<String> OWN =
      Set.of(
          "ARTIFACTS",
          "CLUSTER_CONFIG",
          "CLUSTER_NAME",
          "IMAGE",
          "NAMESPACE",
          "NODE",
          "POD",
          "POD_TEMPLATES",
          "PROJECT_ID",
          "REGION",
          "RESOURCES",
          "RUN_SCRIPT",
          "SPARK_CONF",
          "SPARK_PROPERTIES",
          "START_MLFLOW_RUN",
          "VOLUME",
          "VOLUMES",
          "VOLUME_NAME",
          SparkOperators.CREATE,
          SparkOperators.DELETE,
          "create_volume",
          "dag",
          "delete_volume",
          "dns_name",
          "init_volume",
          "start_mlflow_run");

  private static final int LONGEST_ID = 200;

  private DagNames() {}

  /** An id that Airflow takes, and that is a file name too. */
  static String slug(String dagId) {
    String slug = dagId.replaceAll("[^A-Za-z0-9_.-]+", "-");
    if (slug.matches("[.-]*")) {
      return "dag-" + Digest.of(dagId);
    }
    return slug.length() <= LONGEST_ID
        ? slug
        : slug.substring(0, LONGEST_ID - Digest.LENGTH - 1) + "-" + Digest.of(dagId);
  }
}
