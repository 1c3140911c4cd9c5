package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Kedro's constructor of a pipeline refuses, in whatever version. */
final class PipelineRefusals {

  private PipelineRefusals() {}

  /**
   * Looks at the nodes of a pipeline that is being made.
   *
   * @throws dev.kindling.python.values.PythonError where Kedro refuses it
   */
  static void check(List<KedroNode> nodes, Site site) {
    names(nodes);
    transcoding(nodes, site);
    outputs(nodes);
    confirms(nodes);
    PipelineCircle.check(nodes);
  }

  /** Whether a value is neither a node nor a pipeline for certain. */
  static boolean isOther(Value value) {
    return value instanceof Text
        || value instanceof Value.Int
        || value instanceof Value.Real
        || value instanceof Value.Singleton
        || value instanceof Value.Tuple
        || value instanceof FunctionValue
        || value instanceof ModuleValue
        || value instanceof Container c && c.spoiled() == null;
  }

  private static void names(List<KedroNode> nodes) {
    Set<String> names = new HashSet<>();
    for (KedroNode node : nodes) {
      if (!names.add(node.name())) {
        throw KedroRefusal.value(
            "two nodes are named `" + node.name() + "`; name one of them anew", node.site());
      }
    }
  }

  /** A dataset has one transcoding, and is used with one everywhere or nowhere. */
  private static void transcoding(List<KedroNode> nodes, Site site) {
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
            one(name.value(), node.site());
          }
        }
      }
    }
    for (String base : bases) {
      if (plain.contains(base)) {
        throw KedroRefusal.value(
            "the dataset `" + base + "` is used both with and without a transcoding", site);
      }
    }
  }

  /**
   * Looks whether a name has at most one transcoding.
   *
   * @throws dev.kindling.python.values.PythonError where it has more
   */
  static void one(String name, Site site) {
    if (name.indexOf('@') != name.lastIndexOf('@')) {
      throw KedroRefusal.value(
          "the dataset `" + name + "` has more than one transcoding; leave one `@`", site);
    }
  }

  private static void outputs(List<KedroNode> nodes) {
    Map<String, KedroNode> producers = new HashMap<>();
    for (KedroNode node : nodes) {
      for (Text output : node.outputs()) {
        String base = DatasetName.base(output.value());
        KedroNode other = producers.put(base, node);
        if (other != null) {
          throw KedroRefusal.of(
              "pipeline.pipeline.OutputNotUniqueError",
              "the dataset `"
                  + base
                  + "` is an output of "
                  + (other == node
                      ? "`" + node.name() + "` in two formats"
                      : "both `" + other.name() + "` and `" + node.name() + "`")
                  + "; let one of them write another dataset",
              node.site());
        }
      }
    }
  }

  private static void confirms(List<KedroNode> nodes) {
    Set<String> confirmed = new HashSet<>();
    for (KedroNode node : nodes) {
      for (String name : node.confirms()) {
        if (!confirmed.add(DatasetName.base(name))) {
          throw KedroRefusal.of(
              "pipeline.pipeline.ConfirmNotUniqueError",
              "the dataset `" + DatasetName.base(name) + "` is confirmed twice; leave one of them",
              node.site());
        }
      }
    }
  }
}
