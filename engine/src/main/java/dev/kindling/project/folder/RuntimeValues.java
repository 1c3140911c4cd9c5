package dev.kindling.project.folder;

import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.configuration.YamlScalar;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runtime parameters: dotted keys nest, values are read as YAML, as {@code kedro run} does. */
public final class RuntimeValues {

  private static final Origin CALL = new Origin("--params", 0, "");

  private RuntimeValues() {}

  public static YamlMapping of(Map<String, String> params) {
    YamlMapping values = YamlMapping.empty(CALL);
    for (Map.Entry<String, String> param : params.entrySet()) {
      values = with(values, param.getKey().split("\\.", -1), 0, value(param.getValue()));
    }
    return values;
  }

  private static YamlValue value(String text) {
    if (text.isBlank()) {
      return new YamlScalar(null, "", CALL);
    }
    return YamlFile.parse(text, CALL.file(), YamlFlavour.OMEGACONF);
  }

  private static YamlMapping with(YamlMapping mapping, String[] keys, int at, YamlValue value) {
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    String key = keys[at];
    if (at == keys.length - 1) {
      entries.put(key, new Entry(CALL, value));
    } else {
      YamlMapping inner =
          mapping.get(key) instanceof YamlMapping known ? known : YamlMapping.empty(CALL);
      entries.put(key, new Entry(CALL, with(inner, keys, at + 1, value)));
    }
    return new YamlMapping(entries, CALL);
  }
}
