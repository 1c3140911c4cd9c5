package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import java.util.ArrayList;
import java.util.List;

/** Settings that still are what {@code kindling init} wrote for somebody to fill in. */
final class UnchangedSettings {

  /** What stands in the file of {@code init} where nobody but its reader knows better. */
  private static final List<String> EXAMPLES =
      List.of(
          "your-company.example", "your-airflow-bucket", "your-artifacts-bucket", "your-project");

  private UnchangedSettings() {}

  static List<Finding> of(AirflowSettings settings) {
    List<Finding> findings = new ArrayList<>();
    settings
        .written()
        .forEach(
            (key, origin) -> {
              if (EXAMPLES.stream().anyMatch(origin.text()::contains)) {
                findings.add(
                    new Finding(
                        CompileCode.UNCHANGED_SETTING.code(),
                        Severity.WARNING,
                        null,
                        null,
                        "`" + key + "` is still the example that `kindling init` wrote",
                        "write what it is with you",
                        origin));
              }
            });
    return findings;
  }
}
