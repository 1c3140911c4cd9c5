package dev.kindling.configuration;

import dev.kindling.configuration.ConfigFiles.Found;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code kedro.config.OmegaConfigLoader}: the files of each environment merge and resolve on their
 * own, then the run's environment lies over the base one. Where Kedro would give up on everything
 * for one missing value, this loses the value and goes on.
 */
final class OmegaConfigLoader implements ConfigLoader {

  private final ConfigSettings settings;
  private @Nullable YamlMapping globals;

  OmegaConfigLoader(ConfigSettings settings) {
    this.settings = settings;
  }

  @Override
  public Configuration load(String key) {
    List<Unread> unread = new ArrayList<>();
    YamlMapping base = environment(settings.baseEnv(), key, unread);
    if (settings.runEnv().equals(settings.baseEnv())) {
      return new Configuration(base, unread);
    }
    YamlMapping run = environment(settings.runEnv(), key, unread);
    YamlMapping all =
        settings.softMerge().contains(key) ? Merging.deep(base, run) : Merging.replace(base, run);
    return new Configuration(all, unread);
  }

  private YamlMapping environment(String env, String key, List<Unread> unread) {
    boolean parameters = key.equals("parameters");
    List<YamlMapping> files = new ArrayList<>();
    for (Found file : new ConfigFiles(settings, env).of(settings.patterns(key))) {
      YamlValue value = YamlFile.read(file.path(), file.shown(), YamlFlavour.OMEGACONF);
      if (value instanceof YamlScalar scalar && scalar.value() instanceof String text) {
        // omegaconf takes a text for a key without a value.
        value = keyed(text, scalar.origin());
      }
      if (value instanceof YamlMapping mapping) {
        files.add(key.equals("parameters") ? mapping : withTextKeys(mapping, unread));
      } else {
        unread.add(
            new Unread(
                "the file " + file.shown(),
                "it holds " + value.shape() + " where Kedro takes a mapping; name its values",
                value.origin()));
      }
    }
    reportTwins(files, parameters, unread);
    YamlMapping merged = YamlMapping.empty(Origin.UNKNOWN);
    for (YamlMapping file : files) {
      merged = Merging.alike(merged, file);
    }
    if (parameters && !files.isEmpty()) {
      merged = Merging.deep(merged, settings.params());
    }
    YamlMapping resolved = new Interpolator(merged, resolvers(key)).resolve();
    return parameters ? resolved : withoutTemplates(resolved);
  }

  private static YamlMapping keyed(String key, Origin origin) {
    return new YamlMapping(
        Map.of(key, new Entry(origin, new YamlScalar(null, "", origin))), origin);
  }

  /** Kedro asks each key whether it begins with `_`, which no number and no truth value answers. */
  private static YamlMapping withTextKeys(YamlMapping mapping, List<Unread> unread) {
    Map<String, Entry> kept = new LinkedHashMap<>(mapping.entries());
    kept.values().removeIf(entry -> entry.name() != null);
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              YamlScalar name = entry.name();
              if (name != null) {
                unread.add(
                    new Unread(
                        "the key `" + name.text() + "`",
                        "YAML reads it as %s (%s), which Kedro gives up on for the whole configuration; quote it"
                            .formatted(name.shape(), key),
                        entry.key()));
              }
            });
    return new YamlMapping(kept, mapping.origin());
  }

  private Resolvers resolvers(String key) {
    boolean variables =
        key.equals("credentials")
            || settings.resolvers().contains("oc.env")
            || settings.functions().containsValue(new Resolver.Alias("oc.env"));
    return new Resolvers(
        key.equals("globals") ? null : globals(),
        key.equals("globals") ? null : settings.params(),
        variables ? settings.environment() : null,
        settings.functions());
  }

  private YamlMapping globals() {
    if (globals == null) {
      globals = load("globals").values();
    }
    return globals;
  }

  private static YamlMapping withoutTemplates(YamlMapping values) {
    Map<String, Entry> kept = new LinkedHashMap<>(values.entries());
    kept.keySet().removeIf(key -> key.startsWith("_"));
    return new YamlMapping(kept, values.origin());
  }

  /** Two files of one environment must not set the same key: Kedro refuses to start. */
  private static void reportTwins(List<YamlMapping> files, boolean inDepth, List<Unread> unread) {
    Map<String, Origin> seen = new HashMap<>();
    for (YamlMapping file : files) {
      Map<String, Origin> keys = new LinkedHashMap<>();
      collect(file, "", inDepth, keys);
      keys.forEach(
          (key, origin) -> {
            Origin first = seen.putIfAbsent(key, origin);
            if (first != null && !key.startsWith("_")) {
              unread.add(
                  new Unread(
                      "the key `" + key + "`",
                      "two files of one environment set it, first "
                          + first
                          + ", which Kedro refuses; keep one of them",
                      origin));
            }
          });
    }
  }

  private static void collect(
      YamlMapping mapping, String prefix, boolean inDepth, Map<String, Origin> keys) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (inDepth && entry.value() instanceof YamlMapping inner) {
                collect(inner, prefix + key + ".", true, keys);
              } else {
                keys.put(prefix + key, entry.key());
              }
            });
  }
}
