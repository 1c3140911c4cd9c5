package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.RunSettings.Authentication;
import dev.kindling.configuration.RunSettings.Mlflow;
import dev.kindling.rendering.escape.Jinja;
import dev.kindling.rendering.python.TemplateValue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One MLflow run for one DAG run: a task opens it, and every other task finds its id in the
 * environment. The task is a pod of the project's image, where MLflow is installed as the project
 * needs it, so that Airflow needs no MLflow of its own.
 */
final class MlflowRun {

  private MlflowRun() {}

  /** Environment of pods and Spark tasks, as templates that Airflow renders. */
  static SortedMap<String, String> environment(RunSettings run) {
    SortedMap<String, String> environment = new TreeMap<>();
    run.envVars().forEach(name -> environment.put(name, KedroArguments.variable(name)));
    if (run.mlflow() != null) {
      environment.putAll(access(run, run.mlflow()));
      environment.put("MLFLOW_RUN_ID", "{{ ti.xcom_pull(task_ids='start_mlflow_run') }}");
    }
    return environment;
  }

  /** The task that opens the run; null where the project does not use MLflow. */
  static DagModel.@Nullable Mlflow model(RunSettings run) {
    Mlflow mlflow = run.mlflow();
    if (mlflow == null) {
      return null;
    }
    String experiment =
        run.experimentName().require("the name of the MLflow experiment that runs belong to");
    boolean google = run.authentication().type() == Authentication.Type.GOOGLE_OAUTH2;
    String uri = mlflow.trackingUri();
    String audience =
        run.authentication().params().stream().findFirst().orElse(uri == null ? "" : uri);
    return new DagModel.Mlflow(
        new TemplateValue(Jinja.text(experiment)),
        google ? new TemplateValue(audience) : null,
        TemplateValue.orNothing(access(run, mlflow)));
  }

  private static SortedMap<String, String> access(RunSettings run, Mlflow mlflow) {
    SortedMap<String, String> access = new TreeMap<>();
    if (mlflow.trackingUri() != null) {
      access.put("MLFLOW_TRACKING_URI", mlflow.trackingUri());
    }
    if (run.authentication().type() == Authentication.Type.VARS) {
      run.authentication()
          .params()
          .forEach(name -> access.put(name, KedroArguments.variable(name)));
    }
    return access;
  }
}
