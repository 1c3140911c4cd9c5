package dev.kindling.rendering;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pipelines that {@code kedro run} is asked for. Since Kedro 1.5 {@code find_pipelines()} finds
 * the folders of those names alone, unless {@code __default__} is among them: a registry that sums
 * or picks what it found then fails, or makes another pipeline than the one that was planned. So
 * {@code __default__} is asked for too, where the two make one pipeline; of that the run takes the
 * task's nodes.
 */
final class AskedPipelines {

  /** Since then the option is {@code --pipelines}, and the old one is deprecated. */
  private static final Version SEVERAL = new Version(1, 2, 0);

  private static final Version NARROWED = new Version(1, 5, 0);

  private final Project project;
  private final String pipeline;
  private final Version kedro;

  AskedPipelines(Project project, String pipeline) {
    this.project = project;
    this.pipeline = pipeline;
    this.kedro = Version.parse(project.kedroVersion());
  }

  /** The argument, as {@code --pipelines=etl,__default__}. */
  String argument() {
    if (!kedro.known() || kedro.isBefore(SEVERAL)) {
      return "--pipeline=" + pipeline;
    }
    return "--pipelines=" + pipeline + (isDefault() || !combine() ? "" : "," + Pipeline.DEFAULT);
  }

  /** Says where the run loads less than was planned from, and nothing can be done about it. */
  Optional<Finding> finding() {
    boolean narrowed = kedro.known() && !kedro.isBefore(NARROWED) && !isDefault() && !combine();
    if (!narrowed) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            CompileCode.NARROWED_PIPELINE.code(),
            Severity.WARNING,
            null,
            null,
            ("`kedro run --pipelines=%s` makes `find_pipelines()` find the folder `%s` alone, and"
                    + " `__default__` cannot be asked for beside it, since %s")
                .formatted(
                    pipeline,
                    pipeline.replace(",", "`, `"),
                    project.pipeline(Pipeline.DEFAULT).isEmpty()
                        ? "it is not registered"
                        : "the two have different nodes of one name or output"),
            "register the pipeline without summing or picking what `find_pipelines()` returns",
            project
                .pipeline(pipeline)
                .flatMap(p -> p.nodes().stream().findFirst())
                .map(Node::origin)
                .orElse(Origin.UNKNOWN)));
  }

  private boolean isDefault() {
    return pipeline.equals(Pipeline.DEFAULT);
  }

  /** Whether Kedro can add the two: one node a name and an output, and no circle. */
  private boolean combine() {
    List<Node> nodes = new ArrayList<>();
    project.pipeline(pipeline).ifPresent(p -> nodes.addAll(p.nodes()));
    Optional<Pipeline> all = project.pipeline(Pipeline.DEFAULT);
    if (all.isEmpty()) {
      return false;
    }
    Map<String, Node> byName = new HashMap<>();
    nodes.forEach(node -> byName.put(node.name(), node));
    for (Node node : all.get().nodes()) {
      Node other = byName.putIfAbsent(node.name(), node);
      if (other != null && !same(node, other)) {
        return false;
      }
    }
    Set<String> outputs = new HashSet<>();
    for (Node node : byName.values()) {
      for (Output output : node.outputs()) {
        if (!outputs.add(output.base())) {
          return false;
        }
      }
    }
    return ends(byName);
  }

  private static boolean same(Node one, Node other) {
    return one.function().equals(other.function())
        && names(one).equals(names(other))
        && one.origin().file().equals(other.origin().file());
  }

  private static List<String> names(Node node) {
    List<String> names = new ArrayList<>(node.inputs().stream().map(Input::dataset).toList());
    names.add(">");
    node.outputs().stream().map(Output::dataset).forEach(names::add);
    return names;
  }

  /** Whether every node's turn comes once all that feed it had theirs. */
  private static boolean ends(Map<String, Node> nodes) {
    Map<String, Node> producers = new HashMap<>();
    nodes.values().forEach(n -> n.outputs().forEach(output -> producers.put(output.base(), n)));
    Set<String> left = new TreeSet<>(nodes.keySet());
    boolean moved = true;
    while (moved && !left.isEmpty()) {
      moved =
          left.removeIf(
              name ->
                  nodes.get(name).inputs().stream()
                      .map(input -> producers.get(input.base()))
                      .allMatch(producer -> producer == null || !left.contains(producer.name())));
    }
    return left.isEmpty();
  }
}
