package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.Setting;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Severity;
import dev.kindling.rendering.SparkOperatorFactory.Cluster;
import dev.kindling.rendering.SparkOperatorFactory.Context;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonImports;
import dev.kindling.rendering.python.PythonLines;
import dev.kindling.rendering.python.PythonLiteral;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Operators of a project's or an organization's own factory. What it returns is not trusted to be
 * Python: each piece is checked to be what its place takes.
 */
final class FactoryOperators implements SparkOperators {

  private final RunSettings run;
  private final SparkOperatorFactory factory;
  private final Setting<String> name;
  private final Map<String, Object> config;
  private final Context context;
  private final Function<String, Optional<String>> syntax;
  private final StringBuilder written = new StringBuilder();

  FactoryOperators(CompileInput input, Map<String, String> environment) {
    this.run = input.settings().run();
    SparkSettings spark = run.spark();
    this.name = spark.operatorFactory();
    this.factory = Factories.find(name, input.root(), input.options().plugins());
    this.config = spark.clusterConfig();
    this.syntax = input.options().syntax();
    String artifacts =
        spark
            .artifactsPath()
            .require("the folder that the artifacts are uploaded to")
            .replaceFirst("/+$", "");
    this.context =
        new Context(
            input.project().name(),
            run.dagId(),
            input.plan().env(),
            input.plan().pipeline(),
            artifacts,
            artifacts + "/" + SparkFiles.RUN_SCRIPT,
            artifacts + "/" + SparkFiles.INIT_SCRIPT,
            environment,
            settings(spark));
  }

  private static Map<String, Object> settings(SparkSettings spark) {
    Map<String, Object> settings = new LinkedHashMap<>();
    spark.region().get().ifPresent(value -> settings.put("region", value));
    spark.projectId().get().ifPresent(value -> settings.put("project_id", value));
    spark.clusterName().get().ifPresent(value -> settings.put("cluster_name", value));
    return settings;
  }

  @Override
  public void addImports(PythonImports imports) {
    String statements = call("importsStatement", factory::importsStatement);
    try {
      String foreign = imports.add(statements);
      if (!foreign.isEmpty()) {
        throw wrong("importsStatement", "`" + foreign + "` is no import statement");
      }
    } catch (PythonLines.Unbalanced e) {
      throw wrong("importsStatement", e.getMessage());
    }
  }

  @Override
  public List<DagModel.Constant> constants() {
    return List.of();
  }

  @Override
  public boolean namesPerRun() {
    return false;
  }

  @Override
  public DagModel.@Nullable Cluster cluster() {
    String create =
        call(
            "createClusterOperator",
            () -> factory.createClusterOperator(new Cluster(CREATE, CREATE, config, context)));
    String delete =
        call(
            "deleteClusterOperator",
            () -> factory.deleteClusterOperator(new Cluster(DELETE, CREATE, config, context)));
    if (create.isBlank() != delete.isBlank()) {
      throw wrong(
          create.isBlank() ? "createClusterOperator" : "deleteClusterOperator",
          "it is empty although the other cluster operator is not");
    }
    return create.isBlank()
        ? null
        : new DagModel.Cluster(
            operator("createClusterOperator", create, CREATE),
            operator("deleteClusterOperator", delete, DELETE));
  }

  /** Told once all operators are written. */
  @Override
  public List<Finding> findings() {
    List<Finding> findings =
        new ArrayList<>(
            IgnoredSecrets.of(
                run,
                secret -> false,
                "an operator factory is given no secrets of Kubernetes",
                "if they need it, name it in the factory itself, or pass an Airflow variable by"
                    + " `run_config.env_vars`"));
    context.environment().keySet().stream()
        .filter(variable -> !written.toString().contains(variable))
        .map(this::withheld)
        .forEach(findings::add);
    context
        .settings()
        .forEach(
            (key, value) -> {
              if (!written.toString().contains(value.toString())) {
                findings.add(unused(key));
              }
            });
    return findings;
  }

  private Finding unused(String key) {
    return new Finding(
        CompileCode.IGNORED_SETTING.code(),
        Severity.NOTE,
        null,
        null,
        "`run_config.spark." + key + "` stands nowhere in what the operator factory writes",
        "let the factory use `context.settings`, or remove it",
        name.origin());
  }

  private Finding withheld(String variable) {
    return new Finding(
        CompileCode.IGNORED_VARIABLE.code(),
        Severity.WARNING,
        null,
        null,
        "the variable `"
            + variable
            + "` does not reach what runs on Spark: no operator of the"
            + " factory passes it on",
        "let the factory pass on `context.environment`",
        name.origin());
  }

  @Override
  public PythonCode submit(SparkJob job) {
    String text =
        call(
            "submitOperator",
            () -> factory.submitOperator(job.forFactory(CREATE, config, context)));
    return operator("submitOperator", text, job.id());
  }

  @Override
  public boolean runsNodes() {
    return guarded("runsNodes", factory::runsNodes);
  }

  @Override
  public PythonCode node(SparkJob job) {
    String text =
        call("nodeOperator", () -> factory.nodeOperator(job.forFactory(CREATE, config, context)));
    return operator("nodeOperator", text, job.id());
  }

  private String call(String method, Supplier<String> source) {
    String text = guarded(method, source);
    if (text == null) {
      throw wrong(method, "it is null");
    }
    return text;
  }

  /** A class that its jar lacks, or an older interface, shows only when a method is called. */
  private <T> T guarded(String method, Supplier<T> source) {
    try {
      return source.get();
    } catch (InvalidInput e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new InvalidInput(
          name.origin(),
          "the operator factory's `"
              + method
              + "` failed with "
              + reason(e)
              + "; correct the factory");
    }
  }

  /** What was thrown, on one line. */
  static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    String type = thrown.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? type
        : type + ": " + message.strip().lines().findFirst().orElse("");
  }

  private PythonCode operator(String method, String text, String taskId) {
    String expression = text.strip();
    PythonLines.objectionToExpression(expression)
        .or(() -> syntax.apply("(" + expression + "\n)\n"))
        .ifPresent(
            why -> {
              throw wrong(method, why);
            });
    if (!expression.endsWith(")") || !Character.isLetter(expression.charAt(0))) {
      throw wrong(method, "it is no call of an operator");
    }
    if (!expression.replaceAll("\\s+", "").contains("task_id=" + PythonLiteral.of(taskId))
        && !expression.replaceAll("\\s+", "").contains("task_id='" + taskId + "'")) {
      throw wrong(method, "the operator must have task_id=" + PythonLiteral.of(taskId));
    }
    written.append(expression).append('\n');
    return new PythonCode(expression);
  }

  private InvalidInput wrong(String method, String why) {
    return new InvalidInput(
        name.origin(),
        "the operator factory's `" + method + "` returns no Python that fits: " + why);
  }
}
