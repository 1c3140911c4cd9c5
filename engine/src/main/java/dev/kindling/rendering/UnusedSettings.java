package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.Authentication;
import dev.kindling.configuration.SparkSettings.Type;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.facts.TagKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Settings that have no effect on this run, each with the reason: what somebody set is never
 * ignored in silence. What does not reach single tasks is told where those are written.
 */
final class UnusedSettings {

  private static final String RUN = "run_config.";
  private static final String VOLUME = RUN + "volume.";
  private static final String SPARK = RUN + "spark.";
  private static final List<String> OF_IMAGES =
      List.of(
          "image",
          "namespace",
          "image_pull_policy",
          "image_pull_secrets",
          "service_account_name",
          "secrets");
  private static final List<String> OF_VOLUMES =
      List.of("storageclass", "size", "access_modes", "skip_init", "owner");
  private static final List<String> OF_PREPARATION =
      List.of("user_init_path", "user_post_init_path");

  private final RunSettings run;
  private final SortedMap<String, Origin> written;
  private final List<Finding> findings = new ArrayList<>();

  private UnusedSettings(AirflowSettings settings) {
    this.run = settings.run();
    this.written = settings.written();
  }

  /**
   * What a compile makes of the settings.
   *
   * @param nodesInPods whether nodes run in pods
   * @param spark whether anything runs where {@code run_config.spark} says
   * @param inPods the nodes that run in pods
   * @param others the nodes that do not
   * @param kedroVersion which decides how tags are spelled
   */
  record Use(
      boolean nodesInPods,
      boolean spark,
      List<Node> inPods,
      List<Node> others,
      String kedroVersion) {}

  static List<Finding> of(AirflowSettings settings, Use use) {
    UnusedSettings unused = new UnusedSettings(settings);
    unused.pods(use);
    unused.entries(use, "resources", TagKind.RESOURCES, unused.run.resources());
    unused.entries(use, "kubernetes_pod_templates", TagKind.TEMPLATE, unused.run.podTemplates());
    unused.mounted();
    unused.signIn();
    unused.spark(use);
    return List.copyOf(unused.findings);
  }

  private void pods(Use use) {
    boolean pods = use.nodesInPods() || run.mlflow() != null;
    boolean onKubernetes = type() == Type.KUBERNETES && use.spark();
    String why = "no task of this pipeline runs in a pod";
    String cure = "leave them for when one does, or remove them";
    if (!pods) {
      List<String> keys = new ArrayList<>(List.of("startup_timeout"));
      if (!onKubernetes) {
        keys.addAll(OF_IMAGES);
      }
      tell(Severity.NOTE, in(RUN, keys), why, cure);
    }
    if (!use.nodesInPods()) {
      List<String> keys = new ArrayList<>(List.of("disabled"));
      keys.addAll(OF_VOLUMES);
      tell(Severity.NOTE, in(VOLUME, keys), "no node of this pipeline runs in a pod", cure);
    } else if (run.volume().disabled()) {
      tell(
          Severity.NOTE,
          in(VOLUME, OF_VOLUMES),
          "`run_config.volume.disabled` is true",
          "set that to false, or remove them");
    }
  }

  /** Entries by name that no node takes. */
  private void entries(Use use, String key, TagKind kind, SortedMap<String, ?> entries) {
    Set<String> taken = new HashSet<>();
    for (Node node : use.inPods()) {
      List<String> named = NodeTags.entries(node, kind);
      taken.addAll(named.isEmpty() ? List.of(RunSettings.DEFAULT) : named);
    }
    use.others().forEach(node -> taken.addAll(NodeTags.entries(node, kind)));
    for (String name : entries.keySet()) {
      if (!taken.contains(name)) {
        boolean byDefault = name.equals(RunSettings.DEFAULT);
        String tag = "`" + kind.spelled(use.kedroVersion()) + (byDefault ? "" : name) + "`";
        tell(
            Severity.NOTE,
            List.of(RUN + key + "." + name),
            byDefault ? "no pod runs a node without a tag " + tag : "no node has the tag " + tag,
            byDefault ? "remove it" : "tag a node, or remove it");
      }
    }
  }

  private void mounted() {
    for (int i = 0; i < run.secrets().size(); i++) {
      if (run.secrets().get(i).deployType().equals("volume")) {
        tell(
            Severity.WARNING,
            List.of(RUN + "secrets[" + i + "].key"),
            "a volume holds every key of its secret, each as a file",
            "remove it");
      }
    }
  }

  private void signIn() {
    Authentication authentication = run.authentication();
    boolean any = authentication.type() != Authentication.Type.NULL;
    List<String> keys = in(RUN + "authentication.", List.of("type", "params"));
    if (run.mlflow() == null) {
      if (any || !authentication.params().isEmpty()) {
        tell(
            Severity.NOTE,
            keys,
            "the project has no `mlflow.yml`",
            "add one by `kedro mlflow init`, or remove them");
      }
    } else if (!any) {
      tell(
          Severity.NOTE,
          keys.subList(1, 2),
          "`run_config.authentication.type` is not set",
          "set it to `Vars`, or remove them");
    } else if (authentication.type() == Authentication.Type.GOOGLE_OAUTH2) {
      findings.add(
          finding(
              Severity.NOTE,
              keys.get(0),
              "`GoogleOAuth2` signs in the task that opens the MLflow run, and no other: a token"
                  + " of Google's lasts for an hour",
              "let a hook of the project fetch a token for `MLFLOW_TRACKING_TOKEN` in each node"));
    }
  }

  private void spark(Use use) {
    if (!use.spark()) {
      List<String> keys =
          written.keySet().stream()
              .filter(key -> key.matches("run_config\\.spark\\.\\w+"))
              .filter(key -> type() != Type.NONE || !key.equals(SPARK + "type"))
              .toList();
      tell(
          Severity.NOTE,
          keys,
          "no node of this pipeline runs on Spark",
          "leave them, or remove them");
      return;
    }
    if (type() != Type.CUSTOM) {
      tell(
          Severity.WARNING,
          List.of(SPARK + "operator_factory"),
          "only `run_config.spark.type: custom` asks a factory",
          "set the type to `custom`, or remove it");
    }
    if (type() == Type.KUBERNETES) {
      tell(
          Severity.WARNING,
          in(SPARK, List.of("region", "project_id")),
          "the Airflow connection says where Spark on Kubernetes runs",
          "name the connection in `run_config.spark.cluster_name`, and remove them");
      tell(
          Severity.WARNING,
          in(SPARK, OF_PREPARATION),
          "no machine is prepared for Spark on Kubernetes: pods start from an image",
          "put their commands into a copy of the Dockerfile, and remove them");
      tell(
          Severity.NOTE,
          List.of(SPARK + "artifacts_path"),
          "on Kubernetes the image holds the project and the run script; only `--suggest-catalog`"
              + " uses it",
          "leave it, or remove it");
    }
  }

  private Type type() {
    return run.spark().type().orElse(Type.NONE);
  }

  private static List<String> in(String section, List<String> keys) {
    return keys.stream().map(key -> section + key).toList();
  }

  private void tell(Severity severity, List<String> keys, String why, String cure) {
    List<String> set = keys.stream().filter(written::containsKey).toList();
    if (!set.isEmpty()) {
      findings.add(
          finding(
              severity,
              set.get(0),
              "`"
                  + String.join("`, `", set)
                  + (set.size() == 1 ? "` has" : "` have")
                  + " no effect: "
                  + why,
              cure));
    }
  }

  private Finding finding(Severity severity, String key, String message, String cure) {
    return new Finding(
        CompileCode.IGNORED_SETTING.code(),
        severity,
        null,
        null,
        message,
        cure,
        written.getOrDefault(key, Origin.UNKNOWN));
  }
}
