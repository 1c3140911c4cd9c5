package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How {@code pipeline(inputs=…, outputs=…, parameters=…, namespace=…)} renames the datasets of the
 * pipeline that it wraps. The order of the rules is that of {@code Pipeline._rename}.
 */
final class DatasetMapping {

  private static final String PARAMETER = "params:";
  private static final String ALL_PARAMETERS = "parameters";

  private final KedroVersion version;
  private final Map<String, String> names;
  private final @Nullable String namespace;
  private final boolean prefixes;
  private final Value.@Nullable Unknown unknown;
  private final Site site;

  private DatasetMapping(
      KedroVersion version,
      Map<String, String> names,
      @Nullable String namespace,
      boolean prefixes,
      Value.@Nullable Unknown unknown,
      Site site) {
    this.version = version;
    this.names = names;
    this.namespace = namespace;
    this.prefixes = prefixes;
    this.unknown = unknown;
    this.site = site;
  }

  /**
   * What is asked for.
   *
   * @throws PythonError where it does not fit the pipeline
   */
  static DatasetMapping of(
      KedroVersion version,
      Map<String, Value> written,
      @Nullable String namespace,
      boolean prefixes,
      KedroPipeline whole,
      Site site) {
    String space = namespace == null || namespace.isEmpty() ? null : namespace;
    Map<String, Map<String, String>> given = new LinkedHashMap<>();
    for (String key : List.of("inputs", "outputs", "parameters")) {
      Map<String, String> some = new LinkedHashMap<>();
      // Up to 0.17, names of parameters are taken as they are written.
      boolean parameters = key.equals("parameters") && version.atLeast(0, 18, 0);
      Value.Unknown reason = read(version, written.get(key), parameters, some, site);
      if (reason != null) {
        return new DatasetMapping(version, Map.of(), space, prefixes, reason, site);
      }
      given.put(key, some);
    }
    Map<String, String> all = new LinkedHashMap<>();
    given.forEach(
        (key, some) -> {
          check(version, key, some.keySet(), whole, site);
          all.putAll(some);
        });
    return new DatasetMapping(version, all, space, prefixes, null, site);
  }

  private static Value.@Nullable Unknown read(
      KedroVersion version,
      @Nullable Value written,
      boolean parameters,
      Map<String, String> into,
      Site site) {
    if (written == null || written == Value.Singleton.NONE) {
      return null;
    } else if (written instanceof Text text && version.atLeast(0, 17, 0)) {
      if (!text.value().isEmpty()) {
        put(text.value(), text.value(), parameters, into);
      }
      return null;
    } else if (written instanceof Container.DictValue dict
        && (dict.spoiled() == null || dict.isLoose())) {
      for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
        if (!(entry.getKey() instanceof Text from) || !(entry.getValue() instanceof Text to)) {
          return Iteration.unknown(
              entry.getKey() instanceof Text ? entry.getValue() : entry.getKey(), site);
        }
        put(from.value(), to.value(), parameters, into);
      }
      return null;
    } else if (!version.atLeast(0, 17, 0) && Iteration.elements(written, null, site) != null) {
      throw KedroRefusal.attribute(
          "up to Kedro 0.16, `pipeline()` maps names by a dict, not by " + Names.kind(written),
          site);
    }
    List<Value> items = Iteration.elements(written, null, site);
    if (items == null) {
      return Iteration.unknown(written, site);
    }
    for (Value item : items) {
      if (!(item instanceof Text text)) {
        return Iteration.unknown(item, site);
      }
      put(text.value(), text.value(), parameters, into);
    }
    return null;
  }

  /**
   * From 0.18 on, {@code parameters} stays what it is, and a parameter's prefix may be left out.
   */
  private static void put(String from, String to, boolean parameters, Map<String, String> into) {
    if (parameters && from.equals(ALL_PARAMETERS)) {
      into.put(from, from);
    } else {
      into.put(parameters ? parameter(from) : from, parameters ? parameter(to) : to);
    }
  }

  private static String parameter(String name) {
    return name.startsWith(PARAMETER) ? name : PARAMETER + name;
  }

  /** Up to 0.17, a dataset whose name begins like a parameter's counts as one. */
  private static boolean isParameter(KedroVersion version, String name) {
    return version.atLeast(0, 18, 0)
        ? DatasetName.isParameter(name)
        : name.startsWith(PARAMETER) || name.startsWith(ALL_PARAMETERS);
  }

  private static void check(
      KedroVersion version, String key, Set<String> wanted, KedroPipeline whole, Site site) {
    if (wanted.isEmpty() || !whole.holes().isEmpty()) {
      return;
    }
    Set<String> existing = new HashSet<>();
    whole.allInputs().forEach(name -> existing.add(DatasetName.base(name)));
    whole.allOutputs().forEach(name -> existing.add(DatasetName.base(name)));
    Set<String> free = new HashSet<>();
    whole.freeInputs().forEach(name -> free.add(DatasetName.base(name)));
    for (String name : wanted) {
      String base = key.equals("parameters") ? name : DatasetName.base(name);
      if (!existing.contains(base)) {
        throw refused(
            version, "`" + name + "` of `" + key + "` is used by no node of the pipeline", site);
      } else if (key.equals("inputs") && isParameter(version, base)) {
        throw refused(version, "`" + name + "` belongs to `parameters`, not to `inputs`", site);
      } else if (key.equals("inputs") && !free.contains(base)) {
        throw refused(
            version, "`" + name + "` of `inputs` is an output of a node of the pipeline", site);
      } else if (key.equals("outputs") && free.contains(base)) {
        throw refused(
            version, "`" + name + "` of `outputs` is an output of no node of the pipeline", site);
      }
    }
  }

  private static PythonError refused(KedroVersion version, String message, Site site) {
    return KedroRefusal.of(
        version.atLeast(1, 0, 0)
            ? "pipeline.pipeline.PipelineError"
            : "pipeline.modular_pipeline.ModularPipelineError",
        message,
        site);
  }

  KedroPipeline apply(KedroPipeline whole) {
    if (unknown != null) {
      return KedroPipeline.unknown(unknown);
    } else if (names.isEmpty() && namespace == null) {
      return whole;
    }
    return KedroPipeline.of(
        whole.nodes().stream().map(node -> node.mapped(this::rename, namespace)).toList(),
        whole.holes(),
        site);
  }

  private String rename(String name) {
    String mapped = names.get(name);
    if (mapped != null) {
      return mapped;
    } else if (name.equals(ALL_PARAMETERS)
        || !version.atLeast(0, 18, 0) && isParameter(version, name)) {
      return name;
    }
    int at = name.indexOf('@');
    String base = at < 0 ? null : names.get(name.substring(0, at));
    if (base != null) {
      return base + name.substring(at);
    } else if (namespace == null || !prefixes) {
      return name;
    }
    return name.startsWith(PARAMETER)
        ? PARAMETER + namespace + "." + name.substring(PARAMETER.length())
        : namespace + "." + name;
  }
}
