package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Node;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TagKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tags by which a node asks for an entry of the settings. */
final class NodeTags {

  private NodeTags() {}

  /** The node's tags of the kind, in the order of their names. */
  static List<Tag> of(Node node, TagKind kind) {
    return node.tags().stream().filter(tag -> kind.entry(tag.name()).isPresent()).toList();
  }

  /** The entries that the node's tags name, in the same order. */
  static List<String> entries(Node node, TagKind kind) {
    return node.tags().stream().flatMap(tag -> kind.entry(tag.name()).stream()).toList();
  }

  /** The entry of {@code resources} for the nodes' pod; null for the cluster's defaults. */
  static @Nullable String resources(List<Node> nodes, Map<String, ?> entries) {
    return entry(nodes, TagKind.RESOURCES, entries);
  }

  /** The entry of {@code kubernetes_pod_templates} for the nodes' pod; null for none. */
  static @Nullable String template(List<Node> nodes, Map<String, ?> entries) {
    return entry(nodes, TagKind.TEMPLATE, entries);
  }

  private static @Nullable String entry(List<Node> nodes, TagKind kind, Map<String, ?> entries) {
    if (nodes.stream().allMatch(node -> of(node, kind).isEmpty())) {
      return entries.containsKey(RunSettings.DEFAULT) ? RunSettings.DEFAULT : null;
    }
    SortedSet<String> named = named(nodes, kind, entries);
    return named.isEmpty() ? null : named.first();
  }

  /** The entries that the nodes' tags name, by name. */
  static SortedSet<String> named(List<Node> nodes, TagKind kind, Map<String, ?> entries) {
    SortedSet<String> names = new TreeSet<>();
    for (Node node : nodes) {
      entries(node, kind).stream().filter(entries::containsKey).forEach(names::add);
    }
    return names;
  }

  /** A finding for each kind of tags of which the node, or the nodes of one pod, have several. */
  static List<Finding> disagreements(List<Node> nodes, RunSettings run) {
    List<Finding> findings = new ArrayList<>();
    disagreement(nodes, TagKind.RESOURCES, "resources", run.resources(), findings);
    disagreement(nodes, TagKind.TEMPLATE, "kubernetes_pod_templates", run.podTemplates(), findings);
    return findings;
  }

  private static void disagreement(
      List<Node> nodes, TagKind kind, String key, Map<String, ?> entries, List<Finding> findings) {
    SortedSet<String> names = named(nodes, kind, entries);
    if (names.size() > 1) {
      Node first = nodes.get(0);
      boolean alone = nodes.size() == 1;
      findings.add(
          new Finding(
              CompileCode.IGNORED_TAG.code(),
              Severity.WARNING,
              first.name(),
              null,
              "different entries of `%s` (%s) cannot be given to the task of `%s`: %s, which gets `%s`"
                  .formatted(
                      key,
                      String.join(", ", names),
                      first.name(),
                      alone ? "its node has one pod" : "its nodes share one pod",
                      names.first()),
              alone ? "keep one of its tags" : "give all of them one tag",
              alone ? of(first, kind).get(0).origin() : first.origin()));
    }
  }
}
