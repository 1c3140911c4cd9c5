package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettings;
import java.util.Arrays;
import java.util.Optional;

/**
 * What only a compile can say: findings on settings, pods and artifacts, which a plan does not look
 * at. No rule raises them, so each tells here what it means.
 */
public enum CompileCode {
  EMPTY_PIPELINE("empty-pipeline", "the pipeline has no nodes, so its DAG does nothing"),
  IGNORED_SECRET("ignored-secret", "a secret of the run does not reach the tasks on Spark"),
  IGNORED_SETTING("ignored-setting", "a setting has no effect on this run, and why"),
  IGNORED_TAG("ignored-tag", "what a node's tag asks for cannot be given to its task"),
  IGNORED_VARIABLE(
      "ignored-variable", "an operator factory does not pass on an environment variable"),
  LEFT_OUT("left-out", "the project archive leaves out data, secrets or environments"),
  LOCAL_DATA(
      "local-data",
      "a dataset lies in the project's folder, of which every pod and machine has its own"),
  MISSING_CONFIGURATION(
      "missing-configuration", "the configuration's folder is not where the run looks for it"),
  NARROWED_PIPELINE(
      "narrowed-pipeline", "a run loads less of the registry than the plan was read from"),
  NO_SOURCES("no-sources", "a snapshot has no sources, so the archive and its script are missing"),
  REMOVED_MACRO("removed-macro", "a macro is one that Airflow 3 no longer has"),
  RENAMED_TASK("renamed-task", "a task's id is not its node's name, since two would be the same"),
  UNCHANGED_SETTING(
      "unchanged-setting", "a setting is still the example that `kindling init` wrote"),
  UNKNOWN_ENTRY("unknown-entry", "a node's tag names resources or a template that do not exist"),
  UNKNOWN_SETTING(AirflowSettings.UNKNOWN_SETTING, "a key that the settings do not have");

  private final String code;
  private final String meaning;

  CompileCode(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The one of that code, if a compile has it. */
  public static Optional<CompileCode> of(String code) {
    return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
  }

  /** As findings have it. */
  public String code() {
    return code;
  }

  /** What it says, in half a sentence. */
  public String meaning() {
    return meaning;
  }
}
