package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The configuration files of an environment, in the order of their paths. */
final class ConfigFiles {

  private static final int DEEPEST = 30;
  private static final int MOST = 20_000;
  private static final Set<String> ENDINGS = Set.of(".yml", ".yaml", ".json");

  private final ConfigSettings settings;
  private final Path folder;

  /** A file and its name in messages. */
  record Found(Path path, String shown) {}

  ConfigFiles(ConfigSettings settings, String env) {
    this.settings = settings;
    this.folder = settings.source().resolve(env).normalize();
  }

  /** The files of a kind of configuration; none where the environment's folder is missing. */
  List<Found> of(List<String> patterns) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Glob> globs = patterns.stream().map(Glob::new).toList();
    Set<String> names = new TreeSet<>();
    try (Stream<Path> walk = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      walk.limit(MOST)
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(ConfigFiles::readable)
          .filter(name -> !settings.ignoreHidden() || !hidden(name))
          .filter(name -> globs.stream().anyMatch(glob -> glob.matches(name)))
          .forEach(names::add);
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInput(
          new Origin(shown(folder), 0, ""),
          "the folder cannot be listed; check its rights and its links");
    }
    return names.stream().map(folder::resolve).map(this::found).toList();
  }

  private static boolean readable(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot));
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
    return new Found(file, shown(file));
  }

  private String shown(Path file) {
    Path root = settings.root().toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : file;
    return shown.toString().replace('\\', '/');
  }
}
