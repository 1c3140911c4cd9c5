package dev.kindling.project.kedro;

import dev.kindling.graph.KedroOrder;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.hints.Signature;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one version of Kedro for a node: the order of its inputs and outputs, whether its
 * function takes them, and what it is called without a name.
 */
public final class KedroRules {

  private static final int SUFFIX = 8;
  private static final Comparator<Text> BY_NAME =
      Comparator.comparing(Text::value, KedroOrder.NAMES);

  private final KedroVersion version;
  private final Signatures signatures;
  private final FunctionNames names;

  public KedroRules(KedroVersion version, Interpreter interpreter, Requirements requirements) {
    this.version = version;
    this.signatures = interpreter.signatures();
    this.names = new FunctionNames(version, interpreter, new LibraryFunctions(requirements));
  }

  KedroVersion version() {
    return version;
  }

  Signatures signatures() {
    return signatures;
  }

  /** As messages and facts call a function. */
  String functionName(Value function) {
    return names.label(function);
  }

  // ---------------------------------------------------------------- inputs and outputs

  /** A dict's names stand in the order of the function's own parameters. */
  List<Text> flatInputs(KedroNode.Written node) {
    NodeNames inputs = node.inputs();
    if (inputs.form() != NodeNames.Form.DICT) {
      return inputs.values();
    }
    // Up to 0.15 a wrapper counts as what it wraps.
    Signature signature = signatures.of(node.function(), !version.atLeast(0, 16, 0));
    // A decorator that cannot be followed most often takes any arguments: the dict's order stays.
    return bound(
        inputs.byKey(), signature == null || !signature.exact() ? List.of() : signature.parts());
  }

  /**
   * As {@code inspect.BoundArguments} lists them: by position as long as no parameter is left out,
   * the others by name, which up to 0.16 are sorted.
   */
  private List<Text> bound(Map<String, Text> inputs, List<Signature.Part> parts) {
    List<Text> byPosition = new ArrayList<>();
    List<Text> byName = new ArrayList<>();
    boolean gap = false;
    for (Signature.Part part : parts) {
      Text value = part.kind() == Parameter.Kind.VAR_KEYWORD ? null : inputs.remove(part.name());
      gap |=
          value == null && part.kind() != Parameter.Kind.VAR_POSITIONAL
              || part.kind() == Parameter.Kind.KEYWORD_ONLY;
      if (value != null) {
        (gap ? byName : byPosition).add(value);
      }
    }
    byName.addAll(inputs.values());
    if (!version.atLeast(0, 17, 0)) {
      byName.sort(BY_NAME);
    }
    byPosition.addAll(byName);
    return byPosition;
  }

  /** A dict's names stand in its order, up to 0.16 in that of the alphabet. */
  List<Text> flatOutputs(NodeNames outputs) {
    return outputs.form() == NodeNames.Form.DICT && !version.atLeast(0, 17, 0)
        ? outputs.values().stream().sorted(BY_NAME).toList()
        : outputs.values();
  }

  /**
   * Looks whether a node's function is one.
   *
   * @throws dev.kindling.python.values.PythonError where Kedro refuses the node
   */
  void checkCallable(Value function, Site site) {
    if (names.uncallable(function)) {
      throw KedroRefusal.value(
          "the first argument of a node is a function, not " + Names.kind(function), site);
    }
  }

  /**
   * Looks whether the function can be called with the inputs, as far as its parameters are known.
   *
   * @throws dev.kindling.python.values.PythonError where Kedro refuses the node
   */
  void checkFunction(KedroNode.Written node) {
    if (Signatures.hasNone(node.function())) {
      throw KedroRefusal.value(
          "the function of the node"
              + (node.named() ? " `" + node.name() + "`" : "")
              + " stands behind `functools.lru_cache`, where Kedro finds no parameters; "
              + "call it from a plain function",
          node.site());
    }
    if (!NodeBinding.fits(node.function(), node.inputs(), signatures)) {
      throw KedroRefusal.type(
          "the inputs of the node"
              + (node.named() ? " `" + node.name() + "`" : "")
              + " do not fit the parameters of `"
              + functionName(node.function())
              + "`",
          node.site());
    }
  }

  // ---------------------------------------------------------------- names

  /** Why Kedro's name for a node without one is not known; null where it is. */
  Value.@Nullable Unknown unnamed(Value function, Site site) {
    return names.of(function, site).unknown();
  }

  /** The name of a node that was given none, without its namespace. */
  String defaultName(KedroNode.Written node, List<Text> inputs, List<Text> outputs) {
    FunctionNames.Name name = names.of(node.function(), node.site());
    return version.atLeast(1, 0, 0)
        ? hashed(name, inputs, outputs)
        : described(name.name(), node, inputs, outputs);
  }

  /** Up to 0.19: {@code f([a;b]) -> [c]}. */
  private String described(
      String name, KedroNode.Written node, List<Text> inputs, List<Text> outputs) {
    return name
        + "("
        + (node.inputs().isNothing() ? "None" : listed(inputs))
        + ") -> "
        + (node.outputs().isNothing() ? "None" : listed(outputs));
  }

  private String listed(List<Text> names) {
    String separator = version.atLeast(0, 19, 0) ? ";" : ",";
    return (version.atLeast(0, 17, 0) ? names.stream() : names.stream().sorted(BY_NAME))
        .map(Text::value)
        .collect(Collectors.joining(separator, "[", "]"));
  }

  /** From 1.0: {@code f__1a2b3c4d}; a partial's is hashed without its module. */
  private static String hashed(FunctionNames.Name name, List<Text> inputs, List<Text> outputs) {
    String key = name.module() == null ? name.name() : name.module() + "." + name.name();
    String lists = "|" + representation(inputs) + "|" + representation(outputs);
    return name.name() + "__" + suffix(key + lists);
  }

  private static String representation(List<Text> names) {
    return names.stream()
        .map(name -> Representation.quote(name.value()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String suffix(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SUFFIX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
