package dev.kindling.project.folder;

import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a project hands to one of Kedro's configuration loaders.
 *
 * @param args by name
 * @param report takes the place and the value of what is not of the kind that Kedro takes
 */
record LoaderArguments(Map<String, Object> args, BiConsumer<String, @Nullable Object> report) {

  /** Globs by kind of configuration. */
  Map<String, List<String>> patterns() {
    Map<String, List<String>> patterns = new HashMap<>();
    Object value = args.get("config_patterns");
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, globs) -> {
            if (globs instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
              patterns.put(String.valueOf(key), list.stream().map(String.class::cast).toList());
            } else {
              report.accept("[config_patterns][" + key + "]", globs);
            }
          });
    } else if (value != null) {
      report.accept("[config_patterns]", value);
    }
    return patterns;
  }

  /** Kinds of configuration whose environments merge in depth. */
  Set<String> soft() {
    Set<String> soft = new HashSet<>();
    Object value = args.get("merge_strategy");
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, strategy) -> {
            if (strategy instanceof String text && text.equalsIgnoreCase("soft")) {
              soft.add(String.valueOf(key));
            }
          });
    } else if (value != null) {
      report.accept("[merge_strategy]", value);
    }
    return soft;
  }

  /** Names of the resolvers that the project registers. */
  Set<String> resolvers() {
    return args.get("custom_resolvers") instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  boolean ignoreHidden() {
    return !Boolean.FALSE.equals(args.get("ignore_hidden"));
  }

  /** The glob of the templated loader's globals; null where it has none. */
  @Nullable String globalsPattern() {
    return args.get("globals_pattern") instanceof String pattern ? pattern : null;
  }

  /** Values that the project hands to the templated loader. */
  YamlMapping globals() {
    return mapping("globals_dict");
  }

  /** Parameters that the project hands to the loader. */
  YamlMapping parameters() {
    return mapping("runtime_params");
  }

  private YamlMapping mapping(String key) {
    YamlValue value = PlainYaml.of(args.getOrDefault(key, Map.of()), Origin.UNKNOWN);
    return value instanceof YamlMapping mapping ? mapping : YamlMapping.empty(Origin.UNKNOWN);
  }

  /** A text; {@code None} is the empty one, as {@code base_env or ""} makes it. */
  String text(String key, String usual) {
    Object value = args.get(key);
    if (value instanceof PlainValue.Named named && named.name().equals("None")) {
      return "";
    }
    if (value == null || value instanceof String) {
      return value == null ? usual : (String) value;
    }
    report.accept("[" + key + "]", value);
    return usual;
  }
}
