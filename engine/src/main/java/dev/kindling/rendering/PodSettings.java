package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.PodTemplate;
import dev.kindling.configuration.RunSettings.Resources;
import dev.kindling.configuration.RunSettings.Secret;
import dev.kindling.configuration.RunSettings.Toleration;
import dev.kindling.facts.Node;
import dev.kindling.rendering.python.PythonCall;
import dev.kindling.rendering.python.PythonCode;
import dev.kindling.rendering.python.PythonImports;
import dev.kindling.rendering.python.PythonLiteral;
import dev.kindling.rendering.python.TemplateValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of pod operators, as dictionaries at the top of the DAG: what all pods share, what all
 * nodes share, and one for each entry of {@code resources} and {@code kubernetes_pod_templates}
 * that a node uses.
 */
final class PodSettings {

  private static final PythonCode IMAGE = new PythonCode("IMAGE");

  private final RunSettings run;
  private final Map<String, String> environment;
  private final SortedMap<String, Resources> resources = new TreeMap<>();
  private final SortedMap<String, PodTemplate> templates = new TreeMap<>();

  PodSettings(RunSettings run, Map<String, String> environment) {
    this.run = run;
    this.environment = environment;
  }

  /** The dictionaries that the pod of these nodes is made of. */
  List<PythonCode> of(List<Node> nodes) {
    @Nullable String resource = NodeTags.resources(nodes, run.resources());
    @Nullable String template = NodeTags.template(nodes, run.podTemplates());
    if (resource != null) {
      resources.put(resource, run.resources().get(resource));
    }
    List<PythonCode> all = new ArrayList<>();
    if (template == null) {
      all.add(new PythonCode("NODE"));
    } else {
      templates.put(template, run.podTemplates().get(template));
      all.add(new PythonCode("{**NODE, **POD_TEMPLATES[" + PythonLiteral.of(template) + "]}"));
    }
    if (resource != null && !arguments(run.resources().get(resource)).isEmpty()) {
      all.add(new PythonCode("RESOURCES[" + PythonLiteral.of(resource) + "]"));
    }
    return all;
  }

  /**
   * The dictionaries, once all nodes have asked.
   *
   * @param nodes whether nodes run in pods; what opens the MLflow run always does
   */
  List<DagModel.Constant> constants(boolean nodes) {
    List<DagModel.Constant> constants = new ArrayList<>();
    constants.add(new DagModel.Constant("POD", new TemplateValue(pod())));
    if (nodes) {
      constants.add(new DagModel.Constant("NODE", new TemplateValue(node())));
    }
    Map<String, Object> byName = new LinkedHashMap<>();
    resources.forEach(
        (name, wanted) -> {
          Map<String, Object> arguments = arguments(wanted);
          if (!arguments.isEmpty()) {
            byName.put(name, arguments);
          }
        });
    if (!byName.isEmpty()) {
      constants.add(new DagModel.Constant("RESOURCES", new TemplateValue(byName)));
    }
    if (!templates.isEmpty()) {
      Map<String, Object> all = new LinkedHashMap<>();
      templates.forEach((name, template) -> all.put(name, arguments(template)));
      constants.add(new DagModel.Constant("POD_TEMPLATES", new TemplateValue(all)));
    }
    return constants;
  }

  /** Adds what the dictionaries need to import. */
  void addImports(PythonImports imports, boolean nodes) {
    imports.from("airflow.providers.cncf.kubernetes.operators.pod", "KubernetesPodOperator");
    if (nodes && !run.secrets().isEmpty()) {
      imports.from("airflow.providers.cncf.kubernetes.secret", "Secret");
    }
    if (constants(nodes).stream().anyMatch(c -> c.value().toString().contains("k8s.V1"))) {
      imports.from("kubernetes.client", "models as k8s");
    }
  }

  private Map<String, Object> pod() {
    Map<String, Object> pod = new LinkedHashMap<>();
    pod.put("namespace", new PythonCode("NAMESPACE"));
    pod.put("image_pull_policy", run.imagePullPolicy());
    if (!run.imagePullSecrets().isEmpty()) {
      pod.put(
          "image_pull_secrets",
          run.imagePullSecrets().stream()
              .map(name -> PythonCall.of("k8s.V1LocalObjectReference", Map.of("name", name)))
              .toList());
    }
    if (run.serviceAccountName() != null) {
      pod.put("service_account_name", run.serviceAccountName());
    }
    pod.put("startup_timeout_seconds", run.startupTimeout());
    pod.put("on_finish_action", "delete_pod");
    return pod;
  }

  private Map<Object, Object> node() {
    Map<Object, Object> node = new LinkedHashMap<>();
    node.put(PythonCode.SPREAD, new PythonCode("POD"));
    node.put("cmds", List.of("kedro"));
    node.put("image", IMAGE);
    if (!environment.isEmpty()) {
      node.put("env_vars", environment);
    }
    if (!run.secrets().isEmpty()) {
      node.put("secrets", run.secrets().stream().map(PodSettings::secret).toList());
    }
    if (!run.volume().disabled()) {
      node.put("volumes", new PythonCode("VOLUMES"));
      node.put(
          "volume_mounts",
          List.of(
              new PythonCode(
                  "k8s.V1VolumeMount(name=\"storage\", mount_path=\"/home/kedro/data\")")));
      node.put(
          "security_context",
          new PythonCode("k8s.V1PodSecurityContext(fs_group=" + run.volume().owner() + ")"));
    }
    return node;
  }

  private static PythonCode secret(Secret secret) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(secret.deployType());
    arguments.add(secret.deployTarget());
    arguments.add(secret.secret());
    if (secret.key() != null && !secret.deployType().equals("volume")) {
      arguments.add(secret.key());
    }
    String list = PythonLiteral.of(arguments);
    return new PythonCode("Secret(" + list.substring(1, list.length() - 1) + ")");
  }

  private static Map<String, Object> arguments(Resources wanted) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    Map<String, Object> amounts = new LinkedHashMap<>();
    if (!wanted.requests().isEmpty()) {
      amounts.put("requests", wanted.requests());
    }
    if (!wanted.limits().isEmpty()) {
      amounts.put("limits", wanted.limits());
    }
    if (!amounts.isEmpty()) {
      arguments.put("container_resources", PythonCall.of("k8s.V1ResourceRequirements", amounts));
    }
    putUnlessEmpty(arguments, "node_selector", wanted.nodeSelectors());
    putUnlessEmpty(arguments, "labels", wanted.labels());
    putUnlessEmpty(arguments, "annotations", wanted.annotations());
    if (!wanted.tolerations().isEmpty()) {
      arguments.put(
          "tolerations", wanted.tolerations().stream().map(PodSettings::toleration).toList());
    }
    return arguments;
  }

  private static PythonCode toleration(Toleration toleration) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("key", toleration.key());
    arguments.put("operator", toleration.operator());
    arguments.put("value", toleration.value());
    arguments.put("effect", toleration.effect());
    arguments.put("toleration_seconds", toleration.tolerationSeconds());
    return PythonCall.of("k8s.V1Toleration", arguments);
  }

  private static Map<String, Object> arguments(PodTemplate template) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    if (template.template() != null) {
      arguments.put("pod_template_dict", template.template());
    }
    if (template.image() != null) {
      arguments.put("image", template.image());
    }
    return arguments;
  }

  private static void putUnlessEmpty(Map<String, Object> all, String name, Map<?, ?> value) {
    if (!value.isEmpty()) {
      all.put(name, value);
    }
  }
}
