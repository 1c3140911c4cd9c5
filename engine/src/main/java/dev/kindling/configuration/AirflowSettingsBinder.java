package dev.kindling.configuration;

import dev.kindling.configuration.RunSettings.Authentication;
import dev.kindling.configuration.RunSettings.ExternalDependency;
import dev.kindling.configuration.RunSettings.FailureHandler;
import dev.kindling.configuration.RunSettings.Mlflow;
import dev.kindling.configuration.RunSettings.PodTemplate;
import dev.kindling.configuration.RunSettings.Resources;
import dev.kindling.configuration.RunSettings.Secret;
import dev.kindling.configuration.RunSettings.Toleration;
import dev.kindling.configuration.RunSettings.Volume;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values to {@link AirflowSettings}: every key of {@code docs/configuration.md}, its type, its
 * default.
 */
final class AirflowSettingsBinder {

  private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
  private static final Pattern FIELD = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}");
  private static final Set<String> FIELDS =
      new TreeSet<>(List.of("task", "dag", "execution_time", "url"));
  private static final Pattern MACRO = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private static final Pattern ASCII = Pattern.compile("[ -~]*");

  private final List<Finding> warnings = new ArrayList<>();
  private final @Nullable Mlflow mlflow;

  private AirflowSettingsBinder(@Nullable Mlflow mlflow) {
    this.mlflow = mlflow;
  }

  /**
   * Binds the values.
   *
   * @throws InvalidInput for a value of the wrong type
   */
  static AirflowSettings bind(YamlMapping values, @Nullable Mlflow mlflow) {
    return bind(values, mlflow, new SettingKeys());
  }

  /** The same, noting every key that is asked for, in full. */
  static AirflowSettings bind(YamlMapping values, @Nullable Mlflow mlflow, SettingKeys keys) {
    AirflowSettingsBinder binder = new AirflowSettingsBinder(mlflow);
    SettingsSection root = new SettingsSection("", values, binder.warnings, keys);
    Setting<String> host = root.text("host");
    Setting<String> output = root.text("output");
    SettingsSection run = root.section("run_config");
    RunSettings settings = binder.run(run);
    run.finish();
    root.finish();
    return new AirflowSettings(host, output, settings, keys.written(), binder.warnings);
  }

  private RunSettings run(SettingsSection run) {
    return new RunSettings(
        run.text("image"),
        run.textOr("image_pull_policy", "IfNotPresent"),
        run.integerOr("startup_timeout", 600),
        run.text("namespace"),
        run.text("experiment_name"),
        run.text("run_name"),
        schedule(run),
        startDate(run),
        run.scalar("description"),
        run.texts("image_pull_secrets"),
        run.scalar("service_account_name"),
        each(run, "failure_handlers", AirflowSettingsBinder::failureHandler),
        volume(run.section("volume")),
        each(run, "secrets", AirflowSettingsBinder::secret),
        macros(run),
        run.texts("variables_params"),
        run.texts("env_vars"),
        named(run.section("resources"), AirflowSettingsBinder::resources),
        named(run.section("kubernetes_pod_templates"), AirflowSettingsBinder::podTemplate),
        each(run, "external_dependencies", AirflowSettingsBinder::externalDependency),
        authentication(run.section("authentication")),
        mlflow,
        run.truthOr("group_spark_nodes", true),
        SparkSettingsBinder.bind(run.section("spark")));
  }

  private static @Nullable String schedule(SettingsSection run) {
    Setting<String> cron = run.text("cron_expression");
    if (cron.value() == null) {
      return run.isWritten("cron_expression") ? null : "@daily";
    }
    String mistake = cron.value().contains("{{") ? "" : Cron.mistake(cron.value());
    if (!mistake.isEmpty()) {
      throw new InvalidInput(
          cron.origin(),
          "`%s` %s; write five fields, as `0 5 * * *`, a sixth for seconds if need be, or a name, as `@daily`"
              .formatted(cron.key(), mistake));
    }
    return cron.value();
  }

  private static LocalDate startDate(SettingsSection run) {
    Setting<String> date = run.text("start_date");
    if (date.value() == null) {
      return LONG_AGO;
    }
    try {
      return LocalDate.parse(date.value().replace("-", ""), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw new InvalidInput(
          date.origin(), "`" + date.key() + "` is no date; write it as YYYYMMDD, in quotes");
    }
  }

  private static List<String> macros(SettingsSection run) {
    Setting<String> place =
        new Setting<>("run_config.macro_params", null, run.place("macro_params"));
    List<String> macros = run.texts("macro_params");
    for (String macro : macros) {
      if (!MACRO.matcher(macro).matches()) {
        throw new InvalidInput(
            place.origin(),
            "`" + macro + "` in `" + place.key() + "` is no macro; name one, as `ds` or `run_id`");
      }
    }
    return macros;
  }

  private static FailureHandler failureHandler(SettingsSection handler) {
    Setting<String> type = handler.word("type", Set.of("slack"));
    Setting<String> message = handler.text("message_template");
    String template =
        message.get().orElse("Task {task} of {dag} failed at {execution_time}: {url}");
    Matcher field = FIELD.matcher(template);
    while (field.find()) {
      if (field.group(1) != null && !FIELDS.contains(field.group(1))) {
        throw new InvalidInput(
            message.origin(),
            "`{"
                + field.group(1)
                + "}` is nothing that a failure handler knows; use {task}, {dag}, {execution_time}"
                + " or {url}, and {{ for a brace");
      }
    }
    return new FailureHandler(
        type.require("`slack`"),
        handler.text("connection_id").require("the id of an Airflow connection"),
        template);
  }

  /** Texts of the volume end up in YAML for Kubernetes, which takes no others either. */
  private static void requireAscii(SettingsSection volume, String key) {
    for (String text : volume.texts(key)) {
      if (!ASCII.matcher(text).matches()) {
        throw new InvalidInput(
            volume.place(key),
            "`run_config.volume."
                + key
                + "` holds a character that Kubernetes does not take; write it in ASCII");
      }
    }
  }

  private static Volume volume(SettingsSection volume) {
    List.of("storageclass", "size", "access_modes").forEach(key -> requireAscii(volume, key));
    Volume read =
        new Volume(
            volume.truthOr("disabled", false),
            volume.scalar("storageclass"),
            volume.textOr("size", "1Gi"),
            volume.has("access_modes") ? volume.texts("access_modes") : List.of("ReadWriteOnce"),
            volume.truthOr("skip_init", false),
            volume.integerOr("owner", 0));
    volume.finish();
    return read;
  }

  private static Secret secret(SettingsSection secret) {
    String type = secret.word("deploy_type", Set.of("env", "volume")).orElse("env");
    Setting<String> target = secret.text("deploy_target");
    if (type.equals("volume")) {
      target.require("the path that the secret is mounted at");
    }
    Setting<String> key = secret.text("key");
    if (key.value() != null && type.equals("env")) {
      target.require("the variable that holds the secret, or leave out `key`");
    }
    Setting<String> name = secret.text("secret");
    return new Secret(
        type,
        target.value(),
        name.require("the name of a Kubernetes secret"),
        key.value(),
        name.origin());
  }

  private static Resources resources(SettingsSection wanted) {
    SettingsSection requests = wanted.section("requests");
    Resources read =
        new Resources(
            wanted.textMap("node_selectors"),
            wanted.textMap("labels"),
            wanted.textMap("annotations"),
            each(wanted, "tolerations", AirflowSettingsBinder::toleration),
            amounts(requests),
            amounts(wanted.section("limits")));
    Quantity.check(read.requests(), read.limits(), requests);
    wanted.finish();
    return read;
  }

  private static SortedMap<String, String> amounts(SettingsSection amounts) {
    SortedMap<String, String> read = new TreeMap<>();
    for (String name : List.of("cpu", "memory")) {
      amounts.text(name).get().ifPresent(amount -> read.put(name, amount));
    }
    amounts.finish();
    return read;
  }

  private static Toleration toleration(SettingsSection toleration) {
    // Kubernetes spells it with a capital.
    Integer seconds = toleration.integer("tolerationSeconds");
    return new Toleration(
        toleration.scalar("key"),
        toleration.scalar("operator"),
        toleration.scalar("value"),
        toleration.scalar("effect"),
        seconds == null ? toleration.integer("toleration_seconds") : seconds);
  }

  private static PodTemplate podTemplate(SettingsSection template) {
    PodTemplate read = new PodTemplate(template.plainOrYaml("template"), template.scalar("image"));
    template.finish();
    return read;
  }

  private static ExternalDependency externalDependency(SettingsSection dependency) {
    return new ExternalDependency(
        dependency.text("dag_id").require("the id of the DAG to wait for"),
        dependency.scalar("task_id"),
        dependency.truthOr("check_existence", true),
        dependency.integerOr("execution_delta", 0),
        dependency.integerOr("timeout", 1440));
  }

  private static Authentication authentication(SettingsSection authentication) {
    Setting<String> type =
        authentication.word("type", new TreeSet<>(List.of("Null", "GoogleOAuth2", "Vars")));
    Authentication read =
        new Authentication(
            switch (type.orElse("Null")) {
              case "GoogleOAuth2" -> Authentication.Type.GOOGLE_OAUTH2;
              case "Vars" -> Authentication.Type.VARS;
              default -> Authentication.Type.NULL;
            },
            authentication.texts("params"));
    authentication.finish();
    return read;
  }

  private static <T> List<T> each(
      SettingsSection section, String key, Function<SettingsSection, T> read) {
    List<T> all = new ArrayList<>();
    for (SettingsSection item : section.sections(key)) {
      all.add(read.apply(item));
      item.finish();
    }
    return all;
  }

  private static <T> SortedMap<String, T> named(
      SettingsSection section, Function<SettingsSection, T> read) {
    SortedMap<String, T> all = new TreeMap<>();
    section.names().forEach(name -> all.put(name, read.apply(section.section(name))));
    return all;
  }
}
