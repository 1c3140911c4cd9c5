package dev.kindling.configuration;

import dev.kindling.facts.Finding;
import java.util.List;

/**
 * The project's {@code airflow-k8s*} configuration, typed, with the defaults of {@code
 * docs/configuration.md}. Wrong types were refused when it was read; keys that a command needs are
 * {@link Setting}s, asked for when it needs them.
 *
 * @param host Airflow's base URL
 * @param output the folder or bucket that Airflow reads DAGs from
 * @param warnings keys that nobody knows, as findings
 */
public record AirflowSettings(
    Setting<String> host, Setting<String> output, RunSettings run, List<Finding> warnings) {

  public AirflowSettings {
    warnings = List.copyOf(warnings);
  }
}
