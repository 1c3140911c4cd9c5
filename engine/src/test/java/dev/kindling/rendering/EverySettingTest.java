package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No key of {@code docs/configuration.md} is ignored in silence: wherever Spark runs and whatever a
 * pipeline is made of, taking a key away changes the output, or a finding says why it does nothing.
 */
class EverySettingTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ");

  /** Keys that are not the compiler's: what to do with the output, and the plan. */
  private static final List<String> ELSEWHERE =
      List.of("host", "output", "run_config.group_spark_nodes");

  /** Findings at the nodes or secrets that a key would be for, instead of the key itself. */
  private static final Map<String, String> BY_SUBJECT =
      Map.of(
          "run_config.resources.", "ignored-tag",
          "run_config.kubernetes_pod_templates.", "ignored-tag",
          "run_config.secrets", "ignored-secret");

  @TempDir private Path root;
  private final Map<String, Compilation> done = new HashMap<>();

  /** Where Spark runs. */
  private enum Place {
    NONE,
    DATAPROC,
    KUBERNETES,
    EMR,
    LOCAL
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void every_key_has_an_effect_or_a_finding(Place place) throws IOException {
    Files.createDirectories(root.resolve("src/cluster"));
    Files.writeString(root.resolve("src/cluster/init.sh"), "echo ready\n");
    Files.writeString(root.resolve("pyproject.toml"), "[tool.kedro]\npackage_name = \"shop\"\n");
    List<String> silent = new ArrayList<>();
    for (List<String> nodes : List.of(List.of("s"), List.of("p"), List.of("s", "p"))) {
      if (place == Place.NONE && nodes.contains("s")) {
        continue;
      }
      for (String key : keys(place)) {
        if (isSilent(key, place, nodes)) {
          silent.add(key + " for nodes " + nodes);
        }
      }
    }

    assertThat(silent).isEmpty();
  }

  private boolean isSilent(String key, Place place, List<String> nodes) throws IOException {
    Map<String, Object> full = everything(place, key);
    Map<String, Object> less = everything(place, key);
    if (key.equals("run_config.experiment_name")) {
      // The DAG is called after the experiment where it has no name of its own.
      remove(full, "run_config.run_name");
      remove(less, "run_config.run_name");
    }
    remove(less, key);
    boolean files = key.contains("_init_path");
    Compilation with = compile(full, nodes, files);
    for (Finding finding : with.findings()) {
      if (finding.code().startsWith("ignored-")) {
        assertThat(finding.remedy()).as(finding.message()).isNotBlank();
        assertThat(finding.origin().known()).as(finding.message()).isTrue();
      }
    }
    if (with.findings().stream().anyMatch(finding -> names(finding, key))) {
      return false;
    }
    try {
      return text(compile(less, nodes, files)).equals(text(with));
    } catch (InvalidInput needed) {
      return false;
    }
  }

  private static boolean names(Finding finding, String key) {
    String said = finding.message();
    for (Map.Entry<String, String> subject : BY_SUBJECT.entrySet()) {
      if (key.startsWith(subject.getKey()) && finding.code().equals(subject.getValue())) {
        return true;
      }
    }
    if (said.contains("`" + key.replace("[]", "[0]") + "`")) {
      return true;
    }
    String prefix = key.replaceFirst("\\[.*", "");
    while (prefix.chars().filter(c -> c == '.').count() >= 1) {
      if (finding.code().equals("ignored-setting") && said.contains("`" + prefix + "`")) {
        return true;
      }
      prefix = prefix.substring(0, prefix.lastIndexOf('.'));
    }
    return false;
  }

  private static Map<String, String> text(Compilation done) {
    Map<String, String> text = new TreeMap<>();
    done.artifacts().files().forEach((name, file) -> text.put(name, file.text()));
    return text;
  }

  private static List<String> keys(Place place) throws IOException {
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

  private Compilation compile(Map<String, Object> settings, List<String> nodes, boolean files)
      throws IOException {
    String text = new ObjectMapper().writeValueAsString(settings);
    return done.computeIfAbsent(
        nodes + " " + files + " " + text, once -> sample(text, nodes, files));
  }

  private Compilation sample(String settings, List<String> nodes, boolean files) {
    SampleCompile sample = SampleCompile.with(settings);
    if (nodes.contains("s")) {
      sample.spark(List.of("s")).tag("s", "resources.NAME", "k8s_template.NAME");
    }
    if (nodes.contains("p")) {
      sample.pod("p").tag("p", "resources.NAME", "k8s_template.NAME");
    }
    if (nodes.size() > 1) {
      sample.mlflow("https://mlflow.example.com");
    }
    return (files ? sample.root(root) : sample).compile();
  }

  private static Map<String, Object> everything(Place place, String key) {
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
          default -> place.name().toLowerCase(java.util.Locale.ROOT);
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
  private static void remove(Map<String, Object> settings, String key) {
    @Nullable Object place = settings;
    List<String> steps = Stream.of(key.replace("[]", ".[]").split("\\.")).toList();
    for (String step : steps.subList(0, steps.size() - 1)) {
      place = step.equals("[]") ? ((List<?>) place).get(0) : ((Map<?, ?>) place).get(step);
    }
    ((Map<?, ?>) place).remove(steps.get(steps.size() - 1));
  }
}
