package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The configuration files of an environment, in the order of their paths. */
final class ConfigFiles {

  /**
   * As Python sorts paths: part by part, so that what lies in {@code catalog} comes before {@code
   * catalog.yml}.
   */
  private static final Comparator<String> BY_PARTS =
      Comparator.comparing(name -> name.replace('/', '\0'));

  private static final int DEEPEST = 30;
  private static final int MOST = 20_000;
  private static final Set<String> ENDINGS = Set.of(".yml", ".yaml", ".json");

  /** What the loaders up to 0.18 read beside these. */
  private static final Set<String> OTHERS = Set.of(".ini", ".pickle", ".properties", ".xml");

  private final ConfigSettings settings;
  private final Path folder;

  /**
   * A file.
   *
   * @param shown its name in messages
   * @param packed its text where it is part of an archive; null where it is a file of its own
   */
  record Found(Path path, String shown, @Nullable String packed, FileCache files) {

    /** Its value; an empty file is an empty mapping. */
    YamlValue read(YamlFlavour flavour) {
      return counted(flavour).value();
    }

    YamlFile.Counted counted(YamlFlavour flavour) {
      return YamlFile.counted(text(), shown, flavour);
    }

    String text() {
      return packed == null ? YamlFile.text(path, shown, files) : packed;
    }
  }

  ConfigFiles(ConfigSettings settings, String env) {
    this.settings = settings;
    this.folder = settings.source().resolve(env).normalize();
  }

  /** The files of a kind of configuration; none where the environment's folder is missing. */
  List<Found> of(List<String> patterns) {
    return of(patterns, ENDINGS);
  }

  /**
   * The files of a kind that Kedro reads by its loaders up to 0.18 alone, and that are not read.
   */
  List<Found> others(List<String> patterns) {
    return of(patterns, OTHERS);
  }

  private List<Found> of(List<String> patterns, Set<String> endings) {
    List<Glob> globs = patterns.stream().map(Glob::new).toList();
    if (Files.isRegularFile(settings.source()) && ConfigArchive.isNamed(settings.source())) {
      return packed(globs, endings);
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Set<String> names = new TreeSet<>(BY_PARTS);
    try {
      settings.files().below(folder, DEEPEST, MOST).stream()
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> wanted(name, globs, endings))
          .forEach(names::add);
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(shown(folder), 0, ""),
          "the folder cannot be listed; check its rights and its links");
    }
    return names.stream().map(folder::resolve).map(this::found).toList();
  }

  /**
   * What Kedro gives up on where neither environment has a file of a kind, though their source is
   * there.
   */
  static Optional<Unread> missing(ConfigSettings settings, String key) {
    ConfigFiles base = new ConfigFiles(settings, settings.baseEnv());
    ConfigFiles run = new ConfigFiles(settings, settings.runEnv());
    boolean one =
        settings.kind() == ConfigSettings.Kind.OMEGACONF && run.folder.equals(base.folder);
    if (!Files.exists(settings.source())
        // Kedro looks no further where it runs in the base environment.
        || one && Files.isDirectory(base.folder)
        || !base.of(settings.patterns(key)).isEmpty()
        || !run.of(settings.patterns(key)).isEmpty()) {
      return Optional.empty();
    }
    String place = base.shown(base.folder);
    boolean folder = Files.isDirectory(base.folder) || Files.isRegularFile(settings.source());
    return Optional.of(
        new Unread(
            "the " + key,
            folder
                ? "no file of `%s` or `%s` has one, which Kedro refuses; add an empty `%s.yml`"
                    .formatted(place, run.shown(run.folder), key)
                : "the folder `%s` is missing, which Kedro refuses; add it".formatted(place),
            new Origin(place, 0, "")));
  }

  private List<Found> packed(List<Glob> globs, Set<String> endings) {
    String archive = shown(settings.source());
    String env = settings.source().relativize(folder).toString().replace('\\', '/');
    String below = env.isEmpty() ? "" : env + "/";
    List<Found> found = new ArrayList<>();
    ConfigArchive.read(settings.source(), archive, settings.files())
        .forEach(
            (name, text) -> {
              if (name.startsWith(below)
                  && wanted(name.substring(below.length()), globs, endings)) {
                found.add(
                    new Found(settings.source(), archive + "/" + name, text, settings.files()));
              }
            });
    return found;
  }

  private boolean wanted(String name, List<Glob> globs, Set<String> endings) {
    return endings.contains(ending(name))
        && (!settings.ignoreHidden() || !hidden(name))
        && globs.stream().anyMatch(glob -> glob.matches(name));
  }

  static boolean readable(String name) {
    return ENDINGS.contains(ending(name));
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private static boolean hidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  /** A link may lead anywhere; a file outside of the project is none of its configuration. */
  private Found found(Path file) {
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(settings.root().toRealPath())
          && !real.startsWith(settings.source().toRealPath())) {
        throw new InvalidInput(
            new Origin(shown(file), 0, ""),
            "the file is a link out of the project; copy it into the project");
      }
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(shown(file), 0, ""), "the file cannot be read; check its rights");
    }
    return new Found(file, shown(file), null, settings.files());
  }

  private String shown(Path file) {
    Path root = settings.root().toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : file;
    return shown.toString().replace('\\', '/');
  }
}
