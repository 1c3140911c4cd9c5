package dev.kindling.configuration;

import dev.kindling.configuration.YamlFlavour.Merges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Lays {@code <<} flat as {@code SafeConstructor.flatten_mapping} does: what is merged stands
 * before the mapping's own keys, and of equal keys the last one wins. Of two {@code <<} lines that
 * is the second. In a list of mappings the first wins, since PyYAML up to 6.0.3 and omegaconf 2.4
 * turn the list round; PyYAML 6.0.4 does not, but drops a key that is the same object in memory as
 * an earlier one, as texts of one character are. What is merged must have been found to be
 * mappings.
 */
final class MergeKeys {

  private static final int DEEPEST = 200;
  private static final int LARGEST = 1_000_000;

  private final Merges order;
  private final boolean refusesTwice;
  private final BiFunction<Node, String, RuntimeException> refusal;
  private final Map<MappingNode, List<NodeTuple>> flat = new IdentityHashMap<>();
  private final Map<MappingNode, String> twice = new IdentityHashMap<>();
  private int size;

  /**
   * @param refusesTwice whether a mapping that gets a key from two others may not be merged itself,
   *     since omegaconf 2.4 lays it flat a second time and takes the key for a twin
   * @param refusal makes the error for a node and a sentence
   */
  MergeKeys(
      Merges order, boolean refusesTwice, BiFunction<Node, String, RuntimeException> refusal) {
    this.order = order;
    this.refusesTwice = refusesTwice;
    this.refusal = refusal;
  }

  static boolean isMerge(NodeTuple tuple) {
    return tuple.getKeyNode().getTag().equals(Tag.MERGE);
  }

  /** What the mapping merges in; of equal keys the last counts. */
  List<NodeTuple> merged(MappingNode node) {
    return node.getValue().stream().noneMatch(MergeKeys::isMerge) ? List.of() : merged(node, 0);
  }

  private List<NodeTuple> merged(MappingNode node, int depth) {
    if (depth > DEEPEST) {
      throw refusal.apply(
          node, "the aliases nest deeper than " + DEEPEST + " levels; flatten them");
    }
    Set<Object> own = new HashSet<>();
    node.getValue().stream()
        .filter(tuple -> !isMerge(tuple))
        .forEach(tuple -> own.add(name(tuple.getKeyNode())));
    Map<Object, NodeTuple> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (isMerge(tuple)) {
        for (MappingNode source : sources(tuple.getValueNode())) {
          all(source, depth + 1).forEach(pair -> add(node, pair, own, merged));
        }
      }
    }
    return List.copyOf(merged.values());
  }

  private void add(
      MappingNode node, NodeTuple pair, Set<Object> own, Map<Object, NodeTuple> merged) {
    Node key = pair.getKeyNode();
    if (order == Merges.LAST) {
      merged.putIfAbsent(identity(key), pair);
      return;
    }
    Object name = name(key);
    if (own.contains(name)) {
      return;
    }
    NodeTuple first = merged.remove(name);
    if (first != null && name instanceof String text) {
      twice.putIfAbsent(node, text);
    }
    merged.put(name, pair);
  }

  private List<MappingNode> sources(Node value) {
    List<MappingNode> sources = new ArrayList<>();
    for (Node item : value instanceof SequenceNode list ? list.getValue() : List.of(value)) {
      if (item instanceof MappingNode mapping) {
        sources.add(mapping);
      }
    }
    if (order == Merges.FIRST) {
      Collections.reverse(sources);
    }
    return sources;
  }

  /** All pairs of a mapping that is merged, what it merges itself before its own. */
  private List<NodeTuple> all(MappingNode node, int depth) {
    List<NodeTuple> known = flat.get(node);
    if (known == null) {
      List<NodeTuple> all = new ArrayList<>(merged(node, depth));
      node.getValue().stream().filter(tuple -> !isMerge(tuple)).forEach(all::add);
      size += all.size();
      if (size > LARGEST) {
        throw refusal.apply(
            node, "the `<<` unfold to more than 1,000,000 keys; write less of them");
      }
      flat.put(node, all);
      known = all;
    }
    String key = twice.get(node);
    if (key != null && refusesTwice) {
      throw refusal.apply(
          node,
          "the mapping takes `%s` from two others by `<<` and is merged itself, which omegaconf 2.4 refuses; set `%s` in it"
              .formatted(key, key));
    }
    return known;
  }

  /** Texts are equal by what they say; other keys are told apart until they are values. */
  private static Object name(Node key) {
    return key instanceof ScalarNode scalar && key.getTag().equals(Tag.STR)
        ? scalar.getValue()
        : key;
  }

  /** Python keeps one object for every text of at most one character of Latin-1. */
  private static Object identity(Node key) {
    boolean shared =
        key instanceof ScalarNode scalar
            && scalar.getValue().length() <= 1
            && scalar.getValue().chars().allMatch(c -> c < 256);
    return shared ? ((ScalarNode) key).getValue() : key;
  }
}
