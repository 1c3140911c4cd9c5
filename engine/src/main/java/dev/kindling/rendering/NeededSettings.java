package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.Setting;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import java.util.ArrayList;
import java.util.List;

/** Asks for all settings that the plan needs at once, so that nobody learns of them one by one. */
final class NeededSettings {

  private final List<InvalidInput> missing = new ArrayList<>();

  private NeededSettings() {}

  /** Where they stand, unless the project says otherwise. */
  private static final String USUAL = "conf/base/airflow-k8s.yaml";

  /**
   * Checks what is needed whatever operators there are.
   *
   * @throws InvalidInput where something is missing: names all of it
   */
  static void check(CompileInput input) {
    RunSettings run = input.settings().run();
    if (input.settings().written().isEmpty()) {
      throw new InvalidInput(
          new Origin(USUAL, 0, ""),
          "holds no settings, or is not there: `kindling init` writes it with every key explained");
    }
    NeededSettings needed = new NeededSettings();
    SparkSettings.Type type = run.spark().type().orElse(SparkSettings.Type.NONE);
    boolean pods =
        input.plan().tasks().stream().anyMatch(task -> task.type() == NodeType.DEFAULT)
            && type != SparkSettings.Type.CUSTOM;
    boolean onSpark =
        input.plan().tasks().stream().anyMatch(task -> task.type() == NodeType.PYSPARK);
    if (run.runName().get().isEmpty()) {
      needed.ask(run.experimentName(), "the name of the experiment, and of the DAG");
    }
    if (pods) {
      needed.ask(run.namespace(), "the Kubernetes namespace that pods run in");
      needed.ask(run.image(), "the image that the project's nodes run in");
    }
    if (onSpark && type == SparkSettings.Type.DATAPROC) {
      needed.ask(run.spark().region(), "the region of the cluster");
      needed.ask(
          run.spark().artifactsPath(),
          "the bucket folder that the artifacts are uploaded to, as `gs://bucket/folder`");
    }
    needed.complain();
  }

  private void ask(Setting<String> setting, String cure) {
    try {
      setting.require(cure);
    } catch (InvalidInput e) {
      missing.add(e);
    }
  }

  private void complain() {
    if (missing.size() == 1) {
      throw missing.get(0);
    } else if (!missing.isEmpty()) {
      InvalidInput first = missing.get(0);
      throw new InvalidInput(
          first.origin(),
          String.valueOf(first.getMessage()),
          missing.stream().skip(1).map(e -> "and " + e.getMessage()).toList());
    }
  }
}
