package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.ExternalDependency;
import dev.kindling.configuration.RunSettings.FailureHandler;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Verdict;
import dev.kindling.rendering.DagModel.Constant;
import dev.kindling.rendering.DagModel.Handler;
import dev.kindling.rendering.DagModel.Pod;
import dev.kindling.rendering.DagModel.TaskModel;
import dev.kindling.rendering.escape.Markdown;
import dev.kindling.rendering.output.Artifacts;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonImports;
import dev.kindling.rendering.python.PythonLayout;
import dev.kindling.rendering.python.PythonLines;
import dev.kindling.rendering.python.TemplateValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The DAG file: a plan and its settings, put together for {@code templates/dag.stg}. */
final class DagFile {

  private final CompileInput input;
  private final RunSettings run;
  private final Templates templates;
  private final Map<String, Node> nodes;
  private final Map<String, Verdict> verdicts;
  private final @Nullable SparkOperators spark;
  private final PodSettings pods;
  private final KedroArguments arguments;
  private final boolean anyPod;
  private final boolean anySpark;
  private final List<Finding> findings = new ArrayList<>();

  private DagFile(CompileInput input) {
    this.input = input;
    this.run = input.settings().run();
    this.templates =
        input.options().templates() == null
            ? Templates.builtIn("dag.stg")
            : Templates.overridden(
                "dag.stg", input.options().templates(), input.options().templates().toString());
    this.nodes =
        input.project().pipeline(input.plan().pipeline()).stream()
            .flatMap(pipeline -> pipeline.nodes().stream())
            .collect(Collectors.toMap(Node::name, node -> node));
    this.verdicts = input.plan().nodes().stream().collect(Collectors.toMap(Verdict::node, v -> v));
    Map<String, String> environment = MlflowRun.environment(run);
    this.pods = new PodSettings(run, environment);
    this.arguments = KedroArguments.of(input);
    this.anySpark = tasks(NodeType.PYSPARK).findAny().isPresent();
    boolean custom =
        run.spark().type().orElse(SparkSettings.Type.NONE) == SparkSettings.Type.CUSTOM;
    SparkOperators operators = anySpark || custom ? operators(environment) : null;
    this.spark = operators != null && (anySpark || operators.runsNodes()) ? operators : null;
    this.anyPod =
        tasks(NodeType.DEFAULT).findAny().isPresent() && (spark == null || !spark.runsNodes());
  }

  /** The file and what was noticed while it was written. */
  static Compilation render(CompileInput input) {
    return new DagFile(input).render();
  }

  private Stream<Task> tasks(NodeType type) {
    return input.plan().tasks().stream().filter(task -> task.type() == type);
  }

  private SparkOperators operators(Map<String, String> environment) {
    SparkSettings.Type type = run.spark().type().orElse(SparkSettings.Type.NONE);
    return switch (type) {
      case DATAPROC -> new DataprocOperators(templates, run, environment);
      case KUBERNETES -> new KubernetesOperators(templates, run, environment);
      case CUSTOM -> new FactoryOperators(input, environment);
      case NONE -> {
        Task first = tasks(NodeType.PYSPARK).findFirst().orElseThrow();
        throw new InvalidInput(
            run.spark().type().origin(),
            "`"
                + first.nodes().get(0)
                + "` must run on Spark, but `run_config.spark.type` is `none`; set it to"
                + " `dataproc`, `kubernetes` or `custom`");
      }
    };
  }

  private Compilation render() {
    String dagId = run.dagId();
    String slug = DagNames.slug(dagId);
    PythonImports imports = imports();
    Set<String> taken = new TreeSet<>(DagNames.OWN);
    taken.addAll(imports.bound());
    Map<String, ExternalDependency> sensors = Sensors.byName(run.externalDependencies());
    TaskIds sensorIds = TaskIds.of(List.copyOf(sensors.keySet()), taken);
    taken.addAll(sensorIds.byName().values());
    TaskIds ids =
        TaskIds.of(input.plan().tasks().stream().map(Task::name).toList(), Set.copyOf(taken));
    findings.addAll(ids.findings());
    findings.addAll(KedroArguments.findings(run));
    if (anyPod) {
      new AskedPipelines(input.project(), input.plan().pipeline())
          .finding()
          .ifPresent(findings::add);
    }
    EmptyPipeline.of(input).ifPresent(findings::add);
    findings.addAll(TaskOverrides.unknownEntries(List.copyOf(orderedNodes()), run));

    List<TaskModel> tasks = new ArrayList<>();
    input.plan().tasks().forEach(task -> tasks.add(task(task, ids.of(task.name()))));
    DagModel.@Nullable Cluster cluster = spark == null || !anySpark ? null : spark.cluster();
    if (spark != null) {
      findings.addAll(spark.findings());
    }
    findings.addAll(UnchangedSettings.of(input.settings()));
    findings.addAll(UnusedSettings.of(input.settings(), use()));
    DagModel model =
        new DagModel(
            new PythonCode("Kindling " + input.version()),
            Markdown.code(input.plan().pipeline()),
            Markdown.code(input.project().name()),
            Markdown.code(input.plan().env()),
            new PythonCode(imports.text().strip()),
            namesPerRun(),
            constants(slug),
            new TemplateValue(slug),
            slug.equals(dagId) ? null : new TemplateValue(dagId),
            run.description() == null ? null : new TemplateValue(run.description()),
            new TemplateValue(run.schedule()),
            run.startDate().getYear(),
            run.startDate().getMonthValue(),
            run.startDate().getDayOfMonth(),
            run.failureHandlers().stream().map(DagFile::handler).toList(),
            sensors.entrySet().stream()
                .map(e -> Sensors.model(sensorIds.of(e.getKey()), e.getValue()))
                .toList(),
            MlflowRun.model(run),
            anyPod && !run.volume().disabled()
                ? new DagModel.Volume(
                    !run.volume().skipInit(), new TemplateValue(run.volume().owner()))
                : null,
            cluster,
            tasks,
            new DagEdges(input.plan().tasks(), ids)
                .lines(
                    List.copyOf(sensorIds.byName().values()),
                    run.mlflow() != null,
                    anyPod && !run.volume().disabled()
                        ? run.volume().skipInit()
                            ? List.of("create_volume")
                            : List.of("create_volume", "init_volume")
                        : List.of(),
                    cluster != null));
    Map<String, @Nullable Object> attributes = new HashMap<>();
    attributes.put("dag", model);
    String text = templates.render("dag", attributes);
    return new Compilation(
        Artifacts.text("dags/" + slug + ".py", checked(text)), ids.byName(), findings);
  }

  private String checked(String text) {
    try {
      String laidOut = PythonLayout.format(text);
      input
          .options()
          .syntax()
          .apply(laidOut)
          .ifPresent(
              why -> {
                throw new InvalidInput(templates.origin(), "the DAG is no valid Python: " + why);
              });
      return laidOut;
    } catch (PythonLines.Unbalanced e) {
      throw new InvalidInput(templates.origin(), "the DAG is no valid Python: " + e.getMessage());
    }
  }

  private List<Node> orderedNodes() {
    return input.plan().nodes().stream()
        .map(verdict -> nodes.get(verdict.node()))
        .filter(node -> node != null)
        .toList();
  }

  private List<Node> nodesInPods() {
    return orderedNodes().stream().filter(node -> anyPod && !isOnSpark(node)).toList();
  }

  private boolean isOnSpark(Node node) {
    return verdicts.get(node.name()).type() == NodeType.PYSPARK;
  }

  private UnusedSettings.Use use() {
    List<Node> others = orderedNodes().stream().filter(node -> !anyPod || isOnSpark(node)).toList();
    return new UnusedSettings.Use(
        anyPod, spark != null, nodesInPods(), others, input.project().kedroVersion());
  }

  private boolean namesPerRun() {
    return spark != null && spark.namesPerRun() || anyPod && !run.volume().disabled();
  }

  private PythonImports imports() {
    PythonImports imports =
        new PythonImports()
            .from("datetime", "datetime")
            .from("datetime", "timedelta")
            .from("datetime", "timezone");
    if (namesPerRun()) {
      imports.module("hashlib").module("re");
    }
    imports.moved("DAG", "airflow", "airflow.sdk");
    if (anyPod || run.mlflow() != null) {
      nodesInPods().forEach(node -> pods.of(List.of(node)));
      pods.addImports(imports, anyPod);
    }
    if (anyPod && !run.volume().disabled()) {
      imports.module("json").from("kubernetes.client", "models as k8s");
      String module = "airflow.providers.cncf.kubernetes.operators.resource";
      imports.from(module, "KubernetesCreateResourceOperator");
      imports.from(module, "KubernetesDeleteResourceOperator");
    }
    if (!run.failureHandlers().isEmpty()) {
      imports.from("airflow.providers.slack.notifications.slack_webhook", "SlackWebhookNotifier");
    }
    if (!run.externalDependencies().isEmpty()) {
      imports.moved(
          "ExternalTaskSensor",
          "airflow.sensors.external_task",
          "airflow.providers.standard.sensors.external_task");
    }
    if (spark != null) {
      spark.addImports(imports);
    }
    return imports;
  }

  private List<Constant> constants(String slug) {
    List<Constant> constants = new ArrayList<>();
    boolean kubernetes = anyPod || run.mlflow() != null || spark instanceof KubernetesOperators;
    if (kubernetes) {
      String namespace = run.namespace().require("the Kubernetes namespace that pods run in");
      String image = run.image().require("the image that the project's nodes run in");
      constants.add(new Constant("NAMESPACE", new TemplateValue(namespace)));
      constants.add(new Constant("IMAGE", new TemplateValue(image)));
    }
    if (anyPod && !run.volume().disabled()) {
      constants.addAll(SharedVolume.constants(run.volume(), slug));
    }
    if (anyPod || run.mlflow() != null) {
      constants.addAll(pods.constants(anyPod));
    }
    if (spark != null) {
      constants.addAll(spark.constants());
    }
    return constants;
  }

  private TaskModel task(Task task, String id) {
    boolean onSpark = task.type() == NodeType.PYSPARK;
    if (!onSpark && (spark == null || !spark.runsNodes())) {
      return new TaskModel(id, pod(task, id), null);
    }
    if (spark == null) {
      throw new IllegalStateException("a Spark task without operators");
    }
    TaskOverrides wishes = TaskOverrides.of(known(task), run);
    findings.addAll(wishes.findings());
    List<String> told =
        onSpark ? arguments.onSpark(task.nodes()) : arguments.inProcess(task.nodes());
    SparkJob job = SparkJob.of(id, task, TaskDoc.of(task, verdicts), told, wishes);
    return new TaskModel(id, null, onSpark ? spark.submit(job) : spark.node(job));
  }

  private Pod pod(Task task, String id) {
    List<Node> known = known(task);
    findings.addAll(NodeTags.disagreements(known, run));
    return new Pod(
        id.equals(task.name()) ? null : new TemplateValue(task.name()),
        task.nodes().size() == 1 ? null : new TemplateValue(TaskDoc.of(task, verdicts)),
        new TemplateValue(arguments.inPod(task.nodes())),
        known.isEmpty() ? List.of(new PythonCode("NODE")) : pods.of(known));
  }

  private List<Node> known(Task task) {
    return task.nodes().stream().map(nodes::get).filter(node -> node != null).toList();
  }

  private static Handler handler(FailureHandler handler) {
    return new Handler(
        new TemplateValue(handler.connectionId()),
        new TemplateValue(SlackMessage.template(handler.messageTemplate())));
  }
}
