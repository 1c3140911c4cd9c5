package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.PodTemplate;
import dev.kindling.configuration.RunSettings.Resources;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TagKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the tags of a Spark task's nodes ask of the cluster, and a finding for every wish that Spark
 * cannot be granted there: never ignored in silence.
 *
 * @param resources to give to the task's driver and executors
 * @param image for them; null for none
 */
record TaskOverrides(Resources resources, @Nullable String image, List<Finding> findings) {

  private static final String RESOURCES = "resources";
  private static final String TEMPLATES = "kubernetes_pod_templates";

  static TaskOverrides of(List<Node> nodes, RunSettings run) {
    List<Finding> findings = new ArrayList<>();
    boolean kubernetes = run.spark().type().value() == SparkSettings.Type.KUBERNETES;
    if (!kubernetes) {
      for (Node node : nodes) {
        for (TagKind kind : List.of(TagKind.RESOURCES, TagKind.TEMPLATE)) {
          NodeTags.of(node, kind).forEach(tag -> findings.add(elsewhere(node, tag, run)));
        }
      }
      return new TaskOverrides(Resources.NONE, null, findings);
    }
    @Nullable String name = one(nodes, TagKind.RESOURCES, RESOURCES, run.resources(), findings);
    Resources resources = name == null ? Resources.NONE : run.resources().get(name);
    if (!resources.tolerations().isEmpty()) {
      findings.add(
          ungranted(
              nodes.get(0),
              "tolerations of `" + name + "`",
              "spark-submit takes tolerations from a pod template file only",
              "set `spark.kubernetes.driver.podTemplateFile` and its executor sibling in"
                  + " `run_config.spark.cluster_config.conf`"));
    }
    @Nullable String requested = resources.requests().get("memory");
    if (requested != null && !requested.equals(resources.limits().get("memory"))) {
      findings.add(
          ungranted(
              nodes.get(0),
              "`requests.memory` of `" + name + "`",
              "Spark requests as much memory as it is limited to",
              "set `limits.memory`"));
    }
    @Nullable String template =
        one(nodes, TagKind.TEMPLATE, TEMPLATES, run.podTemplates(), findings);
    PodTemplate pod =
        template == null ? new PodTemplate(null, null) : run.podTemplates().get(template);
    if (pod.template() != null) {
      findings.add(
          ungranted(
              nodes.get(0),
              "the pod template `" + template + "`",
              "spark-submit takes a file of Airflow's worker",
              "set `spark.kubernetes.driver.podTemplateFile` and its executor sibling in"
                  + " `run_config.spark.cluster_config.conf`"));
    }
    return new TaskOverrides(resources, pod.image(), findings);
  }

  /** The one entry that the nodes name; with several, the first by name, and a finding. */
  private static @Nullable String one(
      List<Node> nodes, TagKind kind, String key, Map<String, ?> entries, List<Finding> findings) {
    SortedSet<String> names = NodeTags.named(nodes, kind, entries);
    if (names.size() > 1) {
      findings.add(
          ungranted(
              nodes.get(0),
              "different entries of `" + key + "` (" + String.join(", ", names) + ")",
              "its nodes share one Spark task, which gets `" + names.first() + "`",
              "give all of them one tag"));
    }
    return names.isEmpty() ? null : names.first();
  }

  private static Finding elsewhere(Node node, Tag tag, RunSettings run) {
    SparkSettings.Type type = run.spark().type().orElse(SparkSettings.Type.NONE);
    return new Finding(
        CompileCode.IGNORED_TAG.code(),
        Severity.WARNING,
        node.name(),
        null,
        "`"
            + tag.name()
            + "` has no effect on the Spark node `"
            + node.name()
            + "`: with `spark.type: "
            + type.name().toLowerCase(Locale.ROOT)
            + "` it runs on the cluster's machines, not in a pod",
        type == SparkSettings.Type.DATAPROC
            ? "size the machines in `run_config.spark.cluster_config`, or remove the tag"
            : "let the operator factory size the cluster, or remove the tag",
        tag.origin());
  }

  private static Finding ungranted(Node node, String what, String why, String remedy) {
    return new Finding(
        CompileCode.IGNORED_TAG.code(),
        Severity.WARNING,
        node.name(),
        null,
        what + " cannot be given to the Spark task of `" + node.name() + "`: " + why,
        remedy,
        node.origin());
  }

  /** Tags that name an entry which the settings do not have, on whatever node. */
  static List<Finding> unknownEntries(List<Node> nodes, RunSettings run) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : nodes) {
      unknown(node, TagKind.RESOURCES, RESOURCES, run.resources(), findings);
      unknown(node, TagKind.TEMPLATE, TEMPLATES, run.podTemplates(), findings);
    }
    return findings;
  }

  private static void unknown(
      Node node, TagKind kind, String key, Map<String, ?> entries, List<Finding> findings) {
    for (Tag tag : NodeTags.of(node, kind)) {
      String name = kind.entry(tag.name()).orElseThrow();
      if (!entries.containsKey(name)) {
        findings.add(
            new Finding(
                CompileCode.UNKNOWN_ENTRY.code(),
                Severity.WARNING,
                node.name(),
                null,
                "the tag `"
                    + tag.name()
                    + "` of `"
                    + node.name()
                    + "` names no entry of `run_config."
                    + key
                    + "`",
                "add the entry `" + name + "`, or correct the tag",
                tag.origin().known() ? tag.origin() : Origin.UNKNOWN));
      }
    }
  }
}
