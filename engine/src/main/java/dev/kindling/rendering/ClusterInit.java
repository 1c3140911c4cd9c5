package dev.kindling.rendering;

import dev.kindling.configuration.Setting;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.files.FileCache;
import dev.kindling.rendering.archive.ProjectLayout;
import dev.kindling.rendering.escape.ShellCode;
import dev.kindling.rendering.output.Artifacts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The script that every machine of a cluster runs before Spark does, with the user's portions. */
final class ClusterInit {

  private static final String GROUP = "cluster_init.stg";

  private ClusterInit() {}

  static Artifacts of(CompileInput input, Path root, ProjectLayout layout) {
    SparkSettings spark = input.settings().run().spark();
    String folder = spark.artifactsPath().require("where the artifacts are uploaded");
    Templates templates = Templates.builtIn(GROUP);
    Map<String, @Nullable Object> own = new HashMap<>();
    own.put("project", input.project().name());
    own.put("home", SparkArtifacts.home(input));
    own.put("archive", folder.replaceFirst("/+$", "") + "/" + SparkFiles.ARCHIVE);
    own.put("before", portion(spark.userInitPath(), root, layout, input.files()));
    own.put("after", portion(spark.userPostInitPath(), root, layout, input.files()));
    own.put("install", new ShellCode(install(templates, layout)));
    return Artifacts.script(
        SparkFiles.FOLDER + SparkFiles.INIT_SCRIPT,
        templates.render("clusterInit", SparkArtifacts.attributes(input, own)));
  }

  private static String install(Templates templates, ProjectLayout layout) {
    Map<String, @Nullable Object> attributes = new HashMap<>();
    attributes.put("requirements", layout.requirements());
    if (layout.installed() == null) {
      attributes.put("source", layout.source());
      return templates.render("addToPath", attributes);
    }
    String installed = layout.installed();
    attributes.put("folder", installed.equals(".") ? installed : "./" + installed);
    return templates.render("installProject", attributes);
  }

  private static @Nullable Portion portion(
      Setting<String> setting, Path root, ProjectLayout layout, FileCache files) {
    String named = setting.value();
    if (named == null) {
      return null;
    }
    String path = layout.source() + "/" + named;
    Path file = root.resolve(layout.source()).resolve(named);
    try {
      if (!file.toRealPath().startsWith(root.toRealPath())) {
        throw new InvalidInput(
            setting.origin(),
            "`"
                + setting.key()
                + "` leaves the project; name a file below `"
                + layout.source()
                + "/`");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new InvalidInput(
            setting.origin(),
            "`" + setting.key() + "` names `" + path + "`, which is no file; name a shell script");
      }
      return new Portion(setting.key(), path, files.text(file));
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          setting.origin(),
          "`" + setting.key() + "` names `" + path + "`, which is no UTF-8 text; convert it");
    } catch (IOException e) {
      throw new InvalidInput(
          setting.origin(),
          "`"
              + setting.key()
              + "` names `"
              + path
              + "`, which cannot be read; the path is relative to the source folder `"
              + layout.source()
              + "`");
    }
  }

  /**
   * A part of the script that the user wrote.
   *
   * @param key the setting that names it
   */
  record Portion(String key, String path, String script) {}
}
