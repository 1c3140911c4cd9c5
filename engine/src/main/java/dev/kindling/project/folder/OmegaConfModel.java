package dev.kindling.project.folder;

import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.facts.InvalidInput;
import dev.kindling.python.files.FileValue;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code omegaconf.OmegaConf}: loading a file, and the resolvers that project code registers. */
final class OmegaConfModel implements NativeValue {

  private static final Set<String> BUILT_IN =
      Set.of(
          "oc.coerce",
          "oc.create",
          "oc.decode",
          "oc.deprecated",
          "oc.env",
          "oc.select",
          "oc.dict.keys",
          "oc.dict.values");

  private final Map<String, Value> registered = new LinkedHashMap<>();

  /** The functions that have been registered so far, by name. */
  Map<String, Value> registered() {
    return registered;
  }

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public @Nullable Value attribute(String name) {
    String full = "omegaconf.OmegaConf." + name;
    return switch (name) {
      case "load" -> NativeFunction.function(full, OmegaConfModel::load);
      case "to_container", "to_object" ->
          NativeFunction.function(full, call -> DictConfigs.plain(first(call)));
      case "create" -> NativeFunction.function(full, OmegaConfModel::create);
      case "has_resolver" -> NativeFunction.function(full, this::has);
      case "register_new_resolver", "register_resolver", "legacy_register_resolver" ->
          NativeFunction.function(full, call -> register(call, full));
      case "clear_resolver" -> NativeFunction.function(full, this::clear);
      case "clear_resolvers" ->
          NativeFunction.function(
              full,
              call -> {
                registered.clear();
                return Value.Singleton.NONE;
              });
      case "clear_cache" -> NativeFunction.function(full, call -> Value.Singleton.NONE);
      default ->
          NativeFunction.function(full, call -> call.unknown("`" + full + "` is not followed"));
    };
  }

  private static Value first(Arguments call) {
    Value given = call.get(0, "cfg");
    return given == null ? call.unknown("a value is needed") : given;
  }

  private static Value create(Arguments call) {
    Value given = call.get(0, "obj");
    if (given == null && call.positional().isEmpty() && call.named().isEmpty()) {
      return Container.DictValue.config();
    } else if (given instanceof Text text) {
      return DictConfigs.of(
          parse(text.value(), "<text>", YamlFlavour.OMEGACONF, call), call.site());
    }
    return given == null ? call.unknown("a value is needed") : DictConfigs.of(given, call.site());
  }

  private static Value load(Arguments call) {
    Value path = call.get(0);
    Value file =
        path == null
            ? call.unknown("a path is needed")
            : call.interpreter().open(path, call.site());
    return file instanceof FileValue f
        ? DictConfigs.of(
            parse(f.file().text(), f.file().path(), YamlFlavour.OMEGACONF, call), call.site())
        : file;
  }

  /** The values of a text; wrong YAML raises Python's error. */
  static Value parse(String text, String shown, YamlFlavour flavour, Arguments call) {
    try {
      return YamlValues.of(YamlFile.parse(text, shown, flavour), call.site());
    } catch (InvalidInput e) {
      throw PythonError.of("yaml.YAMLError", e.getMessage(), call.site());
    }
  }

  private Value has(Arguments call) {
    return call.get(0, "name") instanceof Text name
        ? Value.of(registered.containsKey(name.value()) || BUILT_IN.contains(name.value()))
        : call.unknown("the resolver's name is not known");
  }

  private Value register(Arguments call, String function) {
    Map<String, Value> given =
        call.bind(
            function,
            List.of("name", "resolver"),
            List.of("replace", "use_cache", "annotation_validation"));
    if (given.get("name") instanceof Text name && given.get("resolver") != null) {
      if (registered.containsKey(name.value()) && given.get("replace") != Value.Singleton.TRUE) {
        throw PythonError.of(
            "ValueError", "resolver '" + name.value() + "' is already registered", call.site());
      }
      registered.put(name.value(), given.get("resolver"));
      return Value.Singleton.NONE;
    }
    return call.unknown("the resolver's name is not known");
  }

  private Value clear(Arguments call) {
    return call.get(0, "name") instanceof Text name
        ? Value.of(registered.remove(name.value()) != null)
        : call.unknown("the resolver's name is not known");
  }
}
