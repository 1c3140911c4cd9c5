package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings in which every key of {@code docs/configuration.md} is set, to take keys away from. */
final class FullSettings {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ");

  /** Keys that are not the compiler's: what to do with the output, and the plan. */
  private static final List<String> ELSEWHERE =
      List.of("host", "output", "run_config.group_spark_nodes");

  private FullSettings() {}

  /** Where Spark runs. */
  enum Place {
    NONE,
    DATAPROC,
    KUBERNETES,
    EMR,
    LOCAL
  }

  /** The documented keys that mean something to the compiler there. */
  static List<String> keys(Place place) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    List<String> keys = ROW.matcher(page).results().map(row -> row.group(1)).toList();
    assertThat(keys).hasSizeGreaterThan(60);
    return keys.stream()
        .filter(key -> !ELSEWHERE.contains(key))
        .filter(key -> place != Place.NONE || !key.equals("run_config.spark.type"))
        .filter(
            key -> place == Place.KUBERNETES || !key.startsWith("run_config.spark.cluster_config."))
        .filter(key -> place != Place.KUBERNETES || !key.equals("run_config.spark.cluster_config"))
        .toList();
  }

  /**
   * The settings.
   *
   * @param key that is going to be taken away, where it would hide behind another spelling or its
   *     own default
   */
  static Map<String, Object> of(Place place, String key) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("image", "image:1");
    run.put("image_pull_policy", "Always");
    run.put("image_pull_secrets", List.of("registry"));
    run.put("startup_timeout", 30);
    run.put("namespace", "shop");
    run.put("service_account_name", "account");
    run.put("experiment_name", "experiment");
    run.put("run_name", "run");
    run.put("cron_expression", "@hourly");
    run.put("start_date", "20260203");
    run.put("description", "a description");
    run.put("macro_params", List.of("ds"));
    run.put("variables_params", List.of("level"));
    run.put("env_vars", List.of("STAGE"));
    run.put(
        "failure_handlers",
        List.of(
            map("type", "slack", "connection_id", "slack", "message_template", "{task} failed")));
    run.put(
        "external_dependencies",
        List.of(
            map(
                "dag_id",
                "ingest",
                "task_id",
                "last",
                "check_existence",
                false,
                "execution_delta",
                3,
                "timeout",
                5)));
    String seconds = key.endsWith("_seconds") ? "toleration_seconds" : "tolerationSeconds";
    run.put("resources", map("NAME", resources(seconds)));
    run.put(
        "kubernetes_pod_templates",
        map("NAME", map("template", map("spec", map("hostNetwork", true)), "image", "other:1")));
    run.put(
        "secrets",
        List.of(
            map("deploy_type", "volume", "deploy_target", "/keys", "secret", "k", "key", "one")));
    run.put(
        "volume",
        map(
            "disabled",
            key.endsWith(".disabled"),
            "storageclass",
            "nfs",
            "size",
            "5Gi",
            "access_modes",
            List.of("ReadWriteMany"),
            "skip_init",
            true,
            "owner",
            7));
    run.put("authentication", map("type", "Vars", "params", List.of("MLFLOW_TOKEN")));
    run.put("spark", spark(place));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run_config", run);
    return all;
  }

  private static Map<String, Object> resources(String seconds) {
    return map(
        "node_selectors", map("pool", "big"),
        "labels", map("size", "big"),
        "annotations", map("owner", "data"),
        "tolerations",
            List.of(
                map(
                    "key",
                    "size",
                    "operator",
                    "Equal",
                    "value",
                    "big",
                    "effect",
                    "NoExecute",
                    seconds,
                    60)),
        "requests", map("cpu", "500m", "memory", "1Gi"),
        "limits", map("cpu", "2", "memory", "2Gi"));
  }

  private static Map<String, Object> spark(Place place) {
    Map<String, Object> spark = new HashMap<>();
    spark.put(
        "type",
        switch (place) {
          case EMR, LOCAL -> "custom";
          default -> place.name().toLowerCase(Locale.ROOT);
        });
    spark.put("operator_factory", place == Place.EMR ? "factories/emr.stg" : "factories/local.stg");
    spark.put("region", "europe-west4");
    spark.put("project_id", "analytics");
    spark.put("cluster_name", "cluster-7");
    spark.put("artifacts_path", "gs://artifacts");
    spark.put("user_init_path", "cluster/init.sh");
    spark.put("user_post_init_path", "cluster/init.sh");
    spark.put(
        "cluster_config",
        switch (place) {
          case KUBERNETES ->
              map(
                  "run_script",
                  "local:///home/kedro/spark_run.py",
                  "image",
                  "spark:1",
                  "num_executors",
                  3,
                  "conf",
                  map("spark.x", "y"),
                  "requests",
                  map("cpu", "1"),
                  "limits",
                  map("cpu", "2", "memory", "4Gi"),
                  "env_vars",
                  map("A", "b"),
                  "secrets",
                  map("s", "/s"),
                  "labels",
                  map("l", "m"),
                  "local_storage",
                  map("class_name", "fast", "size", "9Gi"),
                  "driver_port",
                  7078,
                  "block_manager_port",
                  7079,
                  "jars",
                  List.of("a.jar"),
                  "packages",
                  List.of("p:q:1"),
                  "repositories",
                  List.of("https://r"));
          case LOCAL -> map("project_home", "/srv/shop", "master", "local[2]");
          case EMR -> map("ReleaseLabel", "emr-7.2.0");
          default -> map("worker_config", map("num_instances", 2));
        });
    return spark;
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** Removes what a key of the page names; an item of a list stands for all. */
  static void remove(Map<String, Object> settings, String key) {
    @Nullable Object place = settings;
    List<String> steps = Stream.of(key.replace("[]", ".[]").split("\\.")).toList();
    for (String step : steps.subList(0, steps.size() - 1)) {
      place = step.equals("[]") ? ((List<?>) place).get(0) : ((Map<?, ?>) place).get(step);
    }
    ((Map<?, ?>) place).remove(steps.get(steps.size() - 1));
  }
}
