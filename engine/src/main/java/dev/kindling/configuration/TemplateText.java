package dev.kindling.configuration;

import dev.kindling.configuration.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${path|default}} in the texts and keys of a configuration, filled by a look-up. A text
 * that is nothing else takes the type of the value.
 *
 * @param lookUp the value of a dotted path; null where it has none
 * @param strict whether a path without value and default loses the text; otherwise it stays as it
 *     is
 */
record TemplateText(Function<String, @Nullable YamlValue> lookUp, boolean strict) {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?<path>[A-Za-z0-9_.]+)(?:\\|(?<default>[^}]*))?\\}");

  private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*");

  YamlMapping fill(YamlMapping mapping) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              YamlValue name = fill(YamlScalar.of(key, entry.key()));
              if (name instanceof YamlScalar scalar && scalar.value() instanceof String text) {
                Entry filled = entry.with(fill(entry.value()));
                Entry replaced = entries.get(text);
                // Kedro fills what another key of that name replaces then, too.
                YamlUnread lost = replaced == null ? null : lost(replaced.value());
                entries.put(text, strict && lost != null ? filled.with(lost) : filled);
              } else {
                entries.put(key, entry.with(strict ? noKey(key, name, entry) : entry.value()));
              }
            });
    return new YamlMapping(entries, mapping.origin());
  }

  private static @Nullable YamlUnread lost(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return mapping.entries().values().stream()
          .map(entry -> lost(entry.value()))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    if (value instanceof YamlSequence list) {
      return list.items().stream()
          .map(TemplateText::lost)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    return value instanceof YamlUnread unread ? unread : null;
  }

  private static YamlValue noKey(String key, YamlValue name, Entry entry) {
    return name instanceof YamlUnread
        ? name
        : new YamlUnread(
            "its key `%s` becomes %s, and Kedro takes texts alone; set a text there"
                .formatted(key, name.shape()),
            entry.key());
  }

  YamlValue fill(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return fill(mapping);
    }
    if (value instanceof YamlSequence sequence) {
      List<YamlValue> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(fill(item)));
      return new YamlSequence(items, sequence.origin());
    }
    if (!(value instanceof YamlScalar scalar) || !(scalar.value() instanceof String text)) {
      return value;
    }
    Matcher matcher = VARIABLE.matcher(text);
    if (!matcher.find()) {
      return value;
    }
    // Python's `$` matches before a line feed at the end, too, which is then lost.
    Matcher whole =
        VARIABLE.matcher(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    if (whole.matches()) {
      YamlValue found = find(whole, scalar);
      return found instanceof YamlScalar inner
          ? new YamlScalar(inner.value(), inner.text(), scalar.origin())
          : found;
    }
    matcher.reset();
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      YamlValue found = find(matcher, scalar);
      if (found instanceof YamlUnread) {
        return found;
      }
      if (strict && !(found instanceof YamlScalar)) {
        return new YamlUnread(
            "`%s` puts %s amid a text; refer to one of its values"
                .formatted(matcher.group(), found.shape()),
            scalar.origin());
      }
      String shown =
          found instanceof YamlScalar inner
              ? inner.value() instanceof String s ? s : PythonText.of(inner.value())
              : matcher.group();
      matcher.appendReplacement(filled, Matcher.quoteReplacement(shown));
    }
    matcher.appendTail(filled);
    return YamlScalar.of(filled.toString(), scalar.origin());
  }

  private YamlValue find(Matcher matcher, YamlScalar within) {
    if (strict && !PATH.matcher(matcher.group("path")).matches()) {
      return new YamlUnread(
          "`%s` holds no path that Kedro's jmespath takes: each key is of letters, digits and `_`, and begins with no digit"
              .formatted(matcher.group()),
          within.origin());
    }
    YamlValue found = lookUp.apply(matcher.group("path"));
    if (found != null && !(found instanceof YamlScalar scalar && scalar.value() == null)) {
      return found;
    }
    String fallback = matcher.group("default");
    if (fallback != null) {
      return YamlScalar.of(fallback, within.origin());
    }
    return strict
        ? new YamlUnread(
            "`" + matcher.group() + "` has no value in the globals and no default; set it there",
            within.origin())
        : YamlScalar.of(matcher.group(), within.origin());
  }
}
