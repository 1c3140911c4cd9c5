package dev.kindling.project.folder;

import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What there is to say of a project that names a package which its sources do not have. */
final class MissingPackage {

  private static final List<String> MARKERS = List.of("pyproject.toml", ".kedro.yml");

  private MissingPackage() {}

  static Unread of(CodeOptions options) {
    List<String> packages = packages(options.source());
    String folder = Place.name(options.root().relativize(options.source()));
    String others = packages.isEmpty() ? "" : " It has " + String.join(", ", packages) + ".";
    return new Unread(
        "the pipelines",
        "there is no package `%s`, which `package_name` names, in `%s`.%s%s Correct the name."
            .formatted(
                options.packageName(),
                folder.isEmpty() ? "." : folder,
                Spelling.hint(options.packageName(), packages),
                others),
        named(options));
  }

  /** The line that names the package. */
  private static Origin named(CodeOptions options) {
    for (String marker : MARKERS) {
      Path file = options.root().resolve(marker);
      if (Files.isRegularFile(file)) {
        try {
          List<String> lines =
              new String(options.files().content(file), StandardCharsets.UTF_8).lines().toList();
          for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("package_name")) {
              return new Origin(marker, i + 1, lines.get(i).strip());
            }
          }
        } catch (IOException e) {
          return new Origin(marker, 0, "");
        }
      }
    }
    return Origin.UNKNOWN;
  }

  private static List<String> packages(Path source) {
    try (Stream<Path> folders = Files.list(source)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("__init__.py")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals("tests"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
