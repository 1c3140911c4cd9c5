package dev.kindling.rendering;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Version;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration that a run reads: the folder that the plan was read from, if it can be. */
final class RunConfiguration {

  private static final String USUAL = "conf";

  /** Since then {@code kedro run} takes {@code --conf-source}. */
  private static final Version NAMED = new Version(0, 18, 5);

  private RunConfiguration() {}

  /** The folder to name in every run; null where none was named, or where no run finds it. */
  static @Nullable String argument(CompileInput input) {
    String named = input.options().confSource();
    return named == null || outside(named) || old(input) ? null : named;
  }

  /**
   * What keeps a run from reading the same.
   *
   * @param packed the files of the project archive; null where there is none
   */
  static Optional<Finding> finding(CompileInput input, @Nullable List<String> packed) {
    String named = input.options().confSource();
    if (named != null && outside(named)) {
      return Optional.of(
          finding(
              Severity.ERROR,
              "the configuration's folder `"
                  + named
                  + "` lies outside of the project, where no"
                  + " run finds it: the tasks read the project's own",
              "move the folder into the project"));
    }
    if (named != null && old(input)) {
      return Optional.of(
          finding(
              Severity.ERROR,
              "`kedro run` takes no `--conf-source` before Kedro 0.18.5: the tasks do not read `"
                  + named
                  + "`",
              "set `CONF_SOURCE` in the project's settings, or update Kedro"));
    }
    String folder = named == null ? USUAL : named;
    boolean there = input.root() != null && Files.exists(input.root().resolve(folder));
    boolean lacks =
        packed != null
            && packed.stream().noneMatch(f -> f.equals(folder) || f.startsWith(folder + "/"));
    return there && lacks
        ? Optional.of(
            finding(
                Severity.WARNING,
                "the configuration's folder `"
                    + folder
                    + "` is not in the project archive, so no"
                    + " Spark task finds it",
                "let git track what is no secret in it"))
        : Optional.empty();
  }

  private static boolean outside(String folder) {
    return folder.equals("..") || folder.startsWith("../");
  }

  private static boolean old(CompileInput input) {
    return Version.parse(input.project().kedroVersion()).isBefore(NAMED);
  }

  private static Finding finding(Severity severity, String message, String remedy) {
    return new Finding(
        CompileCode.MISSING_CONFIGURATION.code(),
        severity,
        null,
        null,
        message,
        remedy,
        Origin.UNKNOWN);
  }
}
