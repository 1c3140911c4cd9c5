package dev.kindling.configuration;

import java.util.IdentityHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * How many nodes a YAML document has: each key, each value, each mapping and each list is one.
 * omegaconf refuses more than it was told from 2.4 on, whether the file has aliases or not.
 *
 * @param expanded with what each alias stands for
 * @param written what is written out
 * @see <a href="https://omegaconf.cli.dev/docs/reference/yaml-alias-limits/">omegaconf's limits</a>
 */
record NodeCount(long expanded, long written) {

  private static final long MOST_RATIO = 100;
  private static final long RATIO_COUNTS_FROM = 1_000;

  /** Of a document that holds no loop. */
  static NodeCount of(Node root) {
    Map<Node, Long> counted = new IdentityHashMap<>();
    long expanded = count(root, counted);
    return new NodeCount(expanded, counted.size());
  }

  /** Whether omegaconf 2.4 refuses it that takes so many. */
  boolean exceeds(long limit) {
    return expanded > limit || expanded > RATIO_COUNTS_FROM && expanded > MOST_RATIO * written;
  }

  private static long count(Node node, Map<Node, Long> counted) {
    Long known = counted.get(node);
    if (known != null) {
      return known;
    }
    long total = 1;
    if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        total += count(item, counted);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        total += count(tuple.getKeyNode(), counted) + count(tuple.getValueNode(), counted);
      }
    }
    counted.put(node, total);
    return total;
  }
}
