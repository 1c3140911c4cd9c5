package dev.kindling.project.kedro;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters that a function of Kedro's takes in one line of its versions. What any version of
 * the line takes, all are taken to: a project states the version that it was made with.
 *
 * @param positional those that may be given by position, in order; all of them are needed
 * @param keywords those that are given by name only; none is needed
 */
record KedroSignature(String name, List<String> positional, List<String> keywords) {

  private static final List<String> FILTERS =
      List.of("tags", "from_nodes", "to_nodes", "node_names", "from_inputs", "to_outputs");

  /** {@code node(…)}. */
  static KedroSignature node(KedroVersion version) {
    return ofNode("node", version, false);
  }

  /** {@code Node(…)}, which up to 0.17 takes decorators as well. */
  static KedroSignature nodeClass(KedroVersion version) {
    return ofNode("Node", version, !version.atLeast(0, 18, 0));
  }

  private static KedroSignature ofNode(String name, KedroVersion version, boolean decorators) {
    Stream<String> keywords = Stream.of("name", "tags", "confirms");
    if (version.atLeast(0, 16, 0)) {
      keywords = Stream.concat(keywords, Stream.of("namespace"));
    }
    if (version.atLeast(1, 0, 0)) {
      keywords = Stream.concat(keywords, Stream.of("preview_fn"));
    }
    if (decorators) {
      keywords = Stream.concat(keywords, Stream.of("decorators"));
    }
    return new KedroSignature(name, List.of("func", "inputs", "outputs"), keywords.toList());
  }

  /** {@code pipeline(…)}, whose first parameter is called {@code pipe} before 1.0. */
  static KedroSignature pipeline(KedroVersion version) {
    String first = version.atLeast(1, 0, 0) ? "nodes" : "pipe";
    return new KedroSignature("pipeline", List.of(first), mapping(version));
  }

  /** {@code Pipeline(…)}, which takes what {@code pipeline} does from 0.19 on. */
  static KedroSignature pipelineClass(KedroVersion version) {
    List<String> keywords =
        version.atLeast(0, 19, 0)
            ? mapping(version)
            : version.atLeast(0, 16, 0) ? List.of("tags") : List.of("name", "tags");
    return new KedroSignature("Pipeline", List.of("nodes"), keywords);
  }

  private static List<String> mapping(KedroVersion version) {
    Stream<String> keywords = Stream.of("inputs", "outputs", "parameters", "namespace");
    if (version.atLeast(0, 17, 0)) {
      keywords = Stream.concat(keywords, Stream.of("tags"));
    }
    if (version.atLeast(1, 0, 0)) {
      keywords = Stream.concat(keywords, Stream.of("prefix_datasets_with_namespace"));
    }
    return keywords.toList();
  }

  /** {@code llm_context_node(…)}, all of whose parameters are given by name. */
  static KedroSignature llmNode() {
    return new KedroSignature(
        "llm_context_node",
        List.of(),
        List.of(
            "outputs",
            "llm",
            "prompts",
            "tools",
            "name",
            "tags",
            "confirms",
            "namespace",
            "preview_fn"));
  }

  /** The arguments of {@code Pipeline.filter(…)}, of which none is needed. */
  static Map<String, Value> filter(KedroVersion version, Arguments call) {
    List<String> names =
        Stream.concat(
                FILTERS.stream(),
                Stream.of(version.atLeast(1, 0, 0) ? "node_namespaces" : "node_namespace"))
            .toList();
    return bind("filter", names, List.of(), call);
  }

  /**
   * All arguments by name.
   *
   * @throws dev.kindling.python.values.PythonError as Kedro refuses a call with others
   */
  Map<String, Value> bind(Arguments call) {
    Map<String, Value> bound = bind(name, positional, keywords, call);
    for (String needed : positional) {
      if (!bound.containsKey(needed)) {
        throw KedroRefusal.type(
            "`" + name + "()` needs the argument `" + needed + "`", call.site());
      }
    }
    return bound;
  }

  private static Map<String, Value> bind(
      String name, List<String> positional, List<String> keywords, Arguments call) {
    Site site = call.site();
    if (call.positional().size() > positional.size()) {
      throw KedroRefusal.type(
          "`"
              + name
              + "()` takes "
              + count(positional.size())
              + " by position, not "
              + call.positional().size(),
          site);
    }
    Map<String, Value> bound = new LinkedHashMap<>();
    for (int i = 0; i < call.positional().size(); i++) {
      bound.put(positional.get(i), call.positional().get(i));
    }
    call.named()
        .forEach(
            (key, value) -> {
              if (!positional.contains(key) && !keywords.contains(key)) {
                throw KedroRefusal.type(
                    "`" + name + "()` has no argument `" + key + "` in this version of Kedro",
                    site);
              } else if (bound.putIfAbsent(key, value) != null) {
                throw KedroRefusal.type(
                    "`" + name + "()` is given the argument `" + key + "` twice", site);
              }
            });
    return bound;
  }

  private static String count(int number) {
    return number == 0
        ? "no argument"
        : number == 1 ? "one argument" : "at most " + number + " arguments";
  }
}
