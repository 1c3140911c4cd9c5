package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.Resources;
import dev.kindling.configuration.RunSettings.Secret;
import dev.kindling.configuration.Setting;
import dev.kindling.configuration.SparkSettings.OnKubernetes;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonImports;
import dev.kindling.rendering.python.TemplateValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Spark on Kubernetes by {@code spark-submit}. The operator is told the deploy mode itself: a
 * property alone would leave it blind to a driver that fails.
 */
final class KubernetesOperators implements SparkOperators {

  private static final String[] ROLES = {"driver", "executor"};
  private static final int LONGEST_NAME = 47;

  private final Templates templates;
  private final RunSettings run;
  private final OnKubernetes settings;
  private final Map<String, String> environment;

  KubernetesOperators(Templates templates, RunSettings run, Map<String, String> environment) {
    this.templates = templates;
    this.run = run;
    OnKubernetes kubernetes = run.spark().kubernetes();
    if (kubernetes == null) {
      throw new InvalidInput(
          run.spark().type().origin(),
          "`run_config.spark.cluster_config` is not set; it takes at least `run_script`");
    }
    this.settings = kubernetes;
    this.environment = new TreeMap<>(environment);
    this.environment.putAll(settings.envVars());
  }

  @Override
  public void addImports(PythonImports imports) {
    imports.from("airflow.providers.apache.spark.operators.spark_submit", "SparkSubmitOperator");
  }

  @Override
  public List<DagModel.Constant> constants() {
    String script =
        settings
            .runScript()
            .require(
                "the path of the run script in the image, as local:///home/kedro/spark_run.py");
    return List.of(
        new DagModel.Constant("RUN_SCRIPT", new TemplateValue(script)),
        new DagModel.Constant("SPARK_CONF", new TemplateValue(conf())));
  }

  @Override
  public boolean namesPerRun() {
    return false;
  }

  @Override
  public DagModel.@Nullable Cluster cluster() {
    return null;
  }

  @Override
  public PythonCode submit(SparkJob job) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put("job", job);
    attributes.put(
        "spark",
        new Submission(
            new TemplateValue(run.spark().clusterName().get().orElse("spark_default")),
            new TemplateValue(name(job)),
            new TemplateValue(conf(job)),
            new TemplateValue(settings.numExecutors()),
            TemplateValue.orNothing(environment),
            TemplateValue.orNothing(settings.jars()),
            TemplateValue.orNothing(settings.packages()),
            TemplateValue.orNothing(settings.repositories())));
    return new PythonCode(templates.render("submitToKubernetes", attributes));
  }

  /** What {@code kubernetes.stg} is given beside the job. */
  record Submission(
      TemplateValue connection,
      TemplateValue name,
      TemplateValue conf,
      TemplateValue numExecutors,
      @Nullable TemplateValue environment,
      @Nullable TemplateValue jars,
      @Nullable TemplateValue packages,
      @Nullable TemplateValue repositories) {}

  /** Pods are called after it, so it is of their alphabet and short. */
  private String name(SparkJob job) {
    String name =
        (run.dagId() + "-" + job.id()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String start = name.replaceAll("^[^a-z]+", "").replaceAll("-+$", "");
    return start.length() <= LONGEST_NAME
        ? start
        : start.substring(0, LONGEST_NAME - Digest.LENGTH - 1).replaceAll("-+$", "")
            + "-"
            + Digest.of(name);
  }

  private Map<String, Object> conf() {
    Map<String, Object> conf = new TreeMap<>();
    conf.put("spark.kubernetes.namespace", new PythonCode("NAMESPACE"));
    conf.put(
        "spark.kubernetes.container.image",
        settings.image() == null ? new PythonCode("IMAGE") : settings.image());
    conf.put("spark.kubernetes.container.image.pullPolicy", run.imagePullPolicy());
    if (!run.imagePullSecrets().isEmpty()) {
      conf.put(
          "spark.kubernetes.container.image.pullSecrets", String.join(",", run.imagePullSecrets()));
    }
    if (run.serviceAccountName() != null) {
      conf.put("spark.kubernetes.authenticate.driver.serviceAccountName", run.serviceAccountName());
    }
    if (settings.driverPort() != null) {
      conf.put("spark.driver.port", settings.driverPort().toString());
    }
    if (settings.blockManagerPort() != null) {
      conf.put("spark.blockManager.port", settings.blockManagerPort().toString());
    }
    if (settings.packages() != null) {
      // The home of the image's user cannot be written to.
      conf.put("spark.jars.ivy", "/tmp/.ivy2");
    }
    cores(conf, settings.requestsCpu(), settings.limitsCpu());
    if (settings.limitsMemory().get().isPresent()) {
      conf.putAll(SparkMemory.properties(settings.limitsMemory()));
    }
    environment.forEach((name, value) -> conf.put("spark.executorEnv." + name, value));
    for (String role : ROLES) {
      String of = "spark.kubernetes." + role + ".";
      settings.secrets().forEach((name, path) -> conf.put(of + "secrets." + name, path));
      run.secrets().forEach(secret -> secret(conf, of, secret));
      settings.labels().forEach((name, value) -> conf.put(of + "label." + name, value));
      localStorage(conf, of);
    }
    conf.putAll(settings.conf());
    return conf;
  }

  @Override
  public List<Finding> findings() {
    return IgnoredSecrets.of(
        run,
        KubernetesOperators::reachesSpark,
        "Spark sets a variable from one key of a secret, never from all of them",
        "add an entry with `deploy_target` and `key` for each variable that they need, or mount it"
            + " with `deploy_type: volume`");
  }

  /** A whole secret as variables is more than Spark's properties can say. */
  private static boolean reachesSpark(Secret secret) {
    return secret.deployTarget() != null
        && (secret.deployType().equals("volume") || secret.key() != null);
  }

  private static void secret(Map<String, Object> conf, String of, Secret secret) {
    if (!reachesSpark(secret)) {
      return;
    }
    if (secret.deployType().equals("volume")) {
      conf.put(of + "secrets." + secret.secret(), secret.deployTarget());
    } else {
      conf.put(
          of + "secretKeyRef." + secret.deployTarget().toUpperCase(Locale.ROOT),
          secret.secret() + ":" + secret.key());
    }
  }

  private void localStorage(Map<String, Object> conf, String of) {
    if (settings.localStorage() == null) {
      return;
    }
    String volume = of + "volumes.persistentVolumeClaim.spark-local-dir-1.";
    conf.put(volume + "options.claimName", "OnDemand");
    conf.put(volume + "options.storageClass", settings.localStorage().className());
    conf.put(volume + "options.sizeLimit", settings.localStorage().size());
    conf.put(volume + "mount.path", "/storage");
    conf.put(volume + "mount.readOnly", "false");
  }

  private static void cores(
      Map<String, Object> conf, @Nullable String requests, @Nullable String limits) {
    for (String role : ROLES) {
      if (requests != null) {
        conf.put("spark.kubernetes." + role + ".request.cores", requests);
      }
      if (limits != null) {
        conf.put("spark.kubernetes." + role + ".limit.cores", limits);
      }
    }
  }

  /** The common properties, with those that the nodes' tags ask for over them. */
  private Object conf(SparkJob job) {
    Map<String, Object> special = new TreeMap<>();
    Resources wanted = job.resources();
    cores(special, wanted.requests().get("cpu"), wanted.limits().get("cpu"));
    if (wanted.limits().containsKey("memory")) {
      special.putAll(
          SparkMemory.properties(
              new Setting<>(
                  "limits.memory", wanted.limits().get("memory"), run.spark().type().origin())));
    }
    wanted
        .nodeSelectors()
        .forEach((name, value) -> special.put("spark.kubernetes.node.selector." + name, value));
    for (String role : ROLES) {
      String of = "spark.kubernetes." + role + ".";
      wanted.labels().forEach((name, value) -> special.put(of + "label." + name, value));
      wanted.annotations().forEach((name, value) -> special.put(of + "annotation." + name, value));
    }
    if (job.image() != null) {
      special.put("spark.kubernetes.container.image", job.image());
    }
    if (special.isEmpty()) {
      return new PythonCode("SPARK_CONF");
    }
    Map<Object, Object> conf = new LinkedHashMap<>();
    conf.put(PythonCode.SPREAD, new PythonCode("SPARK_CONF"));
    conf.putAll(special);
    return conf;
  }
}
