package dev.kindling.rendering;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pipeline without nodes is valid, as a new project's is, but its DAG does nothing. */
final class EmptyPipeline {

  private EmptyPipeline() {}

  static Optional<Finding> of(CompileInput input) {
    if (!input.plan().tasks().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            CompileCode.EMPTY_PIPELINE.code(),
            Severity.WARNING,
            null,
            null,
            "the pipeline `"
                + input.plan().pipeline()
                + "` has no nodes: the DAG does nothing, and `kedro run` refuses it",
            "add nodes to it, or choose another by `--pipeline`",
            registry(input)));
  }

  /** The file that registers pipelines, where it is where Kedro puts it. */
  private static Origin registry(CompileInput input) {
    Path root = input.root();
    if (root != null) {
      String file = input.project().packageName() + "/pipeline_registry.py";
      for (String place : List.of("src/" + file, file, "pyproject.toml")) {
        if (Files.isRegularFile(root.resolve(place))) {
          return new Origin(place, 0, "");
        }
      }
    }
    return Origin.UNKNOWN;
  }
}
