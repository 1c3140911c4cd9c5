package dev.kindling.cli.options;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code --params} as Kedro does: {@code key=value} or, as before Kedro 1, {@code key:value}.
 */
final class RuntimeParameters {

  private RuntimeParameters() {}

  static Map<String, String> of(List<String> items) {
    Map<String, String> parameters = new TreeMap<>();
    for (String item : String.join(",", items).split(",")) {
      if (item.isBlank()) {
        continue;
      }
      int end = separator(item);
      String key = end < 0 ? "" : item.substring(0, end).strip();
      if (key.isEmpty()) {
        throw new InvalidInput(
            Origin.UNKNOWN, "--params takes KEY=VALUE, and '" + item + "' is none.");
      }
      parameters.put(key, item.substring(end + 1).strip());
    }
    return parameters;
  }

  /** The first of the two: a value may hold either. */
  private static int separator(String item) {
    int equals = item.indexOf('=');
    int colon = item.indexOf(':');
    return equals < 0 || colon >= 0 && colon < equals ? colon : equals;
  }
}
