package dev.kindling.project;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.Located;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.facts.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives what live Kedro says the places where the project's files say it. Live Kedro knows no more
 * than where functions stand; the rest is found by reading the same files. What is not found there
 * in the same words has its node's place, or none: never one in the answer, which nobody can open.
 */
final class LivePlaces {

  private final String answer;
  private final Project read;
  private final Function<Node, Optional<Node>> inspected;
  private final List<Node> unseen = new ArrayList<>();

  private LivePlaces(String answer, Project read, Function<Node, Optional<Node>> inspected) {
    this.answer = answer;
    this.read = read;
    this.inspected = inspected;
  }

  /**
   * The live project with places.
   *
   * @param answer the file that live Kedro's answer was in
   * @param read the same project, read without running it
   * @param inspected the node with what the files say of the function at its source
   */
  static Project in(
      Project live, String answer, Project read, Function<Node, Optional<Node>> inspected) {
    return new LivePlaces(answer, read, inspected).place(live);
  }

  private Project place(Project live) {
    List<Pipeline> pipelines = live.pipelines().stream().map(this::place).toList();
    Map<String, Dataset> datasets = new TreeMap<>();
    live.datasets().forEach((name, dataset) -> datasets.put(name, place(dataset)));
    return new Project(
        live.name(),
        live.packageName(),
        live.kedroVersion(),
        live.env(),
        pipelines,
        datasets,
        live.parameters(),
        Stream.concat(live.unread().stream().map(this::place), bodies()).toList(),
        read.sessions(),
        live.refusals());
  }

  private Unread place(Unread live) {
    return new Unread(
        live.what(), live.reason(), openable(live.origin(), Origin.UNKNOWN), live.pipelines());
  }

  /** Kedro does not look into functions; the project's files may not show which one it is. */
  private Stream<Unread> bodies() {
    return unseen.stream()
        .collect(Collectors.toMap(Node::source, n -> n, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .map(
            node ->
                new Unread(
                    "what the function of `" + node.name() + "` uses of Spark",
                    "the project's files do not show the function; give the node one that a module"
                        + " defines by its name",
                    openable(node.source(), Origin.UNKNOWN)));
  }

  private Dataset place(Dataset live) {
    Dataset entry = read.datasets().get(live.name());
    boolean same = entry != null && entry.type().equals(live.type());
    // Kedro makes no dataset here, so it knows no more of a class than the files that define it.
    boolean told = same && (entry.resolved() || entry.problem() != null || !live.resolved());
    Dataset known = told ? entry : live;
    return new Dataset(
        live.name(),
        live.type(),
        known.classes(),
        known.resolved(),
        known.ephemeral(),
        live.options(),
        live.filepath(),
        same ? entry.origin() : openable(live.origin(), Origin.UNKNOWN),
        known.problem());
  }

  private Pipeline place(Pipeline live) {
    Map<String, Node> written = new HashMap<>();
    read.pipeline(live.name()).stream()
        .flatMap(pipeline -> pipeline.nodes().stream())
        .forEach(node -> written.put(node.name(), node));
    return new Pipeline(
        live.name(),
        live.nodes().stream()
            .map(node -> place(node, written.getOrDefault(node.name(), node)))
            .toList());
  }

  private Node place(Node live, Node written) {
    Origin here = openable(written.origin(), Origin.UNKNOWN);
    Map<String, Origin> inputs = places(written.inputs(), Input::dataset);
    Map<String, Origin> outputs = places(written.outputs(), Output::dataset);
    Map<String, Origin> tags = places(written.tags(), Tag::name);
    Map<String, Origin> hints = places(written.hints(), TypeHint::parameter);
    return new Node(
        live.name(),
        live.function(),
        live.namespace(),
        live.tags().stream()
            .map(tag -> new Tag(tag.node(), tag.name(), tags.getOrDefault(tag.name(), here)))
            .toList(),
        live.inputs().stream()
            .map(i -> new Input(i.node(), i.dataset(), inputs.getOrDefault(i.dataset(), here)))
            .toList(),
        live.outputs().stream()
            .map(o -> new Output(o.node(), o.dataset(), outputs.getOrDefault(o.dataset(), here)))
            .toList(),
        live.hints().stream()
            .map(
                hint ->
                    new TypeHint(
                        hint.node(),
                        hint.parameter(),
                        hint.dataset(),
                        hint.annotation(),
                        hint.types(),
                        hints.getOrDefault(hint.parameter(), openable(hint.origin(), here))))
            .toList(),
        uses(live, written),
        here,
        live.source(),
        live.sourceEnd());
  }

  /** Of the same function as it is read, else of the one at the place that Kedro knows. */
  private List<SparkUse> uses(Node live, Node written) {
    if (written != live && written.function().equals(live.function())) {
      return written.sparkUses();
    } else if (!live.source().known()) {
      return live.sparkUses();
    }
    Optional<Node> seen = inspected.apply(live);
    if (seen.isEmpty()) {
      unseen.add(live);
    }
    return seen.map(Node::sparkUses).orElse(List.of());
  }

  /** The first place of each name. */
  private <T extends Located> Map<String, Origin> places(List<T> facts, Function<T, String> name) {
    return facts.stream()
        .filter(fact -> openable(fact.origin(), Origin.UNKNOWN).known())
        .collect(Collectors.toMap(name, Located::origin, (first, second) -> first));
  }

  private Origin openable(Origin origin, Origin otherwise) {
    return origin.file().equals(answer) ? otherwise : origin;
  }
}
