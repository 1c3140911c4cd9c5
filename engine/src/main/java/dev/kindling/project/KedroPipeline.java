package dev.kindling.project;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.Container;
import dev.kindling.python.NativeValue;
import dev.kindling.python.PythonError;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as Kedro's constructor makes it, with its algebra.
 *
 * @param nodes in the order in which they came
 * @param holes why it may have more nodes, or other ones
 */
record KedroPipeline(List<KedroNode> nodes, List<Value.Unknown> holes) implements NativeValue {

  static final String TYPE = "kedro.pipeline.pipeline.Pipeline";

  KedroPipeline {
    nodes = List.copyOf(nodes);
    holes = List.copyOf(new LinkedHashSet<>(holes));
  }

  /**
   * A pipeline of these nodes.
   *
   * @throws PythonError where Kedro refuses it
   */
  static KedroPipeline of(List<KedroNode> nodes, List<Value.Unknown> holes, Site site) {
    Map<String, KedroNode> producers = new HashMap<>();
    Map<String, KedroNode> byName = new HashMap<>();
    for (KedroNode node : nodes) {
      KedroNode twin = byName.put(node.name(), node);
      if (twin != null) {
        throw refused(
            "two nodes are named `" + node.name() + "`; name one of them anew", node.site());
      }
      for (Text output : node.outputs()) {
        KedroNode other = producers.put(DatasetName.base(output.value()), node);
        if (other != null && other != node) {
          throw PythonError.of(
              "kedro.OutputNotUniqueError",
              "the dataset `"
                  + DatasetName.base(output.value())
                  + "` is an output of both `"
                  + other.name()
                  + "` and `"
                  + node.name()
                  + "`; let one of them write another dataset",
              node.site());
        }
      }
    }
    transcoded(nodes, site);
    return new KedroPipeline(nodes, holes);
  }

  private static PythonError refused(String message, Site site) {
    return PythonError.of("kedro.ValueError", message, site);
  }

  /** A dataset is used with a transcoding everywhere or nowhere. */
  private static void transcoded(List<KedroNode> nodes, Site site) {
    Set<String> plain = new HashSet<>();
    Set<String> bases = new TreeSet<>();
    for (KedroNode node : nodes) {
      for (List<Text> names : List.of(node.inputs(), node.outputs())) {
        for (Text name : names) {
          String base = DatasetName.base(name.value());
          if (base.equals(name.value())) {
            plain.add(base);
          } else {
            bases.add(base);
          }
        }
      }
    }
    for (String base : bases) {
      if (plain.contains(base)) {
        throw refused(
            "the dataset `" + base + "` is used both with and without a transcoding", site);
      }
    }
  }

  /** Why all of it is unknown. */
  static KedroPipeline unknown(Value.Unknown reason) {
    return new KedroPipeline(List.of(), List.of(reason));
  }

  /** The nodes of both, each once; the first of two that are the same stays. */
  KedroPipeline union(KedroPipeline other, Site site) {
    Map<List<Object>, KedroNode> all = new LinkedHashMap<>();
    nodes.forEach(node -> all.putIfAbsent(node.identity(), node));
    other.nodes.forEach(node -> all.putIfAbsent(node.identity(), node));
    return of(List.copyOf(all.values()), joined(other), site);
  }

  private List<Value.Unknown> joined(KedroPipeline other) {
    List<Value.Unknown> all = new ArrayList<>(holes);
    all.addAll(other.holes);
    return all;
  }

  KedroPipeline select(KedroPipeline other, boolean shared, Site site) {
    Set<List<Object>> theirs = new HashSet<>();
    other.nodes.forEach(node -> theirs.add(node.identity()));
    return of(
        nodes.stream().filter(node -> theirs.contains(node.identity()) == shared).toList(),
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
    return name.equals("nodes") || name.equals("_nodes")
        ? new Container.ListValue(nodes)
        : KedroFilters.method(this, name);
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    if (other instanceof KedroPipeline pipeline && !reflected) {
      return switch (operator) {
        case "+", "|" -> union(pipeline, site);
        case "-" -> select(pipeline, false, site);
        case "&" -> select(pipeline, true, site);
        default -> null;
      };
    } else if (other instanceof Value.Int zero
        && zero.value().signum() == 0
        && reflected
        && operator.equals("+")) {
      return this;
    } else if (other instanceof Value.Unknown reason) {
      boolean grows = operator.equals("+") || operator.equals("|");
      return grows ? new KedroPipeline(nodes, joined(unknown(reason))) : unknown(reason);
    }
    return null;
  }
}
