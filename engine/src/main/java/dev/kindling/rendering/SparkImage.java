package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.Setting;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.rendering.archive.ProjectLayout;
import dev.kindling.rendering.escape.ShellCode;
import dev.kindling.rendering.output.Artifacts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Dockerfile of the image for Kubernetes, and the script that builds it. */
final class SparkImage {

  private static final String DOCKERFILE = "Dockerfile";
  private static final String BUILD = "build.sh";
  private static final String GROUP = "spark_image.stg";

  /** Where the image has the project. */
  private static final String HOME = "/home/kedro";

  private static final String LOCAL = "local://";

  /** Docker has variables and escapes of its own in paths: none of that is wanted here. */
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./+@-]+");

  private SparkImage() {}

  static Artifacts of(CompileInput input, ProjectLayout layout) {
    RunSettings run = input.settings().run();
    SparkSettings.OnKubernetes kubernetes = run.spark().kubernetes();
    String own = kubernetes == null ? null : kubernetes.image();
    String image =
        own != null ? own : run.image().require("the image that Spark and the nodes run in");
    Templates templates = Templates.builtIn(GROUP);
    Map<String, @Nullable Object> docker = new HashMap<>();
    docker.put("project", input.project().name());
    docker.put("home", new ShellCode(HOME));
    docker.put("script", new ShellCode(script(kubernetes)));
    docker.put("folder", path(layout.installed(), "./"));
    docker.put("source", path(layout.source(), ""));
    docker.put("requirements", path(layout.requirements(), ""));
    Map<String, @Nullable Object> build = new HashMap<>();
    build.put("project", input.project().name());
    build.put("image", image);
    build.put("repository", repository(input.project().packageName()));
    return Artifacts.text(
            SparkFiles.FOLDER + DOCKERFILE,
            templates.render("dockerfile", SparkArtifacts.attributes(input, docker)))
        .and(
            Artifacts.script(
                SparkFiles.FOLDER + BUILD,
                templates.render("build", SparkArtifacts.attributes(input, build))));
  }

  /**
   * Where {@code spark-submit} looks for the runner; another scheme's runner is not ours to put.
   */
  private static String script(SparkSettings.@Nullable OnKubernetes kubernetes) {
    String fallback = HOME + "/" + SparkFiles.RUN_SCRIPT;
    if (kubernetes == null) {
      return fallback;
    }
    Setting<String> setting = kubernetes.runScript();
    String script = setting.get().orElse(LOCAL + fallback);
    if (!script.startsWith(LOCAL)) {
      return fallback;
    }
    String path = script.substring(LOCAL.length());
    if (!path.startsWith("/") || !PATH.matcher(path).matches()) {
      throw new InvalidInput(
          setting.origin(),
          "`"
              + setting.key()
              + "` must name an absolute path in the image, of letters, digits and `_./+@-`:"
              + " `"
              + LOCAL
              + fallback
              + "`");
    }
    return path;
  }

  private static @Nullable ShellCode path(@Nullable String path, String prefix) {
    if (path == null || path.equals(".")) {
      return path == null ? null : new ShellCode(path);
    }
    if (!PATH.matcher(path).matches()) {
      throw new InvalidInput(
          new Origin("pyproject.toml", 0, ""),
          "the folder `"
              + path
              + "` cannot stand in a Dockerfile; name it with letters, digits and `_./+@-`");
    }
    return new ShellCode(prefix + path);
  }

  /** What the image is called until the script gives it its own name. */
  private static String repository(String packageName) {
    String name = packageName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "kindling/" + name.replaceAll("^-|-$", "").replaceFirst("^$", "project");
  }
}
