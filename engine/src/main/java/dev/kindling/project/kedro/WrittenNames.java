package dev.kindling.project.kedro;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names that the arguments of a node give by objects of classes derived from {@code str}. */
final class WrittenNames {

  private WrittenNames() {}

  /**
   * The arguments with plain texts. Kedro makes the name of a node without one of what Python
   * prints for its datasets, which is not the text for such an object.
   */
  static Map<String, Value> of(Map<String, Value> given, Arguments call) {
    Map<String, Value> result = new LinkedHashMap<>(given);
    List.of("name", "namespace", "tags")
        .forEach(key -> result.computeIfPresent(key, (k, value) -> text(value, call)));
    if (result.get("name") instanceof Text name && !name.value().isEmpty()) {
      List.of("inputs", "outputs")
          .forEach(key -> result.computeIfPresent(key, (k, value) -> text(value, call)));
    }
    return result;
  }

  private static Value text(Value value, Arguments call) {
    if (value instanceof Container.ListValue list && list.spoiled() == null) {
      return new Container.ListValue(list.seen().stream().map(v -> text(v, call)).toList());
    } else if (value instanceof Container.DictValue dict && dict.spoiled() == null) {
      Container.DictValue result = new Container.DictValue();
      dict.seen().forEach((key, entry) -> result.entries().put(key, text(entry, call)));
      return result;
    }
    Text text = Text.of(value, call.interpreter());
    return text == null ? value : text;
  }
}
