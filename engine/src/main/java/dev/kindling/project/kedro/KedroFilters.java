package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.graph.BreadthFirst;
import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The methods of a pipeline: parts of it, and the names that it uses. */
final class KedroFilters {

  private final KedroPipeline whole;
  private final Site site;

  private KedroFilters(KedroPipeline whole, Site site) {
    this.whole = whole;
    this.site = site;
  }

  /** The method of that name; null where there is none, or where it is not followed. */
  static @Nullable Value method(KedroPipeline whole, KedroVersion version, String name) {
    Code code =
        switch (name) {
          case "only_nodes" -> KedroFilters::onlyNodes;
          case "from_nodes" -> KedroFilters::fromNodes;
          case "to_nodes" -> KedroFilters::toNodes;
          case "only_nodes_with_tags" -> KedroFilters::withTags;
          case "only_nodes_with_inputs" -> (f, names) -> f.part(f.reading(names)::contains);
          case "only_nodes_with_outputs" -> (f, names) -> f.part(f.writing(names)::contains);
          case "from_inputs" -> KedroFilters::fromInputs;
          case "to_outputs" -> KedroFilters::toOutputs;
          default -> null;
        };
    String full = KedroPipeline.TYPE + "." + name;
    if (code != null) {
      return NativeFunction.function(full, call -> filtered(whole, code, call));
    }
    return switch (name) {
      case "only_nodes_with_namespace", "only_nodes_with_namespaces" ->
          NativeFunction.function(full, call -> namespaces(whole, version, name, call));
      case "filter" -> NativeFunction.function(full, call -> filter(whole, version, call));
      case "decorate" -> NativeFunction.function(full, call -> decorated(whole, call));
      case "tag" -> NativeFunction.function(full, call -> tag(whole, call));
      case "inputs" -> names(full, whole, whole.freeInputs());
      case "outputs" -> names(full, whole, whole.freeOutputs());
      case "all_inputs" -> names(full, whole, whole.allInputs());
      case "all_outputs" -> names(full, whole, whole.allOutputs());
      case "datasets", "data_sets" -> {
        Set<String> all = new LinkedHashSet<>(whole.allOutputs());
        all.addAll(whole.allInputs());
        yield names(full, whole, all);
      }
      default -> null;
    };
  }

  /** Whether the version of Kedro has no method of that name, although another one has. */
  static boolean lacks(KedroVersion version, String name) {
    return switch (name) {
      case "filter" -> !version.atLeast(0, 18, 0);
      case "decorate" -> version.atLeast(0, 18, 0);
      case "transform", "name" -> version.atLeast(0, 16, 0);
      case "datasets" -> !version.atLeast(0, 19, 0);
      case "data_sets" -> version.atLeast(0, 19, 0);
      case "only_nodes_with_namespace" -> version.atLeast(1, 0, 0) || !version.atLeast(0, 16, 0);
      case "only_nodes_with_namespaces", "group_nodes_by" -> !version.atLeast(1, 0, 0);
      default -> false;
    };
  }

  /** Up to 0.17: what runs around a node's function changes nothing of the node. */
  private static Value decorated(KedroPipeline whole, Arguments call) {
    return call.positional().isEmpty() ? call.unknown("a decorator is needed") : whole;
  }

  private interface Code {
    KedroPipeline of(KedroFilters filters, List<String> names);
  }

  private static Value names(String name, KedroPipeline whole, Set<String> names) {
    Container.SetValue set = new Container.SetValue(names.stream().map(Value::of).toList());
    whole.holes().forEach(set::spoil);
    return NativeFunction.function(name, call -> set);
  }

  /** Names are given by position, each of them a text. */
  private static Value filtered(KedroPipeline whole, Code code, Arguments call) {
    if (!call.named().isEmpty()) {
      throw KedroRefusal.type(
          "a filter takes names by position, not `" + call.named().keySet().iterator().next() + "`",
          call.site());
    }
    List<String> names = new ArrayList<>();
    for (Value value : call.positional()) {
      if (!(value instanceof Text text)) {
        return KedroPipeline.unknown(Iteration.unknown(value, call.site()));
      }
      names.add(text.value());
    }
    return code.of(new KedroFilters(whole, call.site()), names);
  }

  /** What iterating gives, for a text its characters; null where a text is not known. */
  private static @Nullable List<String> texts(Value value, Site site) {
    List<Value> items = Iteration.elements(value, null, site);
    if (items == null || !items.stream().allMatch(Text.class::isInstance)) {
      return null;
    }
    return items.stream().map(item -> ((Text) item).value()).toList();
  }

  private static Value namespaces(
      KedroPipeline whole, KedroVersion version, String name, Arguments call) {
    boolean many = name.endsWith("s");
    Value given =
        new KedroSignature(name, List.of(many ? "node_namespaces" : "node_namespace"), List.of())
            .bind(call)
            .values()
            .iterator()
            .next();
    List<String> names =
        !many && given instanceof Text text
            ? List.of(text.value())
            : many ? texts(given, call.site()) : null;
    return names == null
        ? KedroPipeline.unknown(Iteration.unknown(given, call.site()))
        : new KedroFilters(whole, call.site()).withNamespace(names, version.atLeast(1, 0, 0));
  }

  private static Value tag(KedroPipeline whole, Arguments call) {
    Value given =
        new KedroSignature("tag", List.of("tags"), List.of()).bind(call).values().iterator().next();
    KedroTags tags = KedroTags.read(given, call.site());
    if (tags.unknown() != null) {
      return KedroPipeline.unknown(tags.unknown());
    }
    return new KedroPipeline(
        whole.nodes().stream().map(node -> node.tagged(tags.tags())).toList(), whole.holes());
  }

  private static Value filter(KedroPipeline whole, KedroVersion version, Arguments call) {
    Map<String, Value> given = KedroSignature.filter(version, call);
    KedroFilters filters = new KedroFilters(whole, call.site());
    KedroPipeline result = whole;
    for (Map.Entry<String, Value> entry : given.entrySet()) {
      Value value = entry.getValue();
      if (Truth.of(value).equals(Optional.of(false))) {
        continue;
      }
      List<String> names =
          entry.getKey().equals("node_namespace") && value instanceof Text text
              ? List.of(text.value())
              : texts(value, call.site());
      if (names == null) {
        return KedroPipeline.unknown(Iteration.unknown(value, call.site()));
      }
      KedroPipeline part =
          switch (entry.getKey()) {
            case "tags" -> filters.withTags(names);
            case "from_nodes" -> filters.fromNodes(names);
            case "to_nodes" -> filters.toNodes(names);
            case "node_names" -> filters.onlyNodes(names);
            case "from_inputs" -> filters.fromInputs(names);
            case "to_outputs" -> filters.toOutputs(names);
            default -> filters.withNamespace(names, version.atLeast(1, 0, 0));
          };
      result = result.shared(part, call.site());
    }
    if (result.nodes().isEmpty() && result.holes().isEmpty()) {
      throw KedroRefusal.value("the pipeline has no nodes after all filters", call.site());
    }
    return result;
  }

  private KedroPipeline part(Predicate<KedroNode> wanted) {
    return new KedroPipeline(whole.nodes().stream().filter(wanted).toList(), whole.holes());
  }

  private PythonError missing(String what, String name) {
    return KedroRefusal.value("the pipeline has no " + what + " `" + name + "`", site);
  }

  private KedroPipeline onlyNodes(List<String> names) {
    Set<String> known = new HashSet<>();
    whole.nodes().forEach(node -> known.add(node.name()));
    for (String name : names) {
      if (!known.contains(name) && whole.holes().isEmpty()) {
        throw missing("node", name);
      }
    }
    Set<String> wanted = new HashSet<>();
    for (String name : names) {
      if (!wanted.add(name)) {
        throw KedroRefusal.value("the node `" + name + "` is asked for twice", site);
      }
    }
    return part(node -> wanted.contains(node.name()));
  }

  private KedroPipeline withTags(List<String> tags) {
    return part(node -> tags.stream().anyMatch(node.tags()::containsKey));
  }

  private KedroPipeline withNamespace(List<String> namespaces, boolean whole) {
    for (String namespace : namespaces) {
      if (this.whole.holes().isEmpty()
          && this.whole.nodes().stream().noneMatch(node -> within(node, namespace, whole))) {
        throw missing("node in the namespace", namespace);
      }
    }
    for (KedroNode node : this.whole.nodes()) {
      if (namespaces.stream().filter(n -> within(node, n, whole)).count() > 1) {
        throw KedroRefusal.value(
            "the node `" + node.name() + "` lies in two of the namespaces, and so comes twice",
            site);
      }
    }
    return part(node -> namespaces.stream().anyMatch(n -> within(node, n, whole)));
  }

  /** Before 1.0 any beginning of the namespace counts, later whole parts alone. */
  private static boolean within(KedroNode node, String namespace, boolean whole) {
    String own = node.namespace();
    return own != null
        && (whole
            ? own.equals(namespace) || own.startsWith(namespace + ".")
            : own.startsWith(namespace));
  }

  // ---------------------------------------------------------------- along the edges

  private void known(List<String> names) {
    Set<String> all = new HashSet<>(whole.allInputs());
    all.addAll(whole.allOutputs());
    Set<String> bases = new HashSet<>();
    all.forEach(name -> bases.add(DatasetName.base(name)));
    for (String name : names) {
      if (!all.contains(name) && !bases.contains(name) && whole.holes().isEmpty()) {
        throw missing("dataset", name);
      }
    }
  }

  private static boolean uses(List<Text> own, List<String> wanted) {
    return own.stream()
        .map(Text::value)
        .anyMatch(name -> wanted.contains(name) || wanted.contains(DatasetName.base(name)));
  }

  private Set<KedroNode> reading(List<String> names) {
    known(names);
    Set<KedroNode> result = new LinkedHashSet<>();
    whole.nodes().stream().filter(node -> uses(node.inputs(), names)).forEach(result::add);
    return result;
  }

  private Set<KedroNode> writing(List<String> names) {
    known(names);
    Set<KedroNode> result = new LinkedHashSet<>();
    whole.nodes().stream().filter(node -> uses(node.outputs(), names)).forEach(result::add);
    return result;
  }

  private KedroPipeline fromInputs(List<String> names) {
    return closure(reading(names), true);
  }

  private KedroPipeline toOutputs(List<String> names) {
    return closure(writing(names), false);
  }

  private KedroPipeline fromNodes(List<String> names) {
    return closure(new LinkedHashSet<>(onlyNodes(names).nodes()), true);
  }

  private KedroPipeline toNodes(List<String> names) {
    return closure(new LinkedHashSet<>(onlyNodes(names).nodes()), false);
  }

  /** The nodes, and all that they feed, or that feeds them. */
  private KedroPipeline closure(Set<KedroNode> start, boolean down) {
    List<KedroNode> nodes = whole.nodes();
    Map<String, List<Integer>> ends = new HashMap<>();
    BitSet begun = new BitSet();
    for (int v = 0; v < nodes.size(); v++) {
      begun.set(v, start.contains(nodes.get(v)));
      for (Text name : down ? nodes.get(v).inputs() : nodes.get(v).outputs()) {
        ends.computeIfAbsent(DatasetName.base(name.value()), key -> new ArrayList<>()).add(v);
      }
    }
    BitSet reached =
        BreadthFirst.reached(
            nodes.size(),
            begun,
            (v, next) -> {
              for (Text name : down ? nodes.get(v).outputs() : nodes.get(v).inputs()) {
                ends.getOrDefault(DatasetName.base(name.value()), List.of()).forEach(next::accept);
              }
            });
    return new KedroPipeline(reached.stream().mapToObj(nodes::get).toList(), whole.holes());
  }
}
