package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.facts.Node;
import dev.kindling.facts.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tags by which a node asks for an entry of the settings. */
final class NodeTags {

  static final String RESOURCES = "resources:";
  static final String TEMPLATE = "k8s_template:";

  private NodeTags() {}

  /** The node's tags of the kind, in the order of their names. */
  static List<Tag> of(Node node, String kind) {
    return node.tags().stream().filter(tag -> tag.name().startsWith(kind)).toList();
  }

  /** The entry of {@code resources} for the node's pod; null for the cluster's defaults. */
  static @Nullable String resources(Node node, Map<String, ?> entries) {
    return entry(node, RESOURCES, entries);
  }

  /** The entry of {@code kubernetes_pod_templates} for the node's pod; null for none. */
  static @Nullable String template(Node node, Map<String, ?> entries) {
    return entry(node, TEMPLATE, entries);
  }

  private static @Nullable String entry(Node node, String kind, Map<String, ?> entries) {
    List<Tag> tags = of(node, kind);
    if (tags.isEmpty()) {
      return entries.containsKey(RunSettings.DEFAULT) ? RunSettings.DEFAULT : null;
    }
    Optional<String> name =
        tags.stream()
            .map(tag -> tag.name().substring(kind.length()))
            .filter(entries::containsKey)
            .findFirst();
    return name.orElse(null);
  }
}
