package dev.kindling.project.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kindling.configuration.YamlFile;
import dev.kindling.configuration.YamlFlavour;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import dev.kindling.project.kedro.KedroVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a folder a Kedro project, for every command alike: a {@code pyproject.toml} with a
 * table {@code tool.kedro}, up to 0.16 a {@code .kedro.yml}.
 *
 * @param texts what the file says of the project, by the keys that Kedro gives them
 * @param origin where it says so
 * @param old whether it is a {@code .kedro.yml}
 */
public record ProjectMarker(Map<String, String> texts, Origin origin, boolean old) {

  static final String TOML = "pyproject.toml";
  static final String OLD = ".kedro.yml";

  /** A larger file describes no project. */
  private static final long LARGEST = 4L << 20;

  /** The table of a file that may be no valid TOML otherwise, which is then told. */
  private static final Pattern TABLE =
      Pattern.compile("(?m)^\\s*\\[\\s*tool\\s*\\.\\s*[\"']?kedro(?![\\w-])");

  /** Whether the folder itself is a project. */
  public static boolean isAt(Path folder, FileCache files) {
    return describes(folder.resolve(TOML), files) || Files.isRegularFile(folder.resolve(OLD));
  }

  /** Whether the file is a {@code pyproject.toml} of a project. */
  static boolean describes(Path toml, FileCache files) {
    try {
      if (!Files.isRegularFile(toml) || Files.size(toml) > LARGEST) {
        return false;
      }
      byte[] content = files.content(toml);
      String text = new String(content, StandardCharsets.UTF_8);
      return text.contains("kedro")
          && (TABLE.matcher(text).find() || PyProject.kedro(content) != null);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What the folder's own marker says; null where it has none. Up to 0.16, Kedro takes {@code
   * .kedro.yml} where both are there.
   *
   * @throws InvalidInput where the marker cannot be read
   */
  static @Nullable ProjectMarker of(Path folder, FileCache files) {
    Path toml = folder.resolve(TOML);
    Path old = folder.resolve(OLD);
    if (Files.isRegularFile(old) && !(describes(toml, files) && statesNewer(toml, files))) {
      return fromYaml(old, files);
    }
    return describes(toml, files) ? fromToml(toml, files) : null;
  }

  /** What it says under the key; empty where it says nothing. */
  String text(String key) {
    return texts.getOrDefault(key, "");
  }

  /** Whether the file describes a project of 0.17 or later. */
  private static boolean statesNewer(Path toml, FileCache files) {
    try {
      ProjectMarker marker = fromToml(toml, files);
      return !marker.text("package_name").isEmpty()
          && marker.text("context_path").isEmpty()
          && KedroVersion.of(marker.text("kedro_init_version") + marker.text("project_version"))
              .atLeast(0, 17, 0);
    } catch (InvalidInput e) {
      return false;
    }
  }

  private static ProjectMarker fromToml(Path toml, FileCache files) {
    try {
      int line = 1 + Math.max(0, files.text(toml).lines().toList().indexOf("[tool.kedro]"));
      Map<String, String> texts = PyProject.kedro(files.content(toml));
      return new ProjectMarker(
          texts == null ? Map.of() : texts, new Origin(TOML, line, "[tool.kedro]"), false);
    } catch (JsonProcessingException e) {
      int wrong = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new InvalidInput(
          new Origin(TOML, wrong, ""), "the file is no valid TOML here; mend the line");
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(TOML, 0, ""), "the file cannot be read as UTF-8; save it so");
    }
  }

  private static ProjectMarker fromYaml(Path old, FileCache files) {
    if (!(YamlFile.read(old, OLD, YamlFlavour.PYYAML, files) instanceof YamlMapping values)) {
      throw new InvalidInput(
          new Origin(OLD, 1, ""), "the file should be a mapping with `context_path`");
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : values.keys()) {
      String text = values.text(key);
      if (text != null) {
        texts.put(key, text.strip());
      }
    }
    return new ProjectMarker(texts, values.origin(), true);
  }
}
