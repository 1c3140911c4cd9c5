package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A node as Kedro's constructor makes it. */
public final class KedroNode implements NativeValue {

  static final String TYPE = "kedro.pipeline.node.Node";

  private final KedroRules rules;
  private final Written written;
  private final List<Text> inputs;
  private final List<Text> outputs;
  private final String name;
  private final List<Object> identity;

  /**
   * What a node is made of.
   *
   * @param name as it is given; null or empty where Kedro makes one up
   * @param tags each with the place where it is written
   * @param confirms datasets that the node confirms; empty where they are not known
   */
  public record Written(
      Value function,
      NodeNames inputs,
      NodeNames outputs,
      @Nullable String name,
      @Nullable String namespace,
      Map<String, Site> tags,
      List<String> confirms,
      Site site) {

    public Written {
      tags = Collections.unmodifiableMap(new TreeMap<>(tags));
      confirms = List.copyOf(confirms);
    }

    boolean named() {
      return name != null && !name.isEmpty();
    }

    private Written withTags(Map<String, Site> all) {
      return new Written(function, inputs, outputs, name, namespace, all, confirms, site);
    }
  }

  private KedroNode(KedroRules rules, Written written) {
    this.rules = rules;
    this.written = written;
    this.inputs = rules.flatInputs(written);
    this.outputs = rules.flatOutputs(written.outputs());
    String own =
        written.named()
            ? String.valueOf(written.name())
            : rules.defaultName(written, inputs, outputs);
    String space = namespace();
    this.name = space == null ? own : space + "." + own;
    this.identity = List.of(name, written.inputs().identity(), written.outputs().identity());
  }

  /**
   * A node.
   *
   * @throws dev.kindling.python.values.PythonError where Kedro refuses it
   */
  public static KedroNode of(KedroRules rules, Written written) {
    Site site = written.site();
    if (written.inputs().isNothing() && written.outputs().isNothing()) {
      throw KedroRefusal.value("a node needs inputs or outputs", site);
    } else if (written.named()
        && rules.version().atLeast(0, 17, 0)
        && !KedroTags.isWord(String.valueOf(written.name()))) {
      throw KedroRefusal.value(
          "the node's name `"
              + written.name()
              + "` may have letters, digits, `-`, `_` and `.` only",
          site);
    }
    KedroTags.check(written.tags(), rules.version());
    rules.checkFunction(written);
    KedroNode node = new KedroNode(rules, written);
    node.checkOutputs();
    return node;
  }

  private void checkOutputs() {
    if (rules.version().atLeast(0, 19, 0)) {
      inputs.forEach(name -> PipelineRefusals.one(name.value(), site()));
      outputs.forEach(name -> PipelineRefusals.one(name.value(), site()));
    }
    Set<String> seen = new HashSet<>();
    for (Text output : outputs) {
      if (!seen.add(output.value())) {
        throw KedroRefusal.value(
            "the node `" + name + "` has the output `" + output + "` twice", site());
      }
    }
    // Up to 0.18 a node may read a dataset in one format and write it in another.
    UnaryOperator<String> same =
        rules.version().atLeast(0, 19, 0) ? DatasetName::base : UnaryOperator.identity();
    Set<String> read = new HashSet<>();
    inputs.forEach(input -> read.add(same.apply(input.value())));
    for (Text output : outputs) {
      if (read.contains(same.apply(output.value()))) {
        throw KedroRefusal.value(
            "the node `" + name + "` reads and writes `" + output + "`; rename one of them",
            site());
      }
    }
  }

  /** The node with further tags. */
  KedroNode tagged(Map<String, Site> more) {
    KedroTags.check(more, rules.version());
    Map<String, Site> all = new TreeMap<>(more);
    all.putAll(written.tags());
    return new KedroNode(rules, written.withTags(all));
  }

  /** The node within a namespace, its datasets renamed. */
  KedroNode mapped(UnaryOperator<String> rename, @Nullable String outer) {
    String inner = namespace();
    if (outer != null && !outer.isEmpty()) {
      inner = inner == null ? outer : outer + "." + inner;
    }
    return of(
        rules,
        new Written(
            written.function(),
            written.inputs().rename(rename),
            written.outputs().rename(rename),
            written.name(),
            inner,
            written.tags(),
            rules.version().atLeast(0, 19, 13)
                ? written.confirms().stream().map(rename).toList()
                : written.confirms(),
            written.site()));
  }

  /** Whose rules it was made by. */
  KedroVersion version() {
    return rules.version();
  }

  Value function() {
    return written.function();
  }

  NodeNames rawInputs() {
    return written.inputs();
  }

  List<Text> inputs() {
    return inputs;
  }

  List<Text> outputs() {
    return outputs;
  }

  List<String> confirms() {
    return written.confirms();
  }

  /** The full name. */
  String name() {
    return name;
  }

  @Nullable String namespace() {
    String space = written.namespace();
    return space == null || space.isEmpty() ? null : space;
  }

  Map<String, Site> tags() {
    return written.tags();
  }

  Site site() {
    return written.site();
  }

  /** Two nodes of the same identity are one to Kedro, whatever their functions and tags. */
  List<Object> identity() {
    return identity;
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    String given = written.name();
    return switch (wanted) {
      case "name" -> Value.of(name);
      case "short_name" -> written.named() ? Value.of(String.valueOf(given)) : null;
      case "_name" -> given == null ? Value.Singleton.NONE : Value.of(given);
      case "namespace", "_namespace" -> {
        String space = written.namespace();
        yield space == null ? Value.Singleton.NONE : Value.of(space);
      }
      case "func", "_func" -> written.function();
      case "inputs" -> new Container.ListValue(inputs);
      case "outputs" -> new Container.ListValue(outputs);
      case "_inputs" -> raw(written.inputs());
      case "_outputs" -> raw(written.outputs());
      case "tags", "_tags" ->
          new Container.SetValue(tags().keySet().stream().map(Value::of).toList());
      case "tag" ->
          NativeFunction.function(
              TYPE + ".tag",
              call -> {
                KedroTags read = KedroTags.read(call.get(0, "tags"), call.site());
                return read.unknown() != null ? read.unknown() : tagged(read.tags());
              });
      default -> null;
    };
  }

  private static Value raw(NodeNames names) {
    return switch (names.form()) {
      case NONE -> Value.Singleton.NONE;
      case SINGLE -> names.values().get(0);
      case LIST -> new Container.ListValue(new ArrayList<>(names.values()));
      case DICT -> {
        Container.DictValue dict = new Container.DictValue();
        names.byKey().forEach((key, value) -> dict.entries().put(Value.of(key), value));
        yield dict;
      }
    };
  }

  /** Kedro takes nodes for one that differ in function or tags; what is known of them differs. */
  @Override
  public boolean agrees(NativeValue other) {
    return this == other
        || other instanceof KedroNode node
            && equals(node)
            && function().equals(node.function())
            && tags().keySet().equals(node.tags().keySet())
            && confirms().equals(node.confirms());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KedroNode node && identity().equals(node.identity());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
