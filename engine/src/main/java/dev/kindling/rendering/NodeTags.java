package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.facts.Node;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TagKind;
import java.util.List;
import java.util.Map;
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

  /** The entry of {@code resources} for the node's pod; null for the cluster's defaults. */
  static @Nullable String resources(Node node, Map<String, ?> entries) {
    return entry(node, TagKind.RESOURCES, entries);
  }

  /** The entry of {@code kubernetes_pod_templates} for the node's pod; null for none. */
  static @Nullable String template(Node node, Map<String, ?> entries) {
    return entry(node, TagKind.TEMPLATE, entries);
  }

  private static @Nullable String entry(Node node, TagKind kind, Map<String, ?> entries) {
    List<String> names = entries(node, kind);
    if (names.isEmpty()) {
      return entries.containsKey(RunSettings.DEFAULT) ? RunSettings.DEFAULT : null;
    }
    return names.stream().filter(entries::containsKey).findFirst().orElse(null);
  }
}
