package dev.kindling.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Kedro project of a folder by its {@code pyproject.toml}, up to 0.16 by its {@code
 * .kedro.yml}. Where there is none, says what to name instead.
 */
final class ProjectFinder {

  private static final String TOML = "pyproject.toml";
  private static final String OLD = ".kedro.yml";

  /** Whose rules hold for a project that has a context and states no version. */
  private static final String OLDEST = "0.16.6";

  private static final int DEEPEST = 4;
  private static final int MOST_HINTS = 3;

  private ProjectFinder() {}

  static KedroProject find(Path folder) {
    Path toml = folder.resolve(TOML);
    Path old = folder.resolve(OLD);
    if (marks(toml) && !(Files.isRegularFile(old) && !statesNewer(toml))) {
      return fromToml(folder, toml);
    } else if (Files.isRegularFile(old)) {
      return fromYaml(folder, old);
    }
    throw new InvalidInput(new Origin(Place.name(folder), 0, ""), complaint(folder));
  }

  /** Whether the folder itself is a project. */
  static boolean isProject(Path folder) {
    return marks(folder.resolve(TOML)) || Files.isRegularFile(folder.resolve(OLD));
  }

  /** Whether the file describes a Kedro project. */
  static boolean marks(Path toml) {
    try {
      return Files.isRegularFile(toml)
          && Files.readString(toml, StandardCharsets.UTF_8).contains("tool.kedro");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether the file describes a project of 0.17 or later. Up to 0.16, Kedro takes {@code
   * .kedro.yml} where both are there.
   */
  private static boolean statesNewer(Path toml) {
    try {
      Map<String, String> kedro = PyProject.kedro(Files.readAllBytes(toml));
      String version = text(kedro, "kedro_init_version") + text(kedro, "project_version");
      return !text(kedro, "package_name").isEmpty()
          && text(kedro, "context_path").isEmpty()
          && KedroVersion.of(version).atLeast(0, 17, 0);
    } catch (IOException e) {
      return false;
    }
  }

  private static KedroProject fromToml(Path folder, Path toml) {
    Map<String, String> kedro;
    int line = 1;
    try {
      List<String> lines = Files.readAllLines(toml, StandardCharsets.UTF_8);
      line = 1 + Math.max(0, lines.indexOf("[tool.kedro]"));
      kedro = PyProject.kedro(Files.readAllBytes(toml));
    } catch (JsonProcessingException e) {
      int wrong = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new InvalidInput(
          new Origin(TOML, wrong, ""), "the file is no valid TOML here; mend the line");
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(TOML, 0, ""), "the file cannot be read as UTF-8; save it so");
    }
    Origin origin = new Origin(TOML, line, "[tool.kedro]");
    String version = text(kedro, "kedro_init_version");
    String context = text(kedro, "context_path");
    if (!context.isEmpty()) {
      return old(
          folder,
          context,
          text(kedro, "project_name"),
          text(kedro, "package_name"),
          text(kedro, "project_version"),
          text(kedro, "source_dir"),
          origin);
    }
    return project(
        folder,
        text(kedro, "project_name"),
        text(kedro, "package_name"),
        version.isEmpty() ? text(kedro, "project_version") : version,
        text(kedro, "source_dir"),
        origin);
  }

  private static KedroProject fromYaml(Path folder, Path old) {
    if (!(YamlFile.read(old, OLD, YamlFlavour.PYYAML) instanceof YamlMapping values)) {
      throw new InvalidInput(
          new Origin(OLD, 1, ""), "the file should be a mapping with `context_path`");
    }
    return old(
        folder,
        orEmpty(values.text("context_path")),
        orEmpty(values.text("project_name")),
        orEmpty(values.text("package_name")),
        orEmpty(values.text("project_version")),
        orEmpty(values.text("source_dir")),
        values.origin());
  }

  /** Up to 0.16.4, the class of the project's context holds its name and the version. */
  private static KedroProject old(
      Path folder,
      String context,
      String name,
      String packageName,
      String version,
      String source,
      Origin origin) {
    int dot = context.indexOf('.');
    String own = packageName.isEmpty() && dot > 0 ? context.substring(0, dot) : packageName;
    int last = context.lastIndexOf('.');
    Path module =
        folder
            .resolve(source.isEmpty() ? "src" : source)
            .resolve(context.substring(0, Math.max(0, last)).replace('.', '/') + ".py");
    Map<String, String> written = OldContext.constants(module);
    String stated = version.isEmpty() ? written.getOrDefault("project_version", OLDEST) : version;
    return project(
            folder,
            name.isEmpty() ? written.getOrDefault("project_name", "") : name,
            own,
            stated,
            source,
            origin)
        .withContext(context);
  }

  private static KedroProject project(
      Path folder, String name, String packageName, String version, String source, Origin origin) {
    if (packageName.contains("{{") || name.contains("{{")) {
      throw new InvalidInput(
          origin,
          "this is a cookiecutter template, no project yet; render it with `kedro new` first");
    }
    if (packageName.isEmpty()) {
      throw new InvalidInput(
          origin, "`package_name` is missing below [tool.kedro]; set it to the project's package");
    }
    Path sources = folder.resolve(source.isEmpty() ? "src" : source).normalize();
    if (!sources.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      throw new InvalidInput(
          origin, "`source_dir` leads out of the project; name a folder below it");
    }
    if (!Files.isDirectory(sources)) {
      throw new InvalidInput(
          origin,
          "the folder `"
              + (source.isEmpty() ? "src" : source)
              + "` with the project's package is missing; "
              + "set `source_dir` to the folder that has it");
    }
    return new KedroProject(
        folder, name.isEmpty() ? packageName : name, packageName, version, sources, null);
  }

  private static String complaint(Path folder) {
    List<String> below = below(folder);
    if (below.stream().anyMatch(name -> name.contains("{{"))) {
      return "this is a cookiecutter template, no project yet; render it with `kedro new` first";
    }
    if (!below.isEmpty()) {
      List<String> told = below.subList(0, Math.min(MOST_HINTS, below.size()));
      String more =
          below.size() > MOST_HINTS ? ", and " + (below.size() - MOST_HINTS) + " more" : "";
      return "this is no Kedro project, but it holds some; name one of them: "
          + String.join(", ", told)
          + more
          + "; `kindling batch` plans them all";
    }
    for (Path up = folder.toAbsolutePath().normalize().getParent();
        up != null;
        up = up.getParent()) {
      if (marks(up.resolve(TOML))) {
        return "this is a folder within a Kedro project; name the project's root: "
            + Place.name(up);
      }
    }
    return "this is no Kedro project: there is no pyproject.toml with [tool.kedro]; "
        + "name the folder that `kedro run` is called in";
  }

  private static List<String> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      return walk.filter(file -> file.getFileName() != null && file.endsWith(TOML))
          .filter(file -> !hidden(folder.relativize(file)))
          .filter(ProjectFinder::marks)
          .map(file -> Place.name(file.getParent()))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".") || part.toString().equals("node_modules")) {
        return true;
      }
    }
    return false;
  }

  private static String text(Map<String, String> kedro, String field) {
    return kedro.getOrDefault(field, "");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
