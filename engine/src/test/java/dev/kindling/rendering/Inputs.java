package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Project;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.rendering.python.PythonLiteral;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compile inputs of a project's folder with one Spark task, and what a test cares about. */
public final class Inputs {

  private final @Nullable Path root;
  private String name = "Shop";
  private String image = "registry.example.com/shop:1";
  private final Map<String, Object> spark = new LinkedHashMap<>();
  private NodeType node = NodeType.PYSPARK;

  private Inputs(@Nullable Path root) {
    this.root = root;
    spark.put("type", "dataproc");
    spark.put("region", "europe-west4");
    spark.put("artifacts_path", "gs://bucket/shop");
  }

  public static Inputs of(@Nullable Path root) {
    return new Inputs(root);
  }

  public Inputs name(String value) {
    name = value;
    return this;
  }

  public Inputs image(String value) {
    image = value;
    return this;
  }

  /** Sets a key of {@code run_config.spark}. */
  public Inputs spark(String key, Object value) {
    spark.put(key, value);
    return this;
  }

  public Inputs kubernetes(String runScript) {
    return spark("type", "kubernetes").spark("cluster_config", Map.of("run_script", runScript));
  }

  Inputs withoutSpark() {
    node = NodeType.DEFAULT;
    return this;
  }

  public CompileInput input() {
    List<Task> tasks = List.of(new Task("task", node, List.of("a"), List.of()));
    Plan plan = new Plan(name, "__default__", "local", tasks, List.of(), List.of(), List.of());
    Project project =
        new Project(name, "shop", "0.19.15", "local", List.of(), Map.of(), List.of(), List.of());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("image", image);
    run.put("namespace", "shop");
    run.put("experiment_name", "shop");
    run.put("spark", spark);
    // Python's literals of texts and mappings are YAML too, whatever stands in them.
    String settings = PythonLiteral.of(Map.of("run_config", run));
    return new CompileInput(
        plan,
        project,
        AirflowSettingsReader.parse(settings, "conf/base/airflow-k8s.yaml", null),
        root,
        "1.0");
  }
}
