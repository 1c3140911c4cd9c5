package dev.kindling.project.kedro;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code pipeline_ml_factory} of kedro-mlflow: the training pipeline, which keeps the one that is
 * logged with the model as {@code inference}. Added to others it is the training pipeline alone, as
 * in the plugin's newest releases.
 */
final class MlPipelines {

  private static final Set<String> NAMES = Set.of("pipeline_ml_factory", "pipeline_ml");

  private static final String ERROR = "KedroMlflowPipelineMLError";

  private MlPipelines() {}

  /** Whether the plugin's module has such a function. */
  static boolean has(String module, String name) {
    return module.startsWith("kedro_mlflow.pipeline") && NAMES.contains(name);
  }

  /**
   * The pipeline.
   *
   * @throws dev.kindling.python.values.PythonError where the plugin refuses the two
   */
  static Value make(Arguments call) {
    Value training = given(call, 0, "training");
    Value inference = given(call, 1, "inference");
    if (!(training instanceof KedroPipeline trained)) {
      return training;
    }
    if (inference instanceof KedroPipeline inferring
        && trained.holes().isEmpty()
        && inferring.holes().isEmpty()) {
      check(call, trained, inferring);
    }
    return new KedroPipeline(trained.nodes(), trained.holes(), inference);
  }

  private static Value given(Arguments call, int position, String name) {
    Value value = call.get(position, name);
    Value plain = value == null ? null : KedroConstructors.unwrapped(value);
    if (plain instanceof KedroPipeline || plain instanceof Value.Unknown) {
      return plain;
    }
    return call.unknown("`" + name + "` of an ML pipeline is no pipeline that is known");
  }

  private static void check(Arguments call, KedroPipeline training, KedroPipeline inference) {
    Set<String> made = inference.freeOutputs();
    if (made.size() != 1) {
      throw KedroRefusal.of(
          ERROR,
          "the inference pipeline has %d outputs, and kedro-mlflow takes one: %s"
              .formatted(made.size(), String.join(", ", made)),
          call.site());
    }
    if (!(call.get(2, "input_name") instanceof Text input)) {
      return;
    }
    Set<String> left = new TreeSet<>(inference.freeInputs());
    if (!left.remove(input.value())) {
      throw KedroRefusal.of(
          ERROR,
          "`%s` is no input of the inference pipeline; it has: %s"
              .formatted(input.value(), String.join(", ", left)),
          call.site());
    }
    left.removeAll(training.allOutputs());
    left.removeAll(training.freeInputs());
    left.removeIf(name -> name.startsWith("params:"));
    if (!left.isEmpty()) {
      throw KedroRefusal.of(
          ERROR,
          "inputs of the inference pipeline are none of the training pipeline: "
              + String.join(", ", left),
          call.site());
    }
  }
}
