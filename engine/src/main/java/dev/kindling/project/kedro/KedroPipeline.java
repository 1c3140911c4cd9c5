package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.KeptList;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as Kedro's constructor makes it, with its algebra.
 *
 * @param nodes in the order in which they came
 * @param holes why it may have more nodes, or other ones
 * @param inference the pipeline that kedro-mlflow logs with the model that this one trains; null
 *     for every other
 * @param kept the list of its nodes in Kedro's order, which from 0.19.15 on is the pipeline's own
 * @param own the list of its nodes that it works with, which is no part of Kedro's interface
 */
public record KedroPipeline(
    List<KedroNode> nodes,
    List<Value.Unknown> holes,
    @Nullable Value inference,
    KeptList kept,
    KeptList own)
    implements NativeValue {

  static final String TYPE = "kedro.pipeline.pipeline.Pipeline";

  private static final Set<String> ALGEBRA = Set.of("+", "|", "-", "&");

  public KedroPipeline {
    nodes = nodes instanceof SummedNodes ? nodes : List.copyOf(nodes);
    holes = List.copyOf(new LinkedHashSet<>(holes));
  }

  public KedroPipeline(List<KedroNode> nodes, List<Value.Unknown> holes) {
    this(nodes, holes, null);
  }

  KedroPipeline(List<KedroNode> nodes, List<Value.Unknown> holes, @Nullable Value inference) {
    this(nodes, holes, inference, new KeptList(), new KeptList());
  }

  /** Why its nodes are not known any more; null while they are. */
  Value.@Nullable Unknown changed() {
    return kept.isChanged() || own.isChanged()
        ? new Value.Unknown(
            "the code changes the list of a pipeline's nodes",
            nodes.isEmpty() ? Site.NOWHERE : nodes.get(0).site())
        : null;
  }

  /** Where its list of nodes was changed: those that are in it for certain, and the reason. */
  public KedroPipeline settled() {
    Value.Unknown reason = changed();
    return reason == null
        ? this
        : new KedroPipeline(
            nodes.stream().filter(node -> kept.has(node) && own.has(node)).toList(),
            joined(unknown(reason)),
            inference);
  }

  /**
   * A pipeline of these nodes.
   *
   * @throws dev.kindling.python.values.PythonError where Kedro refuses it
   */
  static KedroPipeline of(List<KedroNode> nodes, List<Value.Unknown> holes, Site site) {
    PipelineRefusals.check(nodes, site);
    return new KedroPipeline(nodes, holes);
  }

  /** Why all of it is unknown. */
  static KedroPipeline unknown(Value.Unknown reason) {
    return new KedroPipeline(List.of(), List.of(reason));
  }

  /** The nodes of both, each once; the first of two that are the same stays. */
  KedroPipeline union(KedroPipeline other, Site site) {
    return new KedroPipeline(SummedNodes.of(nodes, other.nodes, site), joined(other));
  }

  private List<Value.Unknown> joined(KedroPipeline other) {
    List<Value.Unknown> all = new ArrayList<>(holes);
    all.addAll(other.holes);
    return all;
  }

  /** The nodes that the other has not; where it may have more, none of them is certain. */
  KedroPipeline without(KedroPipeline other, Site site) {
    if (!other.holes.isEmpty()) {
      return new KedroPipeline(List.of(), joined(other));
    }
    Set<List<Object>> theirs = new HashSet<>();
    other.nodes.forEach(node -> theirs.add(node.identity()));
    return of(
        nodes.stream().filter(node -> !theirs.contains(node.identity())).toList(),
        joined(other),
        site);
  }

  /** The nodes of both; of two that are the same, that of the smaller one stays, as in a set. */
  KedroPipeline shared(KedroPipeline other, Site site) {
    boolean ours = other.nodes.size() > nodes.size();
    KedroPipeline kept = ours ? this : other;
    KedroPipeline asked = ours ? other : this;
    Set<List<Object>> both = new HashSet<>();
    asked.nodes.forEach(node -> both.add(node.identity()));
    return of(
        kept.nodes.stream().filter(node -> both.contains(node.identity())).toList(),
        joined(other),
        site);
  }

  /** Names of all datasets and parameters that nodes read. */
  Set<String> allInputs() {
    Set<String> names = new TreeSet<>();
    nodes.forEach(node -> node.inputs().forEach(name -> names.add(name.value())));
    return names;
  }

  /** Names of all datasets that nodes write. */
  Set<String> allOutputs() {
    Set<String> names = new TreeSet<>();
    nodes.forEach(node -> node.outputs().forEach(name -> names.add(name.value())));
    return names;
  }

  /** Those of the names that no node both writes and another reads. */
  private Set<String> free(Set<String> names) {
    Set<String> between = new HashSet<>();
    allInputs().forEach(name -> between.add(DatasetName.base(name)));
    Set<String> written = new HashSet<>();
    allOutputs().forEach(name -> written.add(DatasetName.base(name)));
    between.retainAll(written);
    Set<String> result = new TreeSet<>();
    names.stream().filter(name -> !between.contains(DatasetName.base(name))).forEach(result::add);
    return result;
  }

  Set<String> freeInputs() {
    return free(allInputs());
  }

  Set<String> freeOutputs() {
    return free(allOutputs());
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "nodes" ->
          holes.isEmpty() && version().atLeast(0, 19, 15)
              ? kept.get(() -> NodeOrder.sorted(nodes))
              : listed(NodeOrder.sorted(nodes));
      case "_nodes" -> holes.isEmpty() ? own.get(() -> nodes) : listed(nodes);
      case "inference" ->
          inference == null ? KedroFilters.method(settled(), version(), name) : inference;
      case "training" ->
          inference == null
              ? KedroFilters.method(settled(), version(), name)
              : new KedroPipeline(nodes, holes);
      default -> KedroFilters.method(settled(), version(), name);
    };
  }

  /** The nodes as a list of the code's own; where some are not known, neither is the list. */
  private Value listed(List<KedroNode> some) {
    Container.ListValue list = new Container.ListValue(some);
    holes.forEach(list::spoil);
    return list;
  }

  /** The same nodes, in whatever order they came: Kedro sorts them. */
  @Override
  public boolean agrees(NativeValue other) {
    return this == other
        || other instanceof KedroPipeline pipeline
            && nodes.size() == pipeline.nodes.size()
            && holes.equals(pipeline.holes)
            && changed() == null
            && pipeline.changed() == null
            && Objects.equals(inference, pipeline.inference)
            && agree(nodes, pipeline.nodes);
  }

  private static boolean agree(List<KedroNode> nodes, List<KedroNode> others) {
    Map<List<Object>, KedroNode> all = new HashMap<>();
    others.forEach(node -> all.put(node.identity(), node));
    return nodes.stream()
        .allMatch(
            node -> {
              KedroNode twin = all.get(node.identity());
              return twin != null && node.agrees(twin);
            });
  }

  @Override
  public @Nullable PythonError lacks(String name, Site site) {
    return !nodes.isEmpty() && KedroFilters.lacks(version(), name)
        ? KedroRefusal.attribute("a pipeline has no `" + name + "` in this version of Kedro", site)
        : null;
  }

  private KedroVersion version() {
    return nodes.isEmpty() ? KedroVersion.NEWEST : nodes.get(0).version();
  }

  /** A list that it keeps is set to itself, as {@code nodes += [node]} does. */
  @Override
  public boolean set(String name, Value value) {
    return holes.isEmpty()
        && (name.equals("nodes")
                && version().atLeast(0, 19, 15)
                && value == kept.get(() -> NodeOrder.sorted(nodes))
            || name.equals("_nodes") && value == own.get(() -> nodes));
  }

  @Override
  public @Nullable Value operate(String operator, Value operand, boolean reflected, Site site) {
    return changed() == null
        ? operated(operator, operand, reflected, site)
        : settled().operate(operator, operand, reflected, site);
  }

  private @Nullable Value operated(String operator, Value operand, boolean reflected, Site site) {
    Value other = KedroConstructors.unwrapped(operand);
    if (other instanceof KedroPipeline pipeline && !reflected) {
      return switch (operator) {
        case "+", "|" -> union(pipeline.settled(), site);
        case "-" -> without(pipeline.settled(), site);
        case "&" -> shared(pipeline.settled(), site);
        default -> null;
      };
    } else if (other instanceof Value.Int zero
        && zero.value().signum() == 0
        && reflected
        && operator.equals("+")
        && version().atLeast(0, 17, 0)) {
      return this;
    } else if (other instanceof Value.Unknown reason) {
      boolean grows = operator.equals("+") || operator.equals("|");
      return grows ? new KedroPipeline(nodes, joined(unknown(reason))) : unknown(reason);
    } else if (ALGEBRA.contains(operator)
        && (other instanceof KedroNode || PipelineRefusals.isOther(other))) {
      throw KedroRefusal.type(
          "`" + operator + "` does not take a pipeline and " + Names.kind(other), site);
    }
    return null;
  }
}
