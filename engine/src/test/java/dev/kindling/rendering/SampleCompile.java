package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettingsReader;
import dev.kindling.configuration.RunSettings.Mlflow;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small compiles for tests: tasks by name, settings as YAML. */
final class SampleCompile {

  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, List<String>> tags = new LinkedHashMap<>();
  private String settings = "";
  private String name = "Shop";
  private String kedro = "1.0.0";
  private String pipeline = "__default__";
  private String env = "prod";
  private @Nullable Mlflow mlflow;
  private @Nullable Path root;
  private CompileOptions options = CompileOptions.NONE;

  /** The settings that every sample starts with. */
  static final String BASIC =
      """
      run_config:
        image: registry.example.com/shop:1
        namespace: shop
        experiment_name: shop
        volume:
          disabled: true
      """;

  static final String DATAPROC =
      BASIC
          + """
            spark:
              type: dataproc
              region: europe-west4
              project_id: shop-analytics
              artifacts_path: gs://shop/artifacts
              cluster_config:
                worker_config: {num_instances: 2}
          """;

  static final String KUBERNETES =
      BASIC
          + """
            spark:
              type: kubernetes
              cluster_config:
                run_script: local:///home/kedro/spark_run.py
          """;

  static SampleCompile with(String settings) {
    SampleCompile sample = new SampleCompile();
    sample.settings = settings;
    return sample;
  }

  SampleCompile pod(String node, String... downstream) {
    tasks.put(node, new Task(node, NodeType.DEFAULT, List.of(node), Arrays.asList(downstream)));
    return this;
  }

  SampleCompile together(List<String> nodes, String... downstream) {
    String name = "default_" + nodes.get(0);
    tasks.put(name, new Task(name, NodeType.DEFAULT, nodes, Arrays.asList(downstream)));
    return this;
  }

  SampleCompile spark(List<String> nodes, String... downstream) {
    String name = "pyspark_" + nodes.get(0);
    tasks.put(name, new Task(name, NodeType.PYSPARK, nodes, Arrays.asList(downstream)));
    return this;
  }

  SampleCompile tag(String node, String... names) {
    tags.put(node, Arrays.asList(names));
    return this;
  }

  SampleCompile project(String projectName) {
    name = projectName;
    return this;
  }

  SampleCompile kedro(String version) {
    kedro = version;
    return this;
  }

  SampleCompile in(String pipelineName, String envName) {
    pipeline = pipelineName;
    env = envName;
    return this;
  }

  SampleCompile mlflow(@Nullable String uri) {
    mlflow = new Mlflow(uri);
    return this;
  }

  SampleCompile root(Path folder) {
    root = folder;
    return this;
  }

  SampleCompile options(CompileOptions wanted) {
    options = wanted;
    return this;
  }

  CompileInput input() {
    List<Node> nodes = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (Task task : tasks.values()) {
      for (String name : task.nodes()) {
        Origin origin = new Origin("src/shop/pipeline.py", nodes.size() + 1, "");
        nodes.add(
            new Node(
                name,
                "f",
                null,
                tags.getOrDefault(name, List.of()).stream()
                    .map(tag -> new Tag(name, tag, origin))
                    .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                origin));
        verdicts.add(new Verdict(name, task.type(), task.name(), List.of(), List.of(), List.of()));
      }
    }
    Project project =
        new Project(
            name,
            "shop",
            kedro,
            env,
            List.of(new Pipeline(pipeline, nodes)),
            Map.of(),
            List.of(),
            List.of());
    Plan plan =
        new Plan(name, pipeline, env, List.copyOf(tasks.values()), verdicts, List.of(), List.of());
    return new CompileInput(
        plan,
        project,
        AirflowSettingsReader.parse(settings, "conf/base/airflow-k8s.yaml", mlflow),
        root,
        "0.2.0",
        options);
  }

  Compilation compile() {
    return Compiler.compile(input());
  }

  /** The text of the only DAG file. */
  String dag() {
    return compile().artifacts().files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("dags/"))
        .map(file -> file.getValue().text())
        .reduce((a, b) -> a + b)
        .orElseThrow();
  }
}
