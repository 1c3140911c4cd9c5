package dev.kindling.python.values;

import dev.kindling.python.evaluation.Interpreter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param site where the call is written
 * @param interpreter for models that call back
 */
public record Arguments(
    List<Value> positional, Map<String, Value> named, Site site, Interpreter interpreter) {

  /** The positional argument at the index, or the one of that name; null where neither is given. */
  public @Nullable Value get(int index, String name) {
    return index < positional.size() ? positional.get(index) : named.get(name);
  }

  /** The positional argument at the index; null where it is not given. */
  public @Nullable Value get(int index) {
    return index < positional.size() ? positional.get(index) : null;
  }

  /** The same call without its first positional argument. */
  public Arguments withoutFirst() {
    return new Arguments(positional.subList(1, positional.size()), named, site, interpreter);
  }

  /** A value for what the call would give, were it known. Python may raise an error instead. */
  public Value.Unknown unknown(String reason) {
    Value.Unknown unknown = new Value.Unknown(reason, site);
    interpreter.doubt(unknown);
    return unknown;
  }

  /**
   * All arguments by name, as Python binds them.
   *
   * @param names of the parameters that may be given by position, in order
   * @throws PythonError as Python's {@code TypeError} where they do not fit
   */
  public Map<String, Value> bind(String function, List<String> names, List<String> keywordOnly) {
    if (positional.size() > names.size()) {
      throw PythonError.of(
          "TypeError", function + "() takes " + names.size() + " positional arguments", site);
    }
    Map<String, Value> bound = new LinkedHashMap<>();
    for (int i = 0; i < positional.size(); i++) {
      bound.put(names.get(i), positional.get(i));
    }
    named.forEach(
        (name, value) -> {
          if (!names.contains(name) && !keywordOnly.contains(name) || bound.containsKey(name)) {
            throw PythonError.of(
                "TypeError", function + "() got an unexpected argument `" + name + "`", site);
          }
          bound.put(name, value);
        });
    return bound;
  }
}
