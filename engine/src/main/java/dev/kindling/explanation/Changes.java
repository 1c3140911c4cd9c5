package dev.kindling.explanation;

import dev.kindling.explanation.Change.AddTag;
import dev.kindling.explanation.Change.Annotate;
import dev.kindling.explanation.Change.DropRule;
import dev.kindling.explanation.Change.PinNode;
import dev.kindling.explanation.Change.RemoveTag;
import dev.kindling.explanation.Change.SetType;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Carries changes out on the facts of a project, never on its files. A change that would do
 * nothing, because it names a node, a dataset, a tag or a rule that is not there, is refused: its
 * answer would mislead.
 */
public final class Changes {

  /** More names than that are no help in a message. */
  private static final int MOST_LISTED = 12;

  private Changes() {}

  /** The rules that stay in force. */
  public static RuleBase apply(List<Change> changes, RuleBase rules) {
    RuleBase left = rules;
    for (Change change : changes) {
      if (change instanceof DropRule drop) {
        require(drop, "rule", drop.code(), rules.pages().stream().map(RulePage::code).toList());
        requireAcyclic(drop);
        left = left.without(drop.code());
      }
    }
    return left;
  }

  /** The project with the changed facts, seen from one of its pipelines. */
  public static Project apply(List<Change> changes, Project project, Pipeline pipeline) {
    Project changed = project;
    for (Change change : changes) {
      changed = apply(change, changed, pipeline);
    }
    return changed;
  }

  private static Project apply(Change change, Project project, Pipeline pipeline) {
    if (change instanceof AddTag add) {
      return onNode(add, add.node(), project, pipeline, node -> tagged(node, add.tag(), add));
    }
    if (change instanceof PinNode pin) {
      return onNode(pin, pin.node(), project, pipeline, node -> tagged(node, pin.tag(), pin));
    }
    if (change instanceof RemoveTag less) {
      return onNode(less, less.node(), project, pipeline, node -> untagged(node, less));
    }
    if (change instanceof Annotate annotate) {
      return onNode(
          annotate, annotate.node(), project, pipeline, node -> annotated(node, annotate));
    }
    if (change instanceof SetType type) {
      return typed(project, pipeline, type);
    }
    return project;
  }

  private static Project onNode(
      Change change, String name, Project project, Pipeline pipeline, UnaryOperator<Node> edit) {
    List<String> nodes = pipeline.nodes().stream().map(Node::name).toList();
    if (!nodes.contains(name) && datasets(pipeline).contains(name)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "%s: `%s` is a dataset, and this changes a node; `--dataset %s=TYPE` changes a dataset."
              .formatted(String.join(" ", change.option()), name, name));
    }
    require(change, "node", name, nodes);
    List<Pipeline> pipelines = new ArrayList<>();
    for (Pipeline each : project.pipelines()) {
      boolean here = each.name().equals(pipeline.name());
      pipelines.add(
          new Pipeline(
              each.name(),
              each.nodes().stream()
                  .map(node -> here && node.name().equals(name) ? edit.apply(node) : node)
                  .toList()));
    }
    return with(project, pipelines, project.datasets());
  }

  private static Node tagged(Node node, String tag, Change change) {
    List<Tag> tags = new ArrayList<>(node.tags());
    if (!node.hasTag(tag)) {
      tags.add(new Tag(node.name(), tag, origin(change)));
      tags.sort(Comparator.comparing(Tag::name));
    }
    return with(node, tags, node.hints());
  }

  private static Node untagged(Node node, RemoveTag change) {
    require(change, "tag", change.tag(), node.tags().stream().map(Tag::name).toList());
    return with(
        node,
        node.tags().stream().filter(tag -> !tag.name().equals(change.tag())).toList(),
        node.hints());
  }

  private static Node annotated(Node node, Annotate change) {
    boolean returned = change.parameter().equals(TypeHint.RETURN);
    List<TypeHint> hints = new ArrayList<>();
    String dataset = null;
    for (TypeHint hint : node.hints()) {
      if (hint.parameter().equals(change.parameter())) {
        dataset = hint.dataset();
      } else {
        hints.add(hint);
      }
    }
    if (dataset == null && !returned) {
      List<String> inputs = node.inputs().stream().map(Input::dataset).toList();
      require(change, "parameter or input", change.parameter(), inputs);
      dataset = change.parameter();
    }
    if (!change.type().isEmpty()) {
      hints.add(
          new TypeHint(
              node.name(),
              change.parameter(),
              dataset,
              change.type(),
              Set.of(change.type()),
              origin(change)));
    }
    return with(node, node.tags(), hints);
  }

  private static Project typed(Project project, Pipeline pipeline, SetType change) {
    require(change, "dataset", change.dataset(), List.copyOf(datasets(pipeline)));
    Dataset before = project.datasets().get(change.dataset());
    Map<String, Dataset> datasets = new TreeMap<>(project.datasets());
    datasets.put(
        change.dataset(),
        new Dataset(
            change.dataset(),
            change.type(),
            List.of(change.type()),
            true,
            change.type().matches("(.*\\.)?(Shared)?MemoryData[sS]et"),
            before == null ? Map.of() : before.options(),
            before == null ? null : before.filepath(),
            origin(change)));
    return with(project, project.pipelines(), datasets);
  }

  private static Set<String> datasets(Pipeline pipeline) {
    Set<String> used = new TreeSet<>();
    for (Node node : pipeline.nodes()) {
      node.inputs().stream().map(Input::dataset).forEach(used::add);
      node.outputs().stream().map(Output::dataset).forEach(used::add);
    }
    used.removeIf(DatasetName::isParameter);
    return used;
  }

  /** Groups that feed one another through a node that is in none of them could not run. */
  private static void requireAcyclic(DropRule drop) {
    if (drop.code().equals("sandwich")) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "without the rule `sandwich` tasks would wait for each other in a circle; to do without"
              + " groups, set run_config.group_spark_nodes to false.");
    }
  }

  private static void require(Change change, String what, String name, List<String> known) {
    if (!known.contains(name)) {
      String hint = Spelling.hint(name, known);
      throw new InvalidInput(
          Origin.UNKNOWN,
          String.join(" ", change.option())
              + ": there is no "
              + what
              + " `"
              + name
              + "` here."
              + (hint.isEmpty() ? listed(known) : hint));
    }
  }

  private static String listed(List<String> known) {
    return known.isEmpty()
        ? " There are none."
        : known.size() > MOST_LISTED ? "" : " There are: " + String.join(", ", known) + ".";
  }

  private static Origin origin(Change change) {
    return new Origin("what-if", 0, String.join(" ", change.option()));
  }

  private static Node with(Node node, List<Tag> tags, List<TypeHint> hints) {
    return new Node(
        node.name(),
        node.function(),
        node.namespace(),
        tags,
        node.inputs(),
        node.outputs(),
        hints,
        node.sparkUses(),
        node.origin(),
        node.source(),
        node.sourceEnd());
  }

  private static Project with(
      Project project, List<Pipeline> pipelines, Map<String, Dataset> datasets) {
    return new Project(
        project.name(),
        project.packageName(),
        project.kedroVersion(),
        project.env(),
        pipelines,
        datasets,
        project.parameters(),
        project.unread(),
        project.sessions(),
        project.refusals());
  }
}
