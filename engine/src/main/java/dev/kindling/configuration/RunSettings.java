package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code run_config}: how a run looks on Airflow.
 *
 * @param image of the default nodes
 * @param startupTimeout seconds that a pod may take to start
 * @param namespace of Kubernetes
 * @param experimentName of MLflow, and of the DAG where {@code runName} is not set
 * @param runName id of the DAG
 * @param schedule cron expression; null for runs by hand only
 * @param startDate from when on the schedule holds
 * @param resources by the name that a node's tag {@code resources:NAME} gives
 * @param podTemplates by the name that a node's tag {@code k8s_template:NAME} gives
 * @param macroParams Airflow macros that are passed as Kedro parameters
 * @param variablesParams Airflow variables that are passed as Kedro parameters
 * @param envVars Airflow variables that are passed as environment variables
 * @param mlflow whether the project is set up for MLflow, so that a run gets one MLflow run
 * @param groupSparkNodes whether Spark nodes that feed one another share a task
 */
public record RunSettings(
    Setting<String> image,
    String imagePullPolicy,
    int startupTimeout,
    Setting<String> namespace,
    Setting<String> experimentName,
    Setting<String> runName,
    @Nullable String schedule,
    LocalDate startDate,
    @Nullable String description,
    List<String> imagePullSecrets,
    @Nullable String serviceAccountName,
    List<FailureHandler> failureHandlers,
    Volume volume,
    List<Secret> secrets,
    List<String> macroParams,
    List<String> variablesParams,
    List<String> envVars,
    SortedMap<String, Resources> resources,
    SortedMap<String, PodTemplate> podTemplates,
    List<ExternalDependency> externalDependencies,
    Authentication authentication,
    @Nullable Mlflow mlflow,
    boolean groupSparkNodes,
    SparkSettings spark) {

  /**
   * The entry of {@code resources} and {@code kubernetes_pod_templates} for nodes without a tag.
   */
  public static final String DEFAULT = "__default__";

  public RunSettings {
    imagePullSecrets = List.copyOf(imagePullSecrets);
    failureHandlers = List.copyOf(failureHandlers);
    secrets = List.copyOf(secrets);
    macroParams = List.copyOf(macroParams);
    variablesParams = List.copyOf(variablesParams);
    envVars = List.copyOf(envVars);
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    podTemplates = Collections.unmodifiableSortedMap(new TreeMap<>(podTemplates));
    externalDependencies = List.copyOf(externalDependencies);
  }

  /** The DAG's id: the run's name, or the experiment's. */
  public String dagId() {
    return runName
        .get()
        .orElseGet(() -> experimentName.require("the name of the experiment, and of the DAG"));
  }

  /**
   * Somebody who hears of a failed task.
   *
   * @param messageTemplate with {@code {task}}, {@code {dag}}, {@code {execution_time}} and {@code
   *     {url}}
   */
  public record FailureHandler(String type, String connectionId, String messageTemplate) {}

  /**
   * The volume that the pods of a run share.
   *
   * @param storageClass null for the cluster's default
   * @param owner the group that owns its files
   */
  public record Volume(
      boolean disabled,
      @Nullable String storageClass,
      String size,
      List<String> accessModes,
      boolean skipInit,
      int owner) {

    public Volume {
      accessModes = List.copyOf(accessModes);
    }
  }

  /**
   * A Kubernetes secret in the pods.
   *
   * @param deployType {@code env} or {@code volume}
   * @param deployTarget the variable, or the path; null to take every key of the secret
   * @param key null for every key
   * @param origin the line that names the secret
   */
  public record Secret(
      String deployType,
      @Nullable String deployTarget,
      String secret,
      @Nullable String key,
      Origin origin) {}

  /** What a pod asks of the cluster. Quantities are written as Kubernetes writes them. */
  public record Resources(
      SortedMap<String, String> nodeSelectors,
      SortedMap<String, String> labels,
      SortedMap<String, String> annotations,
      List<Toleration> tolerations,
      SortedMap<String, String> requests,
      SortedMap<String, String> limits) {

    /** Nothing special: the cluster's defaults. */
    public static final Resources NONE =
        new Resources(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>());

    public Resources {
      nodeSelectors = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelectors));
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
      annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
      tolerations = List.copyOf(tolerations);
      requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
      limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }
  }

  /** A taint that the pod tolerates; null where the settings leave a part out. */
  public record Toleration(
      @Nullable String key,
      @Nullable String operator,
      @Nullable String value,
      @Nullable String effect,
      @Nullable Integer tolerationSeconds) {}

  /**
   * A pod to start from.
   *
   * @param template the pod as Kubernetes describes it; null for none
   * @param image instead of the run's; null for the run's
   */
  public record PodTemplate(@Nullable Map<String, Object> template, @Nullable String image) {}

  /**
   * A DAG, or one task of it, that must be done before the run.
   *
   * @param taskId null for the whole DAG
   * @param executionDelta minutes that its run lies before this one
   * @param timeout minutes to wait
   */
  public record ExternalDependency(
      String dagId,
      @Nullable String taskId,
      boolean checkExistence,
      int executionDelta,
      int timeout) {}

  /**
   * How tasks sign in to MLflow.
   *
   * @param params names of Airflow variables for {@link Type#VARS}
   */
  public record Authentication(Type type, List<String> params) {

    public Authentication {
      params = List.copyOf(params);
    }

    /** The three ways. */
    public enum Type {
      /** Not at all. */
      NULL,
      /** With a Google identity token of the pod's service account. */
      GOOGLE_OAUTH2,
      /** With what Airflow variables hold. */
      VARS
    }
  }

  /**
   * The MLflow server that the project's {@code mlflow.yml} names.
   *
   * @param trackingUri null where the environment of the pods names it
   */
  public record Mlflow(@Nullable String trackingUri) {}
}
