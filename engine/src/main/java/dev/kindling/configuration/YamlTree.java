package dev.kindling.configuration;

import dev.kindling.configuration.YamlFlavour.Merges;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns composed nodes into values: follows aliases, lays merge keys flat, and refuses what would
 * never end or explode.
 */
final class YamlTree {

  private static final int DEEPEST = 200;
  private static final long LARGEST = 2_000_000;
  private static final String DISPUTE =
      "several mappings of one `<<` set `%s`: up to PyYAML 6.0.3 the first one wins, in 6.0.4 the last; "
          + "set it beside the `<<`";
  private static final String TWO_KINDS =
      "the mapping has `%1$s` as a text and as another value; write one of them otherwise";

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
          YamlFlavour.VALUE,
          Tag.TIMESTAMP,
          Tag.BINARY);

  private final SourceLines lines;
  private final YamlFlavour flavour;
  private final Map<Node, Built> built = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final MergeKeys merges;
  private final @Nullable MergeKeys disputes;

  /** A value with what it unfolds to. */
  private record Built(YamlValue value, long size, int depth) {}

  YamlTree(SourceLines lines, YamlFlavour flavour) {
    this.lines = lines;
    this.flavour = flavour;
    boolean disputed = flavour.merges() == Merges.DISPUTED;
    this.merges = merges(disputed ? Merges.FIRST : flavour.merges());
    this.disputes = disputed ? merges(Merges.LAST) : null;
  }

  private MergeKeys merges(Merges order) {
    return new MergeKeys(
        order, flavour.byLibyaml(), (node, reason) -> new InvalidInput(place(node), reason));
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
      result = new Built(value((ScalarNode) node), 1, 1);
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
    Map<Object, String> names = new HashMap<>();
    Map<String, Entry> all = new LinkedHashMap<>();
    long size = 1;
    int depth = 0;
    node.getValue().stream()
        .filter(MergeKeys::isMerge)
        .forEach(tuple -> checkMerged(visit(tuple.getValueNode()).value()));
    for (NodeTuple tuple : merges.merged(node)) {
      Built part = visit(tuple.getValueNode());
      size += part.size();
      depth = Math.max(depth, part.depth());
      put(tuple, part, names, all);
    }
    Set<String> disputed = disputes == null ? new HashSet<>() : disputed(node, all);
    Map<String, Node> seen = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (MergeKeys.isMerge(tuple)) {
        continue;
      }
      Node key = tuple.getKeyNode();
      Built part = visit(tuple.getValueNode());
      size += part.size();
      depth = Math.max(depth, part.depth());
      if (key.getTag().equals(Tag.STR) && key instanceof ScalarNode scalar) {
        refuseTwin(scalar, seen);
        disputed.remove(scalar.getValue());
      }
      put(tuple, part, names, all);
    }
    for (String name : disputed) {
      Entry entry = all.get(name);
      all.put(name, entry.with(new YamlUnread(DISPUTE.formatted(name), entry.key(), true)));
    }
    return new Built(new YamlMapping(all, place(node)), size, depth + 1);
  }

  private static void checkMerged(YamlValue value) {
    boolean mappings =
        value instanceof YamlMapping
            || value instanceof YamlSequence list
                && list.items().stream().allMatch(YamlMapping.class::isInstance);
    if (!mappings) {
      throw new InvalidInput(
          value.origin(), "`<<` takes a mapping or a list of mappings, not " + value.shape());
    }
  }

  private void refuseTwin(ScalarNode key, Map<String, Node> seen) {
    Node twin = seen.put(key.getValue(), key);
    if (twin != null && flavour.refusesTwins()) {
      throw new InvalidInput(
          place(key),
          "the key `%s` is written twice in one mapping, first in line %d; remove one of them"
              .formatted(key.getValue(), line(twin)));
    }
  }

  /** Of keys that are equal to Python, as 1 and 1.0, the first stays and takes the last value. */
  private void put(NodeTuple tuple, Built part, Map<Object, String> names, Map<String, Entry> all) {
    YamlScalar written = key(tuple.getKeyNode());
    Object identity = PythonText.equality(written.value());
    String known = names.get(identity);
    if (known != null) {
      Entry first = Objects.requireNonNull(all.get(known));
      boolean twoKinds =
          first.value() instanceof YamlUnread lost
              && lost.reason().equals(TWO_KINDS.formatted(known));
      all.put(known, twoKinds ? first : first.with(part.value()));
      return;
    }
    boolean text = written.value() instanceof String;
    YamlValue value =
        tuple.getKeyNode().getTag().equals(Tag.TIMESTAMP)
            ? new YamlUnread(
                "its key `%s` is a date to Python; quote it".formatted(written.text()),
                written.origin(),
                true)
            : part.value();
    String name = text ? (String) written.value() : PythonText.of(written.value());
    Entry entry = new Entry(place(tuple.getKeyNode()), value, text ? null : written);
    Entry other = all.get(name);
    if (other != null) {
      // One of the two is no text: `1` beside `"1"`. No interpolation tells them apart.
      entry = entry.with(new YamlUnread(TWO_KINDS.formatted(name), entry.key()));
    }
    names.put(identity, name);
    all.put(name, entry);
  }

  /** Keys whose value depends on PyYAML's version. */
  private Set<String> disputed(MappingNode node, Map<String, Entry> all) {
    Set<String> disputed = new HashSet<>();
    for (NodeTuple tuple : Objects.requireNonNull(disputes).merged(node)) {
      if (key(tuple.getKeyNode()).value() instanceof String name && all.get(name) != null) {
        YamlValue last = visit(tuple.getValueNode()).value();
        if (Merging.same(last, Objects.requireNonNull(all.get(name)).value())) {
          disputed.remove(name);
        } else {
          disputed.add(name);
        }
      }
    }
    return disputed;
  }

  private YamlScalar key(Node key) {
    if (key instanceof ScalarNode scalar) {
      YamlScalar written = scalar(scalar);
      if (written.value() == null && flavour.refusesTwins()) {
        throw new InvalidInput(
            place(key), "the key is empty, which Kedro refuses; write it, or quote it");
      }
      return written;
    }
    throw new InvalidInput(place(key), "a key should be a text, not a mapping or a list");
  }

  private YamlValue value(ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(YamlFlavour.VALUE) || tag.equals(Tag.MERGE)) {
      throw new InvalidInput(
          place(node), "`%s` is no value to Kedro; quote it".formatted(node.getValue()));
    }
    if (!tag.equals(Tag.TIMESTAMP) && !tag.equals(Tag.BINARY)) {
      return scalar(node);
    }
    if (tag.equals(Tag.TIMESTAMP) && flavour.refusesTwins()) {
      throw new InvalidInput(place(node), "omegaconf takes no dates; remove the tag");
    }
    return new YamlUnread(
        "`%s` is %s to Python, which is not followed; quote it"
            .formatted(node.getValue(), tag.equals(Tag.TIMESTAMP) ? "a date" : "bytes"),
        place(node),
        true);
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
