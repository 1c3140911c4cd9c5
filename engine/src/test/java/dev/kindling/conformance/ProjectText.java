package dev.kindling.conformance;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A reading of a project as text, field by field, without the places that two readers may differ
 * in.
 */
final class ProjectText {

  private static final Map<String, String> DEFINED =
      Map.of(
          "pyspark.sql.dataframe.DataFrame", "pyspark.sql.DataFrame",
          "pandas.core.frame.DataFrame", "pandas.DataFrame");

  private ProjectText() {}

  static String of(Project project) {
    StringBuilder text = new StringBuilder();
    text.append("package ").append(project.packageName()).append('\n');
    text.append("parameters ").append(project.parameters()).append('\n');
    project.pipelines().stream()
        .sorted(Comparator.comparing(Pipeline::name))
        .forEach(pipeline -> append(pipeline, text));
    project.datasets().values().forEach(dataset -> append(dataset, text));
    return text.toString();
  }

  private static void append(Pipeline pipeline, StringBuilder text) {
    text.append("pipeline ").append(pipeline.name()).append('\n');
    for (Node node : pipeline.nodes()) {
      text.append(
          "  node %s = %s in %s tags %s%n    reads %s%n    writes %s%n"
              .formatted(
                  node.name(),
                  node.function(),
                  node.namespace(),
                  node.tags().stream().map(Tag::name).toList(),
                  node.inputs().stream().map(Input::dataset).toList(),
                  node.outputs().stream().map(Output::dataset).toList()));
      for (TypeHint hint : node.hints()) {
        text.append(
            "    hint %s of %s: %s%n".formatted(hint.parameter(), hint.dataset(), types(hint)));
      }
    }
  }

  /** Without the library itself Kedro's side cannot know in which module a class is defined. */
  private static Set<String> types(TypeHint hint) {
    return hint.types().stream()
        .map(name -> DEFINED.getOrDefault(name, name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void append(Dataset dataset, StringBuilder text) {
    String classes =
        dataset.classes().stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .distinct()
            .collect(Collectors.joining(", "));
    text.append(
        String.format(
            Locale.ROOT,
            "dataset %s: %s at %s, of %s%s, %s%n",
            dataset.name(),
            dataset.type(),
            dataset.filepath(),
            classes,
            dataset.ephemeral() ? ", in memory" : "",
            dataset.options()));
  }
}
