package dev.kindling.configuration;

import dev.kindling.configuration.RunSettings.Mlflow;
import dev.kindling.facts.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Reads the {@code airflow-k8s*} files of a project. */
public final class AirflowSettingsReader {

  private AirflowSettingsReader() {}

  /**
   * Settings that stand in a text.
   *
   * @param shown the text's name in messages
   * @param mlflow what the project's own configuration says of MLflow; null where it has none
   * @throws InvalidInput for a value of the wrong type
   */
  public static AirflowSettings parse(String text, String shown, @Nullable Mlflow mlflow) {
    YamlValue value = YamlFile.parse(text, shown, YamlFlavour.PYYAML);
    if (value instanceof YamlMapping values) {
      return AirflowSettingsBinder.bind(values, mlflow);
    }
    throw new InvalidInput(
        value.origin(), "the file holds " + value.shape() + "; write a mapping of settings");
  }
}
