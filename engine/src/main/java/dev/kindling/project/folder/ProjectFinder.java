package dev.kindling.project.folder;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is to know of a folder's Kedro project before anything of it is read, by its marker.
 * Where there is none, says what to name instead.
 */
public final class ProjectFinder {

  /** Whose rules hold for a project that has a context and states no version. */
  private static final String OLDEST = "0.16.6";

  private static final int DEEPEST = 4;
  private static final int MOST_HINTS = 3;

  private ProjectFinder() {}

  public static KedroProject find(Path folder, FileCache files) {
    ProjectMarker marker = ProjectMarker.of(folder, files);
    if (marker == null) {
      throw new InvalidInput(new Origin(Place.name(folder), 0, ""), complaint(folder, files));
    }
    String name = marker.text("project_name");
    String packageName = marker.text("package_name");
    String version = marker.text("project_version");
    String context = marker.text("context_path");
    if (!marker.old() && context.isEmpty()) {
      String init = marker.text("kedro_init_version");
      return project(folder, name, packageName, init.isEmpty() ? version : init, marker);
    }
    // Up to 0.16.4, the class of the project's context holds its name and the version.
    int dot = context.indexOf('.');
    String own = packageName.isEmpty() && dot > 0 ? context.substring(0, dot) : packageName;
    String module = context.substring(0, Math.max(0, context.lastIndexOf('.'))).replace('.', '/');
    Map<String, String> written =
        OldContext.constants(folder.resolve(source(marker)).resolve(module + ".py"), files);
    return project(
            folder,
            name.isEmpty() ? written.getOrDefault("project_name", "") : name,
            own,
            version.isEmpty() ? written.getOrDefault("project_version", OLDEST) : version,
            marker)
        .withContext(context);
  }

  private static String source(ProjectMarker marker) {
    String source = marker.text("source_dir");
    return source.isEmpty() ? "src" : source;
  }

  private static KedroProject project(
      Path folder, String name, String packageName, String version, ProjectMarker marker) {
    Origin origin = marker.origin();
    if (packageName.contains("{{") || name.contains("{{")) {
      throw new InvalidInput(
          origin,
          "this is a cookiecutter template, no project yet; render it with `kedro new` first");
    }
    if (packageName.isEmpty()) {
      throw new InvalidInput(
          origin, "`package_name` is missing below [tool.kedro]; set it to the project's package");
    }
    Path sources = folder.resolve(source(marker)).normalize();
    if (!sources.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      throw new InvalidInput(
          origin, "`source_dir` leads out of the project; name a folder below it");
    }
    if (!Files.isDirectory(sources)) {
      throw new InvalidInput(
          origin,
          "the folder `"
              + source(marker)
              + "` with the project's package is missing; "
              + "set `source_dir` to the folder that has it");
    }
    return new KedroProject(
        folder, name.isEmpty() ? packageName : name, packageName, version, sources, null);
  }

  private static String complaint(Path folder, FileCache files) {
    List<String> below = below(folder, files);
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
      if (ProjectMarker.describes(up.resolve(ProjectMarker.TOML), files)) {
        return "this is a folder within a Kedro project; name the project's root: "
            + Place.name(up);
      }
    }
    return "this is no Kedro project: there is no pyproject.toml with [tool.kedro]; "
        + "name the folder that `kedro run` is called in";
  }

  private static List<String> below(Path folder, FileCache files) {
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      return walk.filter(file -> file.getFileName() != null && file.endsWith(ProjectMarker.TOML))
          .filter(file -> !hidden(folder.relativize(file)))
          .filter(file -> ProjectMarker.describes(file, files))
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
}
