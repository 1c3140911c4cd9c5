package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigLoader;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.Resolver;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of Kedro's loaders that code of the project makes to read the project's configuration. */
record KedroLoader(String typeName, ConfigSettings settings) implements NativeValue {

  private static final List<String> KEYWORDS =
      List.of(
          "base_env",
          "default_run_env",
          "custom_resolvers",
          "merge_strategy",
          "ignore_hidden",
          "globals_pattern",
          "globals_dict");

  static Value of(CodeOptions options, String name, Kind kind, Arguments call) {
    boolean old = !options.kedro().atLeast(0, 18, 0);
    Map<String, Value> given =
        call.bind(
            name.substring(name.lastIndexOf('.') + 1),
            old
                ? List.of("conf_paths", "globals_pattern", "globals_dict")
                : List.of("conf_source", "env", "runtime_params", "config_patterns"),
            KEYWORDS);
    Map<String, Object> plain = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          if (value != Value.Singleton.NONE) {
            plain.put(key, PlainValues.of(value, call.site()));
          }
        });
    List<String> lost = new ArrayList<>();
    LoaderArguments args = new LoaderArguments(plain, (key, value) -> lost.add(key));
    boolean own = options.kedro().atLeast(0, 19, 0);
    String run = args.text("default_run_env", own ? "" : "local");
    List<Path> folders = new ArrayList<>();
    Path root = Place.real(options.root());
    if (old) {
      folders(given.get("conf_paths"), root, folders);
    } else {
      String source = text(given.get("conf_source"), "");
      Path folder = source == null ? null : folder(root, source);
      String env = text(given.get("env"), run);
      if (folder != null && env != null) {
        folders.add(folder.resolve(args.text("base_env", own ? "" : "base")).normalize());
        folders.add(folder.resolve(env).normalize());
      }
    }
    if (folders.isEmpty() || folders.size() > 2 || !lost.isEmpty()) {
      return call.unknown("the loader's arguments are not followed");
    } else if (!folders.stream().allMatch(folder -> folder.startsWith(root))) {
      return call.unknown("the configuration is no part of the project");
    }
    return new KedroLoader(
        name,
        new ConfigSettings(
            kind,
            root,
            root,
            root.relativize(folders.get(0)).toString(),
            root.relativize(folders.get(folders.size() - 1)).toString(),
            args.patterns(),
            args.soft(),
            args.resolvers(),
            args.ignoreHidden(),
            args.parameters(),
            options.environment(),
            args.globalsPattern(),
            args.globals(),
            resolvers(given, call),
            YamlChoice.of(kind, options.kedro(), options.requirements()),
            options.files()));
  }

  private static Map<String, Resolver> resolvers(Map<String, Value> given, Arguments call) {
    Value named = given.get("custom_resolvers");
    return named == null ? Map.of() : ProjectResolver.named(named, call.interpreter());
  }

  private static void folders(@Nullable Value paths, Path root, List<Path> folders) {
    List<Value> items =
        paths == null || paths instanceof Text
            ? paths == null ? List.of() : List.of(paths)
            : Iteration.items(paths, Site.NOWHERE);
    for (Value item : items == null ? List.<Value>of() : items) {
      String text = text(item, null);
      Path folder = text == null ? null : folder(root, text);
      if (folder == null) {
        folders.clear();
        return;
      }
      folders.add(folder);
    }
  }

  private static @Nullable Path folder(Path root, String text) {
    try {
      return root.resolve(text).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The text of an argument; null where it is none that is known. */
  private static @Nullable String text(@Nullable Value value, @Nullable String standard) {
    if (value == null || value == Value.Singleton.NONE) {
      return standard;
    }
    return Representation.text(value);
  }

  @Override
  public Value element(Value index, Site site) {
    return index instanceof Text key
        ? load(settings, key.value(), site)
        : Iteration.unknown(index, site);
  }

  @Override
  public @Nullable Value attribute(String name) {
    return name.equals("get") ? NativeFunction.function(typeName + ".get", this::get) : null;
  }

  /** {@code get("parameters")}; up to 0.18 also with globs: {@code get("parameters*", …)}. */
  private Value get(Arguments call) {
    List<String> globs = new ArrayList<>();
    for (Value argument : call.positional()) {
      if (!(argument instanceof Text glob)) {
        return call.unknown("the pattern of the files is not known");
      }
      globs.add(glob.value());
    }
    if (globs.isEmpty()) {
      return call.unknown("the pattern of the files is not known");
    }
    String key = globs.get(0);
    return settings.kind() == Kind.OMEGACONF
        ? load(settings, key, call.site())
        : load(settings.matching(key, globs), key, call.site());
  }

  private static Value load(ConfigSettings settings, String key, Site site) {
    return key.startsWith("credentials")
        ? new Value.Unknown("credentials are not read", site)
        : YamlValues.of(ConfigLoader.of(settings).load(key).values(), site);
  }
}
