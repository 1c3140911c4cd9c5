package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.Secret;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import java.util.List;
import java.util.function.Predicate;

/** Findings for the run's secrets that Spark tasks cannot be given. */
final class IgnoredSecrets {

  private IgnoredSecrets() {}

  static List<Finding> of(RunSettings run, Predicate<Secret> reaches, String why, String cure) {
    return run.secrets().stream()
        .filter(reaches.negate())
        .map(
            secret ->
                new Finding(
                    CompileCode.IGNORED_SECRET.code(),
                    Severity.WARNING,
                    null,
                    null,
                    "the secret `"
                        + secret.secret()
                        + "` does not reach what runs on Spark: "
                        + why,
                    cure,
                    secret.origin()))
        .toList();
  }
}
