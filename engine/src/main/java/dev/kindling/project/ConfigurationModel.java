package dev.kindling.project;

import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.facts.InvalidInput;
import dev.kindling.python.Arguments;
import dev.kindling.python.FileValue;
import dev.kindling.python.Iteration;
import dev.kindling.python.NativeFunction;
import dev.kindling.python.NativeModules;
import dev.kindling.python.NativeValue;
import dev.kindling.python.PythonError;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
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
      case "kedro.config.TemplatedConfigLoader" -> loader(full, Kind.TEMPLATED);
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

  /** A loader's settings; null where the value is none. */
  static @Nullable ConfigSettings settings(Value value) {
    return KedroConstructors.unwrapped(value) instanceof KedroLoader loader
        ? loader.settings()
        : null;
  }

  private NativeFunction loader(String name, Kind kind) {
    return NativeFunction.type(name, call -> KedroLoader.of(options, name, kind, call));
  }
}
