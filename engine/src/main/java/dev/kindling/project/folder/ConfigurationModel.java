package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.project.kedro.KedroConstructors;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.files.FileValue;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeModules;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What project code uses to read the project's own configuration while it makes pipelines: YAML
 * files, and Kedro's loaders.
 */
final class ConfigurationModel implements NativeModules {

  private final CodeOptions options;
  private final OmegaConfModel omegaConf = new OmegaConfModel();

  ConfigurationModel(CodeOptions options) {
    this.options = options;
  }

  /** The interpolation functions that code has registered so far, by name. */
  Map<String, Value> registered() {
    return omegaConf.registered();
  }

  @Override
  public @Nullable Value member(String module, String name) {
    String full = module + "." + name;
    return switch (full) {
      case "yaml.safe_load", "yaml.load", "yaml.full_load" ->
          NativeFunction.function(full, call -> parse(call, YamlFlavour.PYYAML));
      case "anyconfig.load" -> NativeFunction.function(full, ConfigurationModel::load);
      case "omegaconf.OmegaConf" -> omegaConf;
      case "kedro.config.OmegaConfigLoader" -> loader(full, Kind.OMEGACONF);
      case "kedro.config.ConfigLoader" -> loader(full, Kind.PLAIN);
      case "kedro.config.TemplatedConfigLoader" -> loader(full, Kind.TEMPLATED);
      default -> null;
    };
  }

  /** {@code anyconfig.load} of a path, without options of its own. */
  private static Value load(Arguments call) {
    Value path = call.get(0);
    String name = path == null ? null : Representation.text(path);
    boolean followed =
        name != null
            && name.matches(".*\\.(ya?ml|json)")
            && call.positional().size() == 1
            && call.named().isEmpty();
    if (!followed) {
      return path instanceof Value.Unknown
          ? path
          : call.unknown("what `anyconfig.load` gives is not known");
    }
    Value file = call.interpreter().open(path, call.site());
    return file instanceof FileValue
        ? parse(
            new Arguments(List.of(file), Map.of(), call.site(), call.interpreter()),
            YamlFlavour.PYYAML)
        : file;
  }

  private static Value parse(Arguments call, YamlFlavour flavour) {
    Value source = call.get(0, "stream");
    if (source instanceof FileValue file) {
      return OmegaConfModel.parse(file.file().text(), file.file().path(), flavour, call);
    } else if (source instanceof Text text) {
      return OmegaConfModel.parse(text.value(), text.site().file().path(), flavour, call);
    }
    return source == null
        ? call.unknown("a file is needed")
        : Iteration.unknown(source, call.site());
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
