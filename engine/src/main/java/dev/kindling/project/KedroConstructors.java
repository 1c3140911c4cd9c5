package dev.kindling.project;

import dev.kindling.python.Arguments;
import dev.kindling.python.Instance;
import dev.kindling.python.Iteration;
import dev.kindling.python.NativeFunction;
import dev.kindling.python.PythonError;
import dev.kindling.python.Site;
import dev.kindling.python.Text;
import dev.kindling.python.Truth;
import dev.kindling.python.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code node(…)} and {@code pipeline(…)}. */
final class KedroConstructors {

  private static final List<String> NODE = List.of("func", "inputs", "outputs");
  private static final List<String> NODE_KEYWORDS =
      List.of("name", "tags", "confirms", "namespace", "preview_fn");
  private static final List<String> PIPELINE_KEYWORDS =
      List.of(
          "inputs", "outputs", "parameters", "tags", "namespace", "prefix_datasets_with_namespace");

  private final KedroRules rules;

  KedroConstructors(KedroRules rules) {
    this.rules = rules;
  }

  /** A node, or why it is not known. */
  Value node(Arguments call) {
    Map<String, Value> given = call.bind("node", NODE, NODE_KEYWORDS);
    Value function = given.get("func");
    if (function == null || !given.containsKey("inputs") || !given.containsKey("outputs")) {
      throw PythonError.of("TypeError", "a node needs a function, inputs and outputs", call.site());
    }
    return node(function, given, call.site());
  }

  private Value node(Value function, Map<String, Value> given, Site site) {
    Name name = Name.of(given.get("name"), site);
    Name namespace = Name.of(given.get("namespace"), site);
    NodeNames.Read inputs = NodeNames.read(given.get("inputs"), "inputs", site);
    NodeNames.Read outputs = NodeNames.read(given.get("outputs"), "outputs", site);
    KedroTags tags = KedroTags.read(given.get("tags"), site);
    String called = name.text == null ? "" : " `" + name.text + "`";
    if (name.unknown != null) {
      return about("the name of a node", name.unknown);
    } else if (namespace.unknown != null) {
      return about("the namespace of the node" + called, namespace.unknown);
    } else if (inputs.names() == null && inputs.unknown() != null) {
      return about("an input of the node" + called, inputs.unknown());
    } else if (outputs.names() == null && outputs.unknown() != null) {
      return about("an output of the node" + called, outputs.unknown());
    } else if (tags.unknown() != null) {
      return about("a tag of the node" + called, tags.unknown());
    } else if (name.text == null && function instanceof Value.Unknown unknown) {
      return about("the function of a node without a name", unknown);
    }
    return KedroNode.of(
        rules,
        function,
        inputs.names() == null ? NodeNames.NOTHING : inputs.names(),
        outputs.names() == null ? NodeNames.NOTHING : outputs.names(),
        name.text,
        namespace.text,
        tags.tags(),
        site);
  }

  private static Value about(String what, Value.Unknown reason) {
    return new Value.Unknown(what + " is not known: " + reason.reason(), reason.site());
  }

  /** A text that may be missing or unknown. */
  private record Name(@Nullable String text, Value.@Nullable Unknown unknown) {
    static Name of(@Nullable Value value, Site site) {
      if (value == null || value == Value.Singleton.NONE) {
        return new Name(null, null);
      }
      return value instanceof Text text
          ? new Name(text.value(), null)
          : new Name(null, Iteration.unknown(value, site));
    }
  }

  /** The node of a language model's context: its inputs are the model, its prompts and tools. */
  Value llmNode(Arguments call) {
    Map<String, Value> given = call.named();
    Map<String, Text> inputs = new LinkedHashMap<>();
    if (!(given.get("llm") instanceof Text llm)) {
      return call.unknown("the dataset of the language model is not known");
    }
    inputs.put("llm", llm);
    for (String key : List.of("prompts", "tools")) {
      Value many = given.get(key);
      List<Value> items =
          many == null || many == Value.Singleton.NONE
              ? List.of()
              : Iteration.items(many, call.site());
      if (items == null) {
        return Iteration.unknown(many, call.site());
      }
      for (Value item : items) {
        if (item instanceof Text text) {
          inputs.put(text.value(), text);
        } else if (item instanceof LlmTool tool) {
          tool.inputs().forEach(input -> inputs.put(input.value(), input));
        } else {
          return Iteration.unknown(item, call.site());
        }
      }
    }
    NodeNames.Read outputs = NodeNames.read(given.get("outputs"), "outputs", call.site());
    KedroTags tags = KedroTags.read(given.get("tags"), call.site());
    Name name = Name.of(given.get("name"), call.site());
    if (outputs.names() == null || tags.unknown() != null || name.unknown != null) {
      return call.unknown("an argument of the node is not known");
    }
    return KedroNode.of(
        rules,
        NativeFunction.function("kedro.pipeline.llm_context.construct_context", c -> c.unknown("")),
        NodeNames.of(inputs),
        outputs.names(),
        name.text,
        Name.of(given.get("namespace"), call.site()).text,
        tags.tags(),
        call.site());
  }

  // ---------------------------------------------------------------- pipelines

  /** A pipeline; what is not known of it are its holes. */
  Value pipeline(Arguments call) {
    Map<String, Value> given =
        call.bind(
            "pipeline",
            List.of(call.named().containsKey("pipe") ? "pipe" : "nodes"),
            PIPELINE_KEYWORDS);
    Site site = call.site();
    Value content = given.containsKey("pipe") ? given.get("pipe") : given.get("nodes");
    if (content == null || content == Value.Singleton.NONE) {
      throw PythonError.of("ValueError", "a pipeline needs nodes", site);
    }
    KedroTags tags = KedroTags.read(given.get("tags"), site);
    Name namespace = Name.of(given.get("namespace"), site);
    if (tags.unknown() != null || namespace.unknown != null) {
      Value.Unknown reason = tags.unknown() != null ? tags.unknown() : namespace.unknown;
      return KedroPipeline.unknown(reason == null ? call.unknown("") : reason);
    }
    KedroPipeline whole = collect(content, site);
    KedroPipeline tagged =
        tags.tags().isEmpty()
            ? whole
            : new KedroPipeline(
                whole.nodes().stream().map(node -> node.tagged(tags.tags())).toList(),
                whole.holes());
    DatasetMapping mapping =
        DatasetMapping.of(
            rules.version(), given, namespace.text, prefixes(given, site), tagged, site);
    return mapping.apply(tagged);
  }

  private static boolean prefixes(Map<String, Value> given, Site site) {
    Value prefix = given.get("prefix_datasets_with_namespace");
    return prefix == null
        || Truth.of(prefix)
            .orElseThrow(
                () ->
                    PythonError.of(
                        "ValueError", "`prefix_datasets_with_namespace` is not known", site));
  }

  private static KedroPipeline collect(Value content, Site site) {
    Value plain = unwrapped(content);
    if (plain instanceof KedroPipeline pipeline) {
      return pipeline;
    }
    List<Value> items = Iteration.items(plain, site);
    if (items == null) {
      return KedroPipeline.unknown(Iteration.unknown(plain, site));
    }
    List<KedroNode> nodes = new ArrayList<>();
    List<Value.Unknown> holes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Value item : items) {
      Value value = unwrapped(item);
      if (value instanceof KedroNode node) {
        if (!names.add(node.name())) {
          throw PythonError.of(
              "kedro.ValueError",
              "two nodes are named `" + node.name() + "`; name one of them anew",
              node.site());
        }
        nodes.add(node);
      } else if (value instanceof KedroPipeline pipeline) {
        nodes.addAll(pipeline.nodes());
        holes.addAll(pipeline.holes());
      } else {
        holes.add(Iteration.unknown(value, site));
      }
    }
    return KedroPipeline.of(nodes, holes, site);
  }

  /** An object of a project's subclass counts as what it is made of. */
  static Value unwrapped(Value value) {
    return value instanceof Instance instance && instance.payload() != null
        ? instance.payload()
        : value;
  }
}
