package dev.kindling.project;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.Container;
import dev.kindling.python.NativeFunction;
import dev.kindling.python.NativeValue;
import dev.kindling.python.PythonError;
import dev.kindling.python.Signature;
import dev.kindling.python.Signatures;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A node as Kedro's constructor makes it. */
final class KedroNode implements NativeValue {

  static final String TYPE = "kedro.pipeline.node.Node";

  private static final Pattern NAME = Pattern.compile("[\\w.-]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final KedroRules rules;
  private final Value function;
  private final NodeNames rawInputs;
  private final NodeNames rawOutputs;
  private final List<Text> inputs;
  private final @Nullable String given;
  private final @Nullable String namespace;
  private final Map<String, Site> tags;
  private final Site site;
  private final String name;

  private KedroNode(
      KedroRules rules,
      Value function,
      NodeNames rawInputs,
      NodeNames rawOutputs,
      @Nullable String given,
      @Nullable String namespace,
      Map<String, Site> tags,
      Site site) {
    this.rules = rules;
    this.function = function;
    this.rawInputs = rawInputs;
    this.rawOutputs = rawOutputs;
    this.given = given;
    this.namespace = namespace;
    this.tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    this.site = site;
    this.inputs = ordered(rules, function, rawInputs);
    String own = given != null && !given.isEmpty() ? given : rules.defaultName(this);
    this.name = namespace == null || namespace.isEmpty() ? own : namespace + "." + own;
  }

  /**
   * A node.
   *
   * @throws PythonError where Kedro refuses it
   */
  static KedroNode of(
      KedroRules rules,
      Value function,
      NodeNames inputs,
      NodeNames written,
      @Nullable String name,
      @Nullable String namespace,
      Map<String, Site> tags,
      Site site) {
    NodeNames outputs = rules.version().atLeast(0, 17, 0) ? written : written.byName();
    if (inputs.values().isEmpty() && outputs.values().isEmpty()) {
      throw refused("a node needs inputs or outputs", site);
    } else if (name != null
        && !name.isEmpty()
        && rules.version().atLeast(0, 17, 0)
        && !NAME.matcher(name).matches()) {
      throw refused(
          "the node's name `" + name + "` may have letters, digits, `-`, `_` and `.` only", site);
    }
    KedroNode node = new KedroNode(rules, function, inputs, outputs, name, namespace, tags, site);
    Set<String> seen = new HashSet<>();
    for (Text output : outputs.values()) {
      if (!seen.add(output.value())) {
        throw refused("the node `" + node.name + "` has the output `" + output + "` twice", site);
      }
    }
    if (Signatures.hasNone(function)) {
      throw refused(
          "the function of the node `"
              + node.name
              + "` stands behind `functools.lru_cache`, where Kedro finds no parameters; "
              + "call it from a plain function",
          site);
    }
    if (!NodeBinding.fits(node, rules.signatures())) {
      throw refused(
          "the inputs of the node `"
              + node.name
              + "` do not fit the parameters of `"
              + rules.functionName(function)
              + "`",
          site);
    }
    Set<String> read = new HashSet<>();
    inputs.values().forEach(input -> read.add(DatasetName.base(input.value())));
    for (Text output : outputs.values()) {
      if (read.contains(DatasetName.base(output.value()))) {
        throw refused(
            "the node `" + node.name + "` reads and writes `" + output + "`; rename one of them",
            site);
      }
    }
    return node;
  }

  private static PythonError refused(String message, Site site) {
    return PythonError.of("kedro.ValueError", message, site);
  }

  /** A dict's names stand in the order of the function's own parameters. */
  private static List<Text> ordered(KedroRules rules, Value function, NodeNames inputs) {
    if (inputs.form() != NodeNames.Form.DICT) {
      return inputs.values();
    }
    Signature signature = rules.signatures().of(function, false);
    // A decorator that cannot be followed most often takes any arguments: the dict's order stays.
    return signature == null || !signature.exact()
        ? inputs.values()
        : inputs.inOrderOf(signature.parts().stream().map(Signature.Part::name).toList());
  }

  /** The node with further tags. */
  KedroNode tagged(Map<String, Site> more) {
    Map<String, Site> all = new TreeMap<>(more);
    all.putAll(tags);
    return new KedroNode(rules, function, rawInputs, rawOutputs, given, namespace, all, site);
  }

  /** The node within a namespace, its datasets renamed. */
  KedroNode mapped(UnaryOperator<String> rename, @Nullable String outer) {
    String inner = namespace;
    if (outer != null && !outer.isEmpty()) {
      inner = inner == null || inner.isEmpty() ? outer : outer + "." + inner;
    }
    return of(
        rules,
        function,
        rawInputs.rename(rename),
        rawOutputs.rename(rename),
        given,
        inner,
        tags,
        site);
  }

  Value function() {
    return function;
  }

  NodeNames rawInputs() {
    return rawInputs;
  }

  List<Text> inputs() {
    return inputs;
  }

  List<Text> outputs() {
    return rawOutputs.values();
  }

  /** The full name. */
  String name() {
    return name;
  }

  @Nullable String namespace() {
    return namespace == null || namespace.isEmpty() ? null : namespace;
  }

  Map<String, Site> tags() {
    return tags;
  }

  Site site() {
    return site;
  }

  /** Two nodes of the same identity are one to Kedro, whatever their functions and tags. */
  List<Object> identity() {
    return List.of(name, rawInputs.identity(), rawOutputs.identity());
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    return switch (wanted) {
      case "name" -> Value.of(name);
      case "short_name", "_name" ->
          given != null ? Value.of(given) : wanted.equals("_name") ? Value.Singleton.NONE : null;
      case "namespace", "_namespace" ->
          namespace == null ? Value.Singleton.NONE : Value.of(namespace);
      case "func", "_func" -> function;
      case "inputs" -> new Container.ListValue(inputs);
      case "outputs" -> new Container.ListValue(rawOutputs.values());
      case "_inputs" -> raw(rawInputs);
      case "_outputs" -> raw(rawOutputs);
      case "tags", "_tags" ->
          new Container.SetValue(tags.keySet().stream().map(Value::of).toList());
      case "tag" ->
          NativeFunction.function(
              "kedro.pipeline.node.Node.tag",
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

  @Override
  public boolean equals(Object other) {
    return other instanceof KedroNode node && identity().equals(node.identity());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
