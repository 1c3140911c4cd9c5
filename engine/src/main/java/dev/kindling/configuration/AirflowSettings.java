package dev.kindling.configuration;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The project's {@code airflow-k8s*} configuration, typed, with the defaults of {@code
 * docs/configuration.md}. Wrong types were refused when it was read; keys that a command needs are
 * {@link Setting}s, asked for when it needs them.
 *
 * @param host Airflow's base URL
 * @param output the folder or bucket that Airflow reads DAGs from
 * @param written the keys that are set, in full ({@code run_config.image}), with their places
 * @param warnings keys that nobody knows, as findings
 */
public record AirflowSettings(
    Setting<String> host,
    Setting<String> output,
    RunSettings run,
    SortedMap<String, Origin> written,
    List<Finding> warnings) {

  /** The code of the finding on a key that nobody knows. */
  public static final String UNKNOWN_SETTING = "unknown-setting";

  public AirflowSettings {
    written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
    warnings = List.copyOf(warnings);
  }
}
