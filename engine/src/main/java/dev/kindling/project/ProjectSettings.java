package dev.kindling.project;

import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project's {@code settings} and the user say of its configuration: the loader, where its
 * files are, and which environments it lays over one another.
 */
final class ProjectSettings {

  private static final String ARGS = "CONFIG_LOADER_ARGS";

  private final KedroProject project;
  private final ProjectCode code;
  private final ReadOptions options;
  private final List<Unread> unread = new ArrayList<>();

  ProjectSettings(KedroProject project, ProjectCode code, ReadOptions options) {
    this.project = project;
    this.code = code;
    this.options = options;
  }

  /** What of the settings could not be read; complete after {@link #read}. */
  List<Unread> unread() {
    return unread;
  }

  ConfigSettings read() {
    Map<String, Object> args = arguments();
    boolean own = code.setting(ARGS).isPresent() && project.kedro().atLeast(0, 19, 0);
    Path source = source();
    String base = text(args, "base_env", own ? "" : "base");
    String run = environment(text(args, "default_run_env", own ? "" : "local"), source);
    return new ConfigSettings(
        kind(),
        project.root(),
        source,
        base,
        run,
        patterns(args),
        soft(args),
        names(args, "custom_resolvers"),
        !Boolean.FALSE.equals(args.get("ignore_hidden")),
        RuntimeValues.of(options.params()),
        options.environment(),
        args.get("globals_pattern") instanceof String pattern ? pattern : null,
        mapping(args, "globals_dict"));
  }

  private Map<String, Object> arguments() {
    Map<String, Object> args = new LinkedHashMap<>();
    Optional<Object> value = code.setting(ARGS);
    if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> args.put(String.valueOf(key), inner));
    } else {
      value.ifPresent(other -> report(ARGS, other));
    }
    return args;
  }

  private Kind kind() {
    Kind usual = project.kedro().atLeast(0, 19, 0) ? Kind.OMEGACONF : Kind.PLAIN;
    Optional<Object> loader = code.setting("CONFIG_LOADER_CLASS");
    if (loader.isEmpty()) {
      return usual;
    }
    if (!(loader.get() instanceof PlainValue.Named named)) {
      report("CONFIG_LOADER_CLASS", loader.get());
      return usual;
    }
    List<String> names = new ArrayList<>(List.of(named.name()));
    names.addAll(code.classFacts(named.name()).names());
    for (String name : names) {
      switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "OmegaConfigLoader" -> {
          return Kind.OMEGACONF;
        }
        case "TemplatedConfigLoader" -> {
          return Kind.TEMPLATED;
        }
        case "ConfigLoader" -> {
          return Kind.PLAIN;
        }
        default -> {}
      }
    }
    unread.add(
        new Unread(
            "the setting `CONFIG_LOADER_CLASS`",
            "`"
                + named.name()
                + "` is none of Kedro's loaders; its configuration is read as "
                + "Kedro's own would, check it with --live",
            Origin.UNKNOWN));
    return usual;
  }

  private Path source() {
    Path named = options.confSource();
    if (named != null) {
      if (!Files.isDirectory(named)) {
        throw new InvalidInput(
            new Origin(Place.name(named), 0, ""),
            "there is no such folder; --conf-source names the folder of the environments");
      }
      return named;
    }
    String setting = project.kedro().atLeast(0, 18, 0) ? "CONF_SOURCE" : "CONF_ROOT";
    String folder = "conf";
    Optional<Object> value = code.setting(setting);
    if (value.isPresent() && value.get() instanceof String text) {
      folder = text;
    } else {
      value.ifPresent(other -> report(setting, other));
    }
    Path source = project.root().resolve(folder).normalize();
    if (!source
        .toAbsolutePath()
        .normalize()
        .startsWith(project.root().toAbsolutePath().normalize())) {
      unread.add(
          new Unread(
              "the configuration",
              "`" + setting + "` leads out of the project; name the folder with --conf-source",
              Origin.UNKNOWN));
      return project.root().resolve("conf");
    }
    if (!Files.isDirectory(source)) {
      unread.add(
          new Unread(
              "the configuration",
              "the folder `" + folder + "` is missing; name the one to read with --conf-source",
              new Origin(folder, 0, "")));
    }
    return source;
  }

  /**
   * A missing folder is well for {@code local}, which is often not kept; else a slip of the pen.
   */
  private String environment(String usual, Path source) {
    String named = options.env();
    if (named == null || named.isEmpty()) {
      named = options.environment().get("KEDRO_ENV");
    }
    if (named == null || named.isEmpty()) {
      return usual;
    }
    Path folder = source.resolve(named).normalize();
    if (!folder.startsWith(source.normalize())
        || !named.equals("local") && Files.isDirectory(source) && !Files.isDirectory(folder)) {
      throw new InvalidInput(
          new Origin(Place.name(source), 0, ""),
          "there is no environment `" + named + "`; there are: " + environments(source));
    }
    return named;
  }

  private static String environments(Path source) {
    try (Stream<Path> folders = Files.list(source)) {
      String names =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "none" : names;
    } catch (IOException e) {
      return "none";
    }
  }

  private Map<String, List<String>> patterns(Map<String, Object> args) {
    Map<String, List<String>> patterns = new HashMap<>();
    Object value = args.get("config_patterns");
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, globs) -> {
            if (globs instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
              patterns.put(String.valueOf(key), list.stream().map(String.class::cast).toList());
            } else {
              report(ARGS + "[config_patterns][" + key + "]", globs);
            }
          });
    } else if (value != null) {
      report(ARGS + "[config_patterns]", value);
    }
    return patterns;
  }

  private Set<String> soft(Map<String, Object> args) {
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
      report(ARGS + "[merge_strategy]", value);
    }
    return soft;
  }

  private static Set<String> names(Map<String, Object> args, String key) {
    return args.get(key) instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  private static YamlMapping mapping(Map<String, Object> args, String key) {
    YamlValue value = PlainYaml.of(args.getOrDefault(key, Map.of()), Origin.UNKNOWN);
    return value instanceof YamlMapping mapping ? mapping : YamlMapping.empty(Origin.UNKNOWN);
  }

  private String text(Map<String, Object> args, String key, String usual) {
    Object value = args.get(key);
    if (value == null || value instanceof String) {
      return value == null ? usual : (String) value;
    }
    report(ARGS + "[" + key + "]", value);
    return usual;
  }

  private void report(String setting, @Nullable Object value) {
    PlainValue.Unknown unknown = value instanceof PlainValue.Unknown known ? known : null;
    unread.add(
        new Unread(
            "the setting `" + setting + "`",
            (unknown == null ? "it is not of the kind that Kedro takes" : unknown.reason())
                + "; Kedro's default stands in for it",
            unknown == null ? Origin.UNKNOWN : unknown.origin()));
  }
}
