package dev.kindling.project.kedro;

import dev.kindling.python.hints.Signature;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parameter of its function each input of a node is bound to. */
final class NodeBinding {

  private NodeBinding() {}

  /** An input at a parameter. */
  record Bound(Text dataset, Signature.Part parameter) {}

  /** The bound inputs in the order of the parameters; null where they cannot be bound. */
  static @Nullable List<Bound> of(KedroNode node, Signatures signatures) {
    // A decorator may supply what seems to be missing, so a part is tried before giving up.
    Signature followed = signatures.of(node.function(), true);
    List<Bound> bound = followed == null ? null : bind(node.rawInputs(), followed, false);
    if (bound == null && followed != null) {
      bound = bind(node.rawInputs(), followed, true);
    }
    if (bound == null) {
      Signature own = signatures.of(node.function(), false);
      bound = own == null ? null : bind(node.rawInputs(), own, true);
    }
    return bound;
  }

  /** Whether Kedro can call the function with the inputs, as far as its parameters are known. */
  static boolean fits(Value function, NodeNames inputs, Signatures signatures) {
    Signature own = signatures.of(function, false);
    return own == null || !own.exact() || bind(inputs, own, false) != null;
  }

  private static @Nullable List<Bound> bind(NodeNames names, Signature signature, boolean partly) {
    return names.form() == NodeNames.Form.DICT
        ? byName(names.byKey(), signature, partly)
        : byPosition(names.values(), signature, partly);
  }

  private static @Nullable List<Bound> byPosition(
      List<Text> values, Signature signature, boolean partly) {
    List<Bound> bound = new ArrayList<>();
    int next = 0;
    for (Signature.Part part : signature.parts()) {
      if (part.kind() == Parameter.Kind.VAR_POSITIONAL) {
        while (next < values.size()) {
          bound.add(new Bound(values.get(next++), part));
        }
      } else if (positional(part) && next < values.size()) {
        bound.add(new Bound(values.get(next++), part));
      } else if (required(part) && !partly) {
        return null;
      }
    }
    return next < values.size() ? null : bound;
  }

  private static @Nullable List<Bound> byName(
      Map<String, Text> values, Signature signature, boolean partly) {
    List<Bound> bound = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    Signature.Part rest = null;
    for (Signature.Part part : signature.parts()) {
      Text value = values.get(part.name());
      boolean named =
          part.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD
              || part.kind() == Parameter.Kind.KEYWORD_ONLY;
      if (part.kind() == Parameter.Kind.VAR_KEYWORD) {
        rest = part;
      } else if (named && value != null) {
        bound.add(new Bound(value, part));
        taken.add(part.name());
      } else if (required(part) && !partly) {
        return null;
      }
    }
    for (Map.Entry<String, Text> entry : values.entrySet()) {
      if (!taken.contains(entry.getKey())) {
        if (rest == null) {
          return null;
        }
        bound.add(new Bound(entry.getValue(), rest));
      }
    }
    return bound;
  }

  private static boolean positional(Signature.Part part) {
    return part.kind() == Parameter.Kind.POSITIONAL_ONLY
        || part.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD;
  }

  private static boolean required(Signature.Part part) {
    return !part.standard()
        && part.kind() != Parameter.Kind.VAR_POSITIONAL
        && part.kind() != Parameter.Kind.VAR_KEYWORD;
  }
}
