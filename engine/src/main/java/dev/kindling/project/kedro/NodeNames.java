package dev.kindling.project.kedro;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The inputs or the outputs of a node in the form in which they are written, which decides their
 * order and whether two nodes are the same.
 *
 * @param keys the names of parameters for a dict; empty for the other forms
 */
public record NodeNames(Form form, List<String> keys, List<Text> values) {

  /** How names are written. */
  public enum Form {
    NONE,
    SINGLE,
    LIST,
    DICT
  }

  public static final NodeNames NOTHING = new NodeNames(Form.NONE, List.of(), List.of());

  public NodeNames {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** Names that a constructor of a node makes up. */
  static NodeNames of(Map<String, Text> byKey) {
    return new NodeNames(Form.DICT, List.copyOf(byKey.keySet()), List.copyOf(byKey.values()));
  }

  /** Either the names, or why they are not known. */
  record Read(@Nullable NodeNames names, Value.@Nullable Unknown unknown) {}

  /**
   * What is written.
   *
   * @param what {@code inputs} or {@code outputs}
   * @throws dev.kindling.python.values.PythonError as Kedro does for something that cannot be names
   */
  static Read read(@Nullable Value written, String what, Site site) {
    if (written == null || written == Value.Singleton.NONE) {
      return new Read(NOTHING, null);
    } else if (written instanceof Text text) {
      return new Read(new NodeNames(Form.SINGLE, List.of(), List.of(text)), null);
    } else if (written instanceof Container.DictValue dict && dict.spoiled() == null) {
      List<String> keys = new ArrayList<>();
      for (Value key : dict.entries().keySet()) {
        if (!(key instanceof Text text)) {
          return new Read(null, Iteration.unknown(key, site));
        }
        keys.add(text.value());
      }
      return texts(Form.DICT, keys, dict.entries().values(), what, site);
    } else if (written instanceof Container.ListValue list && list.spoiled() == null) {
      return texts(Form.LIST, List.of(), list.items(), what, site);
    } else if (empty(written)) {
      return new Read(new NodeNames(Form.LIST, List.of(), List.of()), null);
    } else if (known(written)) {
      throw KedroRefusal.value(
          "the " + what + " of a node are a text, a list or a dict, not " + Names.kind(written),
          site);
    }
    return new Read(null, Iteration.unknown(written, site));
  }

  private static Read texts(
      Form form, List<String> keys, Collection<Value> written, String what, Site site) {
    List<Text> values = new ArrayList<>();
    for (Value value : written) {
      if (value instanceof Text text) {
        values.add(text);
      } else if (known(value)) {
        throw KedroRefusal.value(
            "the " + what + " of a node are texts, not " + Names.kind(value), site);
      } else {
        return new Read(null, Iteration.unknown(value, site));
      }
    }
    return new Read(new NodeNames(form, keys, values), null);
  }

  /** An empty tuple or set is no list, yet Kedro looks at the type of what is not empty alone. */
  private static boolean empty(Value value) {
    return value instanceof Value.Tuple tuple && tuple.items().isEmpty()
        || value instanceof Container.SetValue set
            && set.spoiled() == null
            && set.items().isEmpty();
  }

  private static boolean known(Value value) {
    return value instanceof Value.Int
        || value instanceof KedroNode
        || value instanceof KedroPipeline
        || value instanceof Value.Real
        || value instanceof Value.Singleton
        || value instanceof Value.Tuple
        || value instanceof Container c && c.spoiled() == null;
  }

  /** Whether Python takes what is written for false: nothing, or a text without a character. */
  boolean isNothing() {
    return form == Form.SINGLE ? values.get(0).value().isEmpty() : values.isEmpty();
  }

  NodeNames rename(UnaryOperator<String> rule) {
    return new NodeNames(
        form, keys, values.stream().map(t -> new Text(rule.apply(t.value()), t.site())).toList());
  }

  /** By the name of the parameter, for a dict. */
  Map<String, Text> byKey() {
    Map<String, Text> result = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      result.put(keys.get(i), values.get(i));
    }
    return result;
  }

  /** What Kedro compares: a dict counts as its entries in order. */
  List<String> identity() {
    List<String> parts = new ArrayList<>();
    if (form == Form.DICT) {
      for (int i = 0; i < keys.size(); i++) {
        parts.add(keys.get(i) + "\0" + values.get(i).value());
      }
      parts.sort(Comparator.naturalOrder());
    } else {
      values.forEach(value -> parts.add(value.value()));
    }
    parts.add(form.name());
    return parts;
  }
}
