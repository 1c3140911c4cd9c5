package dev.kindling.project.kedro;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tags as they are written: one text, or several.
 *
 * @param tags each with the place where it is written
 * @param unknown why they are not known; null where they are
 */
record KedroTags(Map<String, Site> tags, Value.@Nullable Unknown unknown) {

  /** Python's {@code $} stands before a line feed at the end, too. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.-]+\\n?");

  static KedroTags read(@Nullable Value written, Site site) {
    if (written == null || written == Value.Singleton.NONE) {
      return new KedroTags(Map.of(), null);
    }
    List<Value> values =
        written instanceof Text
            ? List.of(written)
            : written instanceof Container.DictValue dict
                    && (dict.spoiled() == null || dict.isLoose())
                ? List.copyOf(dict.entries().values())
                : Iteration.elements(written, null, site);
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

  /** Whether Kedro takes the text for the name of a node or for a tag. */
  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /**
   * Looks whether Kedro takes the tags.
   *
   * @throws dev.kindling.python.values.PythonError where it refuses one, as it does from 0.19 on
   */
  static void check(Map<String, Site> tags, KedroVersion version) {
    if (version.atLeast(0, 19, 0)) {
      tags.forEach(
          (tag, site) -> {
            if (!isWord(tag)) {
              throw KedroRefusal.value(
                  "the tag `"
                      + tag
                      + "` may have letters, digits, `-`, `_` and `.` only from Kedro 0.19 on",
                  site);
            }
          });
    }
  }
}
