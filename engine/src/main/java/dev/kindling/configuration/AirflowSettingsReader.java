package dev.kindling.configuration;

import dev.kindling.configuration.RunSettings.Mlflow;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code airflow-k8s*} files of a project: those of the base environment with those of
 * the run's over them, as Kedro lays environments over one another.
 *
 * <p>{@code ${name}} and {@code ${name|default}} take the value of the variable {@code
 * KEDRO_CONFIG_NAME}; {@code commit_id} and {@code branch_name} come from git where no variable
 * sets them. What is left is interpolated as omegaconf does.
 */
public final class AirflowSettingsReader {

  private static final List<String> PATTERNS =
      List.of("airflow-k8s*", "airflow-k8s*/**", "**/airflow-k8s*");
  private static final String VARIABLES = "KEDRO_CONFIG_";

  private AirflowSettingsReader() {}

  /**
   * The project's settings; everything is unset where it has no such file.
   *
   * @throws InvalidInput for a file that is no YAML and for a value of the wrong type
   */
  public static AirflowSettings read(ConfigSettings config) {
    YamlMapping base = environment(config, config.baseEnv());
    YamlMapping run =
        config.runEnv().equals(config.baseEnv())
            ? YamlMapping.empty(Origin.UNKNOWN)
            : environment(config, config.runEnv());
    YamlMapping all =
        config.softMerge().contains("airflow-k8s")
            ? Merging.deep(base, run)
            : Merging.replace(base, run);
    ConfigLoader loader = ConfigLoader.of(config);
    return AirflowSettingsBinder.bind(
        interpolated(all, config, loader), mlflow(loader.load("mlflow").values()));
  }

  /**
   * Settings that stand in a text, as they are.
   *
   * @param shown the text's name in messages
   * @param mlflow what the project's own configuration says of MLflow; null where it has none
   * @throws InvalidInput for a text that is no YAML and for a value of the wrong type
   */
  public static AirflowSettings parse(String text, String shown, @Nullable Mlflow mlflow) {
    return AirflowSettingsBinder.bind(
        mapping(YamlFile.parse(text, shown, YamlFlavour.OMEGACONF)), mlflow);
  }

  private static YamlMapping environment(ConfigSettings config, String env) {
    YamlMapping merged = YamlMapping.empty(Origin.UNKNOWN);
    for (ConfigFiles.Found file : new ConfigFiles(config, env).of(PATTERNS)) {
      merged = Merging.deep(merged, mapping(file.read(YamlFlavour.OMEGACONF)));
    }
    return merged;
  }

  private static YamlMapping mapping(YamlValue value) {
    if (value instanceof YamlMapping values) {
      return values;
    }
    throw new InvalidInput(
        value.origin(), "the file holds " + value.shape() + "; write a mapping of settings");
  }

  private static YamlMapping interpolated(
      YamlMapping values, ConfigSettings config, ConfigLoader loader) {
    GitHead git = GitHead.of(config.root(), config.files());
    YamlMapping filled =
        new TemplateText(name -> variable(name, config.environment(), git), false).fill(values);
    Set<String> own = filled.keys();
    YamlMapping known = new TemplateText(name -> missing(name, own), false).fill(filled);
    return new Interpolator(
            known,
            new Resolvers(
                loader.load("globals").values(), config.params(), config.environment(), Map.of()))
        .resolve();
  }

  private static @Nullable YamlValue variable(
      String name, Map<String, String> environment, GitHead git) {
    String value = environment.get(VARIABLES + name.toUpperCase(Locale.ROOT));
    if (value == null) {
      value =
          switch (name) {
            case "commit_id" -> git.commit();
            case "branch_name" -> git.branch();
            default -> null;
          };
    }
    return value == null ? null : YamlScalar.of(value, Origin.UNKNOWN);
  }

  /** A name that nothing sets; paths and keys of the file itself are omegaconf's matter. */
  private static @Nullable YamlValue missing(String name, Set<String> own) {
    if (name.contains(".") || own.contains(name)) {
      return null;
    }
    return new YamlUnread(
        "`${"
            + name
            + "}` has no value; set the variable `"
            + VARIABLES
            + name.toUpperCase(Locale.ROOT)
            + "`, or write a default as `${"
            + name
            + "|default}`",
        Origin.UNKNOWN);
  }

  private static @Nullable Mlflow mlflow(YamlMapping values) {
    if (values.entries().isEmpty()) {
      return null;
    }
    String uri =
        values.get("server") instanceof YamlMapping server
            ? server.text("mlflow_tracking_uri")
            : values.text("mlflow_tracking_uri");
    return new Mlflow(uri);
  }
}
