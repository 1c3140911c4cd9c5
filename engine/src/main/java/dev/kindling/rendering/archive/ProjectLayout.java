package dev.kindling.rendering.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a Kedro project is installed. Since Kedro 0.19 a project is a package at its root; before,
 * the package was its source folder. What lies there decides, since projects are often half
 * migrated.
 *
 * @param source the source folder, relative to the root: {@code src}
 * @param installed what pip installs, relative to the root: {@code .} or the source folder; null
 *     for a project that is no package
 * @param requirements the file that lists what it needs, relative to the root; null for none
 */
public record ProjectLayout(
    String source, @Nullable String installed, @Nullable String requirements) {

  private static final String PYPROJECT = "pyproject.toml";
  private static final TomlMapper TOML = new TomlMapper();

  /**
   * Looks at a project's folder.
   *
   * @throws InvalidInput when a {@code pyproject.toml} cannot be read
   */
  public static ProjectLayout of(Path root, FileCache files) {
    String named = read(root, PYPROJECT, files).at("/tool/kedro/source_dir").asText("");
    String source = named.isEmpty() ? "src" : named;
    Path folder = root.toAbsolutePath().normalize();
    if (!folder.resolve(source).normalize().startsWith(folder)) {
      throw new InvalidInput(
          new Origin(PYPROJECT, 0, ""),
          "`tool.kedro.source_dir` lies outside the project; name a folder inside it");
    }
    return new ProjectLayout(
        source,
        isPackage(root, "", files) ? "." : isPackage(root, source + "/", files) ? source : null,
        requirements(root, source));
  }

  private static @Nullable String requirements(Path root, String source) {
    for (String file : new String[] {"requirements.txt", source + "/requirements.txt"}) {
      if (Files.isRegularFile(root.resolve(file))) {
        return file;
      }
    }
    return null;
  }

  private static boolean isPackage(Path root, String folder, FileCache files) {
    if (Files.isRegularFile(root.resolve(folder + "setup.py"))) {
      return true;
    }
    JsonNode pyproject = read(root, folder + PYPROJECT, files);
    return pyproject.has("project") || pyproject.has("build-system");
  }

  private static JsonNode read(Path root, String file, FileCache files) {
    Path path = root.resolve(file);
    if (!Files.isRegularFile(path)) {
      return TOML.createObjectNode();
    }
    try {
      return TOML.readTree(files.text(path));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidInput(new Origin(file, line, ""), "is no valid TOML; mend this line");
    } catch (IOException e) {
      throw new InvalidInput(new Origin(file, 0, ""), "cannot be read; check its permissions");
    }
  }
}
