package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Version;
import dev.kindling.rendering.escape.Jinja;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of {@code kedro run} and of the run script, as templates that Airflow renders.
 *
 * @param env Kedro's environment
 * @param asked the pipelines that {@code kedro run} is asked for
 * @param confSource the configuration's folder, relative to the project's; null for the usual one
 * @param params templates of the values by the templates of their keys
 * @param kedro the project's version, which decides how options are called
 */
record KedroArguments(
    String env,
    String pipeline,
    String asked,
    @Nullable String confSource,
    Map<String, String> params,
    Version kedro) {

  /** Since then options are {@code --nodes} and {@code --params=key=value}. */
  private static final Version RENAMED = new Version(0, 18, 5);

  /** Macros that Airflow 3 dropped and that others can stand for. */
  private static final Map<String, String> SUCCESSORS =
      Map.of(
          "execution_date", "logical_date",
          "yesterday_ds", "macros.ds_add(ds, -1)",
          "yesterday_ds_nodash", "macros.ds_add(ds, -1) | replace('-', '')",
          "tomorrow_ds", "macros.ds_add(ds, 1)",
          "tomorrow_ds_nodash", "macros.ds_add(ds, 1) | replace('-', '')");

  /** Macros that Airflow 3 dropped and that depend on the schedule. */
  private static final Set<String> GONE =
      Set.of(
          "prev_ds",
          "prev_ds_nodash",
          "prev_execution_date",
          "prev_execution_date_success",
          "next_ds",
          "next_ds_nodash",
          "next_execution_date");

  static KedroArguments of(CompileInput input) {
    RunSettings run = input.settings().run();
    Map<String, String> params = new LinkedHashMap<>();
    input.options().params().forEach((k, v) -> params.put(Jinja.text(k), Jinja.text(v)));
    for (String macro : run.macroParams()) {
      params.put(Jinja.text(macro), "{{ " + SUCCESSORS.getOrDefault(macro, macro) + " }}");
    }
    for (String variable : run.variablesParams()) {
      params.put(Jinja.text(variable), variable(variable));
    }
    return new KedroArguments(
        input.plan().env(),
        input.plan().pipeline(),
        new AskedPipelines(input.project(), input.plan().pipeline()).argument(),
        RunConfiguration.argument(input),
        params,
        Version.parse(input.project().kedroVersion()));
  }

  /** The expression that gives an Airflow variable. */
  static String variable(String name) {
    return name.matches("[A-Za-z_]\\w*")
        ? "{{ var.value." + name + " }}"
        : "{{ var.value.get(" + Jinja.literal(name) + ") }}";
  }

  /** Macros that the settings name and that Airflow 3 does not have. */
  static List<Finding> findings(RunSettings run) {
    return run.macroParams().stream()
        .filter(GONE::contains)
        .map(
            macro ->
                new Finding(
                    CompileCode.REMOVED_MACRO.code(),
                    Severity.WARNING,
                    null,
                    null,
                    "the macro `" + macro + "` is gone since Airflow 3",
                    "take it out of `run_config.macro_params`, or use `data_interval_start`",
                    run.experimentName().origin().known()
                        ? new Origin(run.experimentName().origin().file(), 0, "")
                        : Origin.UNKNOWN))
        .toList();
  }

  /** For the nodes of a default task in a pod: {@code kedro} is the command. */
  List<String> inPod(List<String> nodes) {
    boolean old = kedro.isBefore(RENAMED);
    return with(asked, old ? "--node=" : "--nodes=", nodes, List.of(), old ? ":" : "=");
  }

  /** For the nodes of a default task without a pod: the run script is the command, as for Spark. */
  List<String> inProcess(List<String> nodes) {
    return inScript(nodes, "--runner=SequentialRunner");
  }

  /** For the nodes of a Spark task: the run script is the command. */
  List<String> onSpark(List<String> nodes) {
    return inScript(nodes, "--runner=ThreadRunner");
  }

  /** The script takes one pipeline, and loads all whatever Kedro it finds. */
  private List<String> inScript(List<String> nodes, String runner) {
    return with("--pipeline=" + pipeline, "--node=", nodes, List.of(runner), "=");
  }

  private List<String> with(
      String pipelines, String option, List<String> nodes, List<String> more, String separator) {
    List<String> all = new ArrayList<>();
    all.add("run");
    all.add(Jinja.text("--env=" + env));
    if (confSource != null) {
      all.add(Jinja.text("--conf-source=" + confSource));
    }
    all.add(Jinja.text(pipelines));
    all.add(Jinja.text(option + String.join(",", nodes)));
    all.addAll(more);
    if (!params.isEmpty()) {
      StringJoiner pairs = new StringJoiner(",", "--params=", "");
      params.forEach((key, value) -> pairs.add(key + separator + value));
      all.add(pairs.toString());
    }
    return all;
  }
}
