package dev.kindling.configuration;

import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns composed nodes into values: follows aliases, lays merge keys flat as PyYAML does (own keys
 * win, among several merged mappings the first), and refuses what would never end or explode.
 */
final class YamlTree {

  private static final int DEEPEST = 200;
  private static final long LARGEST = 2_000_000;

  private static final Set<Tag> KNOWN =
      Set.of(
          Tag.MAP,
          Tag.SEQ,
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.MERGE,
          Tag.TIMESTAMP,
          Tag.BINARY,
          Tag.OMAP,
          Tag.PAIRS,
          Tag.SET);

  private final SourceLines lines;
  private final YamlFlavour flavour;
  private final Map<Node, Built> built = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A value with what it unfolds to. */
  private record Built(YamlValue value, long size, int depth) {}

  YamlTree(SourceLines lines, YamlFlavour flavour) {
    this.lines = lines;
    this.flavour = flavour;
  }

  YamlValue build(Node root) {
    return visit(root).value();
  }

  private Built visit(Node node) {
    Built known = built.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      throw new InvalidInput(
          place(node), "the value holds itself through an alias; break the loop");
    }
    if (!KNOWN.contains(node.getTag())) {
      throw new InvalidInput(
          place(node),
          "the tag `" + node.getTag().getValue() + "` is unknown to Kedro; write the value out");
    }
    Built result;
    if (node instanceof MappingNode mapping) {
      result = mapping(mapping);
    } else if (node instanceof SequenceNode sequence) {
      result = sequence(sequence);
    } else {
      result = new Built(scalar((ScalarNode) node), 1, 1);
    }
    if (result.size() > LARGEST) {
      throw new InvalidInput(
          place(node), "the aliases unfold to more than 2,000,000 values; write less of them");
    }
    if (result.depth() > DEEPEST) {
      throw new InvalidInput(
          place(node), "the aliases nest deeper than " + DEEPEST + " levels; flatten them");
    }
    open.remove(node);
    built.put(node, result);
    return result;
  }

  private Built sequence(SequenceNode node) {
    List<YamlValue> items = new ArrayList<>();
    long size = 1;
    int depth = 0;
    for (Node item : node.getValue()) {
      Built part = visit(item);
      items.add(part.value());
      size += part.size();
      depth = Math.max(depth, part.depth());
    }
    return new Built(new YamlSequence(items, place(node)), size, depth + 1);
  }

  private Built mapping(MappingNode node) {
    Map<String, Entry> own = new LinkedHashMap<>();
    Map<String, Node> seen = new HashMap<>();
    List<YamlMapping> merged = new ArrayList<>();
    long size = 1;
    int depth = 0;
    for (NodeTuple tuple : node.getValue()) {
      Node key = tuple.getKeyNode();
      Built part = visit(tuple.getValueNode());
      size += part.size();
      depth = Math.max(depth, part.depth());
      if (key.getTag().equals(Tag.MERGE)) {
        merge(part.value(), merged);
        continue;
      }
      YamlScalar written = key(key);
      boolean text = written.value() instanceof String;
      String name = text ? (String) written.value() : PythonText.of(written.value());
      Node twin = seen.put(name, key);
      if (twin != null && flavour.refusesTwins()) {
        throw new InvalidInput(
            place(key),
            "the key `%s` is written twice in one mapping, first in line %d; remove one of them"
                .formatted(name, line(twin)));
      }
      own.put(name, new Entry(place(key), part.value(), text ? null : written));
    }
    Map<String, Entry> all = new LinkedHashMap<>();
    for (YamlMapping base : merged) {
      base.entries().forEach(all::putIfAbsent);
    }
    all.putAll(own);
    return new Built(new YamlMapping(all, place(node)), size + all.size() - own.size(), depth + 1);
  }

  private static void merge(YamlValue value, List<YamlMapping> merged) {
    if (value instanceof YamlMapping mapping) {
      merged.add(mapping);
      return;
    }
    if (value instanceof YamlSequence sequence
        && sequence.items().stream().allMatch(YamlMapping.class::isInstance)) {
      sequence.items().forEach(item -> merged.add((YamlMapping) item));
      return;
    }
    throw new InvalidInput(
        value.origin(), "`<<` takes a mapping or a list of mappings, not " + value.shape());
  }

  private YamlScalar key(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    throw new InvalidInput(place(key), "a key should be a text, not a mapping or a list");
  }

  private YamlScalar scalar(ScalarNode node) {
    String text = node.getValue();
    try {
      return new YamlScalar(YamlScalars.value(node.getTag(), text), text, place(node));
    } catch (NumberFormatException e) {
      throw new InvalidInput(place(node), "`" + text + "` is no number; mend it or remove its tag");
    }
  }

  private Origin place(Node node) {
    return lines.origin(line(node));
  }

  private static int line(Node node) {
    Mark mark = node.getStartMark();
    return mark == null ? 0 : mark.getLine() + 1;
  }
}
