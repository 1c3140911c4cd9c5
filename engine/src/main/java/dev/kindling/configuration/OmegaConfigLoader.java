package dev.kindling.configuration;

import dev.kindling.configuration.ConfigFiles.Found;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Refusal;
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
  private final NodeLimit limit;
  private @Nullable YamlMapping globals;

  OmegaConfigLoader(ConfigSettings settings) {
    this.settings = settings;
    this.limit = NodeLimit.of(settings);
  }

  @Override
  public Configuration load(String key) {
    List<Unread> unread = new ArrayList<>();
    if (key.equals("catalog")) {
      ConfigFiles.missing(settings, key).ifPresent(unread::add);
    }
    List<Twin> twins = new ArrayList<>();
    YamlMapping base = environment(settings.baseEnv(), key, unread, twins);
    if (settings.runEnv().equals(settings.baseEnv())) {
      return configuration(key, base, unread, twins);
    }
    YamlMapping run = environment(settings.runEnv(), key, unread, twins);
    run.entries()
        .forEach((name, entry) -> reportReplaced(name, base.get(name), run.get(name), unread));
    YamlMapping all =
        settings.softMerge().contains(key) ? Merging.deep(base, run) : Merging.replace(base, run);
    return configuration(key, all, unread, twins);
  }

  /** No plan needs parameters, so that twins among them have to be told apart from it. */
  private Configuration configuration(
      String key, YamlMapping values, List<Unread> unread, List<Twin> twins) {
    List<Refusal> refusals = new ArrayList<>(limit.refusals());
    twins.forEach(twin -> unread.add(twin.unread()));
    if (key.equals("parameters")) {
      twins.forEach(twin -> refusals.add(twin.refusal()));
    }
    return new Configuration(values, unread, refusals);
  }

  private YamlMapping environment(String env, String key, List<Unread> unread, List<Twin> twins) {
    boolean parameters = key.equals("parameters");
    List<YamlMapping> files = new ArrayList<>();
    for (Found file : new ConfigFiles(settings, env).of(settings.patterns(key))) {
      YamlFile.Counted counted = file.counted(settings.yaml());
      limit.check(file.shown(), counted.nodes());
      YamlValue value = counted.value();
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
    reportTwins(files, parameters, twins);
    YamlMapping merged = YamlMapping.empty(Origin.UNKNOWN);
    for (YamlMapping file : files) {
      merged = Merging.alike(merged, file);
    }
    if (parameters && !files.isEmpty()) {
      merged = Merging.deep(merged, settings.params());
    }
    YamlMapping resolved =
        new Interpolator(merged, resolvers(key), settings.yaml().byLibyaml()).resolve();
    if (!parameters) {
      merged
          .entries()
          .forEach(
              (name, entry) -> {
                if (name.startsWith("_")) {
                  reportTemplate(name, entry.value(), resolved.get(name), unread);
                }
              });
    }
    return parameters ? resolved : withoutTemplates(resolved);
  }

  /** Kedro resolves each environment on its own, and gives up for what is replaced later, too. */
  private static void reportReplaced(
      String name, @Nullable YamlValue below, @Nullable YamlValue above, List<Unread> unread) {
    if (below instanceof YamlMapping mapping) {
      YamlMapping over = above instanceof YamlMapping m ? m : YamlMapping.empty(Origin.UNKNOWN);
      mapping.entries().forEach((key, e) -> reportReplaced(name, e.value(), over.get(key), unread));
    } else if (below instanceof YamlSequence list) {
      list.items().forEach(item -> reportReplaced(name, item, null, unread));
    } else if (below instanceof YamlUnread lost && !lost.elsewhere() && !lost.equals(above)) {
      unread.add(new Unread("the key `" + name + "`", lost.reason(), lost.origin()));
    }
  }

  /** Kedro resolves templates too before it leaves them out, and gives up where it cannot. */
  private static void reportTemplate(
      String name, YamlValue written, @Nullable YamlValue value, List<Unread> unread) {
    if (written instanceof YamlMapping inner && value instanceof YamlMapping found) {
      inner.entries().forEach((key, e) -> reportTemplate(name, e.value(), found.get(key), unread));
    } else if (written instanceof YamlSequence inner && value instanceof YamlSequence found) {
      for (int i = 0; i < inner.items().size(); i++) {
        reportTemplate(name, inner.items().get(i), found.items().get(i), unread);
      }
    } else if (written instanceof YamlScalar
        && value instanceof YamlUnread lost
        && !lost.elsewhere()) {
      unread.add(new Unread("the template `" + name + "`", lost.reason(), lost.origin()));
    }
  }

  private static YamlMapping keyed(String key, Origin origin) {
    return new YamlMapping(
        Map.of(key, new Entry(origin, new YamlScalar(null, "", origin))), origin);
  }

  /** Kedro asks each key whether it begins with `_`, which no number and no truth value answers. */
  static YamlMapping withTextKeys(YamlMapping mapping, List<Unread> unread) {
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

  /** A key that a second file of one environment sets: Kedro refuses to start. */
  private record Twin(String key, Origin first, Origin origin) {

    Unread unread() {
      return new Unread(
          "the key `" + key + "`",
          "two files of one environment set it, first "
              + first
              + ", which Kedro refuses; keep one of them",
          origin);
    }

    Refusal refusal() {
      return new Refusal(
          "two files of one environment set the parameter `%s`, first %s".formatted(key, first),
          "keep one of them",
          origin);
    }
  }

  private static void reportTwins(List<YamlMapping> files, boolean inDepth, List<Twin> twins) {
    Map<String, Origin> seen = new HashMap<>();
    for (YamlMapping file : files) {
      Map<String, Origin> keys = new LinkedHashMap<>();
      collect(file, "", inDepth, keys);
      keys.forEach(
          (key, origin) -> {
            Origin first = seen.putIfAbsent(key, origin);
            if (first != null && !key.startsWith("_")) {
              twins.add(new Twin(key, first, origin));
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
