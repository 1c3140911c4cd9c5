package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonImports;
import dev.kindling.rendering.python.TemplateValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spark on Google Dataproc: a cluster for every run, and one job for every Spark task. */
final class DataprocOperators implements SparkOperators {

  private static final String MODULE = "airflow.providers.google.cloud.operators.dataproc";
  private static final String ACTIONS = "initialization_actions";

  private final Templates templates;
  private final RunSettings run;
  private final SparkSettings spark;
  private final String clusterName;
  private final Map<String, String> environment;

  DataprocOperators(Templates templates, RunSettings run, Map<String, String> environment) {
    this.templates = templates;
    this.run = run;
    this.spark = run.spark();
    this.clusterName = PerRunName.of(spark.clusterName().get().orElseGet(run::dagId));
    this.environment = environment;
  }

  @Override
  public void addImports(PythonImports imports) {
    imports
        .from(MODULE, "DataprocCreateClusterOperator")
        .from(MODULE, "DataprocDeleteClusterOperator")
        .from(MODULE, "DataprocSubmitJobOperator");
  }

  @Override
  public List<DagModel.Constant> constants() {
    List<DagModel.Constant> constants = new ArrayList<>();
    spark.projectId().get().ifPresent(id -> constants.add(constant("PROJECT_ID", id)));
    constants.add(constant("REGION", spark.region().require("the region of the cluster")));
    constants.add(constant("ARTIFACTS", artifacts()));
    constants.add(constant("CLUSTER_NAME", clusterName));
    constants.add(constant("CLUSTER_CONFIG", clusterConfig()));
    constants.add(constant("SPARK_PROPERTIES", properties()));
    return constants;
  }

  @Override
  public boolean namesPerRun() {
    return clusterName.contains("dns_name");
  }

  @Override
  public DagModel.Cluster cluster() {
    @Nullable TemplateValue project = spark.projectId().get().map(TemplateValue::new).orElse(null);
    return new DagModel.Cluster(
        new PythonCode(templates.render("createDataprocCluster", attributes("projectId", project))),
        new PythonCode(
            templates.render("deleteDataprocCluster", attributes("projectId", project))));
  }

  @Override
  public PythonCode submit(SparkJob job) {
    @Nullable TemplateValue project = spark.projectId().get().map(TemplateValue::new).orElse(null);
    Map<String, @Nullable Object> attributes = attributes("projectId", project);
    attributes.put("job", job);
    return new PythonCode(templates.render("submitDataprocJob", attributes));
  }

  @Override
  public List<Finding> findings() {
    return IgnoredSecrets.of(
        run,
        secret -> false,
        "the machines of a Dataproc cluster know no secrets of Kubernetes",
        "if they need it, let the nodes ask Google's Secret Manager, or pass an Airflow variable by"
            + " `run_config.env_vars`");
  }

  private String artifacts() {
    return spark
        .artifactsPath()
        .require("the bucket folder that the artifacts are uploaded to, as `gs://bucket/folder`")
        .replaceFirst("/+$", "");
  }

  /** The settings' cluster as it stands, with our initialization behind the user's own actions. */
  private Map<String, Object> clusterConfig() {
    Map<String, Object> config = new LinkedHashMap<>(spark.clusterConfig());
    Object own = config.getOrDefault(ACTIONS, List.of());
    if (!(own instanceof List<?> actions)) {
      throw new InvalidInput(
          spark.type().origin(), "`cluster_config." + ACTIONS + "` must be a list");
    }
    List<Object> all = new ArrayList<>(actions);
    all.add(
        Map.of(
            "executable_file", new PythonCode("f\"{ARTIFACTS}/" + SparkFiles.INIT_SCRIPT + "\"")));
    config.put(ACTIONS, all);
    // Airflow deletes the cluster. Should Airflow die first, Google does.
    config.putIfAbsent("lifecycle_config", Map.of("idle_delete_ttl", Map.of("seconds", 7200)));
    return config;
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    // In client mode the driver would not see the environment that is set for it.
    properties.put("spark.submit.deployMode", "cluster");
    environment.forEach(
        (name, value) -> {
          properties.put("spark.executorEnv." + name, value);
          properties.put("spark.yarn.appMasterEnv." + name, value);
        });
    return properties;
  }

  private static DagModel.Constant constant(String name, Object value) {
    return new DagModel.Constant(name, new TemplateValue(value));
  }

  private static Map<String, @Nullable Object> attributes(String name, @Nullable Object value) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put(name, value);
    return attributes;
  }
}
