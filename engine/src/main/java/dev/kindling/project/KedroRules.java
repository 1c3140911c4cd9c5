package dev.kindling.project;

import dev.kindling.python.FunctionValue;
import dev.kindling.python.Interpreter;
import dev.kindling.python.Names;
import dev.kindling.python.PythonError;
import dev.kindling.python.Representation;
import dev.kindling.python.Signatures;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of one version of Kedro: what a node without a name is called. */
final class KedroRules {

  private static final int SUFFIX = 8;

  private final KedroVersion version;
  private final Interpreter interpreter;
  private final Signatures signatures;

  KedroRules(KedroVersion version, Interpreter interpreter) {
    this.version = version;
    this.interpreter = interpreter;
    this.signatures = interpreter.signatures();
  }

  KedroVersion version() {
    return version;
  }

  Signatures signatures() {
    return signatures;
  }

  /** The name of a node that was given none, without its namespace. */
  String defaultName(KedroNode node) {
    return version.atLeast(1, 0, 0) ? hashed(node) : described(node);
  }

  /** Up to 0.19: {@code f([a;b]) -> [c]}. */
  private String described(KedroNode node) {
    String separator = version.atLeast(0, 19, 0) ? ";" : ",";
    boolean sorted = !version.atLeast(0, 17, 0);
    return functionName(node.function())
        + "("
        + listed(node.inputs(), separator, sorted)
        + ") -> "
        + listed(node.outputs(), separator, sorted);
  }

  private static String listed(List<Text> names, String separator, boolean sorted) {
    if (names.isEmpty()) {
      return "None";
    }
    return (sorted ? names.stream().map(Text::value).sorted() : names.stream().map(Text::value))
        .collect(Collectors.joining(separator, "[", "]"));
  }

  /** From 1.0: {@code f__1a2b3c4d}. */
  private String hashed(KedroNode node) {
    String lists = "|" + representation(node.inputs()) + "|" + representation(node.outputs());
    if (node.function() instanceof Value.Partial partial) {
      String base = "partial(" + functionName(partial.function()) + ")";
      return base + "__" + suffix(base + lists);
    }
    String name = functionName(node.function());
    return name + "__" + suffix(moduleName(node.function()) + "." + name + lists);
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

  /** As Kedro calls a function: its {@code __name__}. */
  String functionName(Value function) {
    if (function instanceof FunctionValue f) {
      return f.name();
    } else if (function instanceof Value.Partial p) {
      return p.attributes().get("__name__") instanceof Text text ? text.value() : "<partial>";
    } else if (function instanceof Value.Opaque o) {
      return o.name().substring(o.name().lastIndexOf('.') + 1);
    } else if (function instanceof Value.Unknown) {
      return "<unknown>";
    }
    Value name = nameOf(function, "__name__");
    return name instanceof Text text ? text.value() : "<" + Names.kind(function) + ">";
  }

  private String moduleName(Value function) {
    if (function instanceof Value.Opaque o) {
      int dot = o.name().lastIndexOf('.');
      return dot < 0 ? "builtins" : o.name().substring(0, dot);
    }
    return nameOf(function, "__module__") instanceof Text text ? text.value() : "builtins";
  }

  private Value nameOf(Value function, String attribute) {
    try {
      return interpreter.attribute(function, attribute, Site.NOWHERE);
    } catch (PythonError e) {
      return Value.Singleton.NONE;
    }
  }
}
