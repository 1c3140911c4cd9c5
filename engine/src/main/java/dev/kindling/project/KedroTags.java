package dev.kindling.project;

import dev.kindling.python.Iteration;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags as they are written: one text, or several.
 *
 * @param tags each with the place where it is written
 * @param unknown why they are not known; null where they are
 */
record KedroTags(Map<String, Site> tags, Value.@Nullable Unknown unknown) {

  static KedroTags read(@Nullable Value written, Site site) {
    if (written == null || written == Value.Singleton.NONE) {
      return new KedroTags(Map.of(), null);
    }
    List<Value> values =
        written instanceof Text ? List.of(written) : Iteration.items(written, site);
    if (values == null) {
      return new KedroTags(Map.of(), Iteration.unknown(written, site));
    }
    Map<String, Site> tags = new TreeMap<>();
    for (Value value : values) {
      if (!(value instanceof Text text)) {
        return new KedroTags(Map.of(), Iteration.unknown(value, site));
      }
      tags.putIfAbsent(text.value(), text.site().line() == 0 ? site : text.site());
    }
    return new KedroTags(tags, null);
  }
}
