package dev.kindling.project.folder;

import dev.kindling.configuration.ConfigArchive;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project's {@code settings} and the user say of its configuration: the loader, where its
 * files are, and which environments it lays over one another.
 */
public final class ProjectSettings {

  private static final String ARGS = "CONFIG_LOADER_ARGS";

  private final KedroProject project;
  private final ProjectCode code;
  private final ReadOptions options;
  private final List<Unread> unread = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  public ProjectSettings(KedroProject project, ProjectCode code, ReadOptions options) {
    this.project = project;
    this.code = code;
    this.options = options;
  }

  /** What of the settings could not be read; complete after {@link #read}. */
  List<Unread> unread() {
    return unread;
  }

  /** Why Kedro would not run with these settings; complete after {@link #read}. */
  List<Refusal> refusals() {
    return refusals;
  }

  public ConfigSettings read() {
    LoaderArguments args = arguments();
    boolean own = code.setting(ARGS).isPresent() && project.kedro().atLeast(0, 19, 0);
    Path source = source();
    String base = args.text("base_env", own ? "" : "base");
    String run = environment(args.text("default_run_env", own ? "" : "local"), source);
    Kind kind = kind();
    ConfigSettings settings =
        new ConfigSettings(
            kind,
            project.root(),
            source,
            base,
            run,
            args.patterns(),
            args.soft(),
            args.resolvers(),
            args.ignoreHidden(),
            RuntimeValues.of(options.params()),
            options.environment(),
            args.globalsPattern(),
            args.globals(),
            code.resolvers(),
            YamlChoice.of(kind, project.kedro(), code.requirements()),
            options.files());
    if (!project.kedro().atLeast(0, 18, 0)) {
      return registered(settings);
    }
    refuseMissing("base_env", source.resolve(base), source.resolve(run));
    if (!run.equals("local")) {
      refuseMissing("default_run_env", source.resolve(run), source.resolve(base));
    }
    return settings;
  }

  /** Kedro gives up where one environment has no folder, though the other has all there is. */
  private void refuseMissing(String argument, Path environment, Path other) {
    if (Files.isDirectory(other) && !Files.isDirectory(environment)) {
      Path folder = environment.normalize();
      Path root = project.root().normalize();
      String name = Place.name(folder.startsWith(root) ? root.relativize(folder) : folder);
      refusals.add(
          new Refusal(
              "there is no folder `%s`, which `%s` names and without which Kedro runs nothing"
                  .formatted(name, argument),
              "add it, or name another environment",
              new Origin(name, 0, "")));
    }
  }

  /** Up to 0.17, a hook may make the loader, up to 0.16 a method of the project's context. */
  private ConfigSettings registered(ConfigSettings usual) {
    Object made = code.loader(usual);
    if (made instanceof ConfigSettings own) {
      if (same(own, own.baseEnv(), usual, usual.baseEnv())
          && same(own, own.runEnv(), usual, usual.runEnv())) {
        return usual.loadedBy(own);
      }
      unread.add(
          new Unread(
              "the configuration",
              "a hook loads it from other folders than Kedro's; name them with --conf-source",
              Origin.UNKNOWN));
      return usual.loadedBy(own);
    } else if (made instanceof PlainValue.Unknown unknown) {
      unread.add(
          new Unread(
              "the configuration's loader",
              unknown.reason() + "; Kedro's default stands in for it",
              unknown.origin()));
    }
    return usual;
  }

  private static boolean same(ConfigSettings one, String env, ConfigSettings other, String wanted) {
    return Place.real(one.source().resolve(env)).equals(Place.real(other.source().resolve(wanted)));
  }

  private LoaderArguments arguments() {
    Map<String, Object> args = new LinkedHashMap<>();
    Optional<Object> value = code.setting(ARGS);
    if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> args.put(String.valueOf(key), inner));
    } else {
      value.ifPresent(other -> report(ARGS, other));
    }
    return new LoaderArguments(args, (key, other) -> report(ARGS + key, other));
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
      if (Files.isRegularFile(named) && ConfigArchive.isNamed(named)) {
        return named;
      }
      if (!Files.isDirectory(named)) {
        throw new InvalidInput(
            new Origin(Place.name(named), 0, ""),
            "there is no such folder; --conf-source names the folder of the environments, "
                + "or a .tar.gz or .zip of it");
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
    Path root = Place.real(project.root());
    if (source.isAbsolute() && source.startsWith(root)) {
      // The code asks where it lies; the project may have been named by a link.
      source = project.root().resolve(root.relativize(source));
    }
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
      refusals.add(
          new Refusal(
              "there is no folder `%s`, without which Kedro runs nothing, and no dataset has a type"
                  .formatted(folder),
              "add it, or name the one to read with --conf-source",
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
          "there is no environment `"
              + named
              + "`."
              + Spelling.hint(named, environments(source))
              + " There are: "
              + (environments(source).isEmpty() ? "none" : String.join(", ", environments(source)))
              + ".");
    }
    return named;
  }

  private static List<String> environments(Path source) {
    try (Stream<Path> folders = Files.list(source)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
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
