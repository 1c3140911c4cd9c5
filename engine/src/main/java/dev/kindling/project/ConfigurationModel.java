package dev.kindling.project;

import dev.kindling.configuration.ConfigLoader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.python.Arguments;
import dev.kindling.python.FileValue;
import dev.kindling.python.Iteration;
import dev.kindling.python.NativeFunction;
import dev.kindling.python.NativeModules;
import dev.kindling.python.NativeValue;
import dev.kindling.python.PythonError;
import dev.kindling.python.Representation;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What project code uses to read the project's own configuration while it makes pipelines: YAML
 * files, and Kedro's loaders.
 */
final class ConfigurationModel implements NativeModules {

  private final CodeOptions options;

  ConfigurationModel(CodeOptions options) {
    this.options = options;
  }

  @Override
  public @Nullable Value member(String module, String name) {
    String full = module + "." + name;
    return switch (full) {
      case "yaml.safe_load", "yaml.load", "yaml.full_load" ->
          NativeFunction.function(full, call -> parse(call, YamlFlavour.PYYAML));
      case "json.load", "json.loads" ->
          NativeFunction.function(full, call -> parse(call, YamlFlavour.PYYAML));
      case "omegaconf.OmegaConf" -> new OmegaConf();
      case "kedro.config.OmegaConfigLoader" -> loader(full, Kind.OMEGACONF);
      case "kedro.config.ConfigLoader" -> loader(full, Kind.PLAIN);
      default -> null;
    };
  }

  private static Value parse(Arguments call, YamlFlavour flavour) {
    Value source = call.get(0, "stream");
    if (source instanceof FileValue file) {
      return parse(file.file().text(), file.file().path(), flavour, call);
    } else if (source instanceof Text text) {
      return parse(text.value(), text.site().file().path(), flavour, call);
    }
    return source == null
        ? call.unknown("a file is needed")
        : Iteration.unknown(source, call.site());
  }

  private static Value parse(String text, String shown, YamlFlavour flavour, Arguments call) {
    try {
      return YamlValues.of(YamlFile.parse(text, shown, flavour), call.site());
    } catch (InvalidInput e) {
      throw PythonError.of("yaml.YAMLError", e.getMessage(), call.site());
    }
  }

  /** {@code OmegaConf.load(path)} and {@code OmegaConf.to_container(config)}. */
  private record OmegaConf() implements NativeValue {

    @Override
    public String typeName() {
      return "type";
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "load" -> NativeFunction.function("omegaconf.OmegaConf.load", OmegaConf::load);
        case "to_container", "create" ->
            NativeFunction.function(
                "omegaconf.OmegaConf." + name,
                call ->
                    call.positional().isEmpty()
                        ? call.unknown("a value is needed")
                        : call.positional().get(0));
        default -> null;
      };
    }

    private static Value load(Arguments call) {
      Value path = call.get(0);
      Value file =
          path == null
              ? call.unknown("a path is needed")
              : call.interpreter().open(path, call.site());
      return file instanceof FileValue f
          ? parse(f.file().text(), f.file().path(), YamlFlavour.OMEGACONF, call)
          : file;
    }
  }

  // ---------------------------------------------------------------- Kedro's loaders

  private NativeFunction loader(String name, Kind kind) {
    return NativeFunction.type(name, call -> loader(name, kind, call));
  }

  private Value loader(String name, Kind kind, Arguments call) {
    Map<String, Value> given =
        call.bind(
            name.substring(name.lastIndexOf('.') + 1),
            List.of("conf_source", "env", "runtime_params"),
            List.of(
                "base_env",
                "default_run_env",
                "config_patterns",
                "custom_resolvers",
                "merge_strategy",
                "ignore_hidden"));
    boolean own = options.kedro().atLeast(0, 19, 0);
    String source = text(given.get("conf_source"), "");
    String run = text(given.get("default_run_env"), own ? "" : "local");
    String env = text(given.get("env"), run);
    String base = text(given.get("base_env"), own ? "" : "base");
    boolean plain =
        Set.of("conf_source", "env", "base_env", "default_run_env").containsAll(given.keySet());
    if (source == null || env == null || base == null || !plain) {
      return call.unknown("the loader's arguments are not followed");
    }
    Path root = options.root().toAbsolutePath().normalize();
    Path folder = root.resolve(source).normalize();
    if (!folder.startsWith(root)) {
      return call.unknown("the configuration is no part of the project");
    }
    YamlMapping nothing = YamlMapping.empty(Origin.UNKNOWN);
    return new Loader(
        name,
        ConfigLoader.of(
            new ConfigSettings(
                kind,
                root,
                folder,
                base,
                env,
                Map.of(),
                Set.of(),
                Set.of(),
                true,
                nothing,
                options.environment(),
                null,
                nothing)));
  }

  /** The text of an argument; null where it is none that is known. */
  private static @Nullable String text(@Nullable Value value, @Nullable String standard) {
    if (value == null || value == Value.Singleton.NONE) {
      return standard;
    }
    return Representation.text(value);
  }

  /** A loader of the project's configuration. */
  private record Loader(String typeName, ConfigLoader loader) implements NativeValue {

    @Override
    public Value element(Value index, Site site) {
      return index instanceof Text key ? load(key.value(), site) : Iteration.unknown(index, site);
    }

    @Override
    public @Nullable Value attribute(String name) {
      return name.equals("get")
          ? NativeFunction.function(
              typeName + ".get",
              call ->
                  call.get(0) instanceof Text pattern
                      ? load(key(pattern.value()), call.site())
                      : call.unknown("the pattern of the files is not known"))
          : null;
    }

    /** The kind of configuration that a glob such as {@code parameters*} stands for. */
    private static String key(String pattern) {
      int end = 0;
      while (end < pattern.length() && Character.isLetterOrDigit(pattern.charAt(end))) {
        end++;
      }
      return pattern.substring(0, end);
    }

    private Value load(String key, Site site) {
      return key.equals("credentials")
          ? new Value.Unknown("credentials are not read", site)
          : YamlValues.of(loader.load(key).values(), site);
    }
  }
}
