package dev.kindling.project.kedro;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code node(…)} and {@code pipeline(…)}. */
public final class KedroConstructors {

  private static final String LLM_FUNCTION = "kedro.pipeline.llm_context.construct_context";

  private final KedroRules rules;

  public KedroConstructors(KedroRules rules) {
    this.rules = rules;
  }

  /** {@code node(…)}: a node, or why it is not known. */
  Value node(Arguments call) {
    return node(
        WrittenNames.of(KedroSignature.node(rules.version()).bind(call), call), call.site());
  }

  /** {@code Node(…)}. */
  Value nodeObject(Arguments call) {
    return node(
        WrittenNames.of(KedroSignature.nodeClass(rules.version()).bind(call), call), call.site());
  }

  private Value node(Map<String, Value> given, Site site) {
    NodeNames.Read inputs = NodeNames.read(given.get("inputs"), "inputs", site);
    return node(given, inputs, site);
  }

  private Value node(Map<String, Value> given, NodeNames.Read inputs, Site site) {
    Value function = Objects.requireNonNull(given.get("func"));
    Name name = Name.of(given.get("name"), site);
    Name namespace = Name.of(given.get("namespace"), site);
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
    }
    rules.checkCallable(function, site);
    if (name.text == null || name.text.isEmpty()) {
      Value.Unknown unnamed = rules.unnamed(function, site);
      if (unnamed != null) {
        return unnamed;
      }
    }
    return KedroNode.of(
        rules,
        new KedroNode.Written(
            function,
            inputs.names() == null ? NodeNames.NOTHING : inputs.names(),
            outputs.names() == null ? NodeNames.NOTHING : outputs.names(),
            name.text,
            namespace.text,
            tags.tags(),
            confirms(given.get("confirms"), site),
            site));
  }

  /** The datasets that a node confirms, as far as they are known. */
  private static List<String> confirms(@Nullable Value written, Site site) {
    if (written == null || written == Value.Singleton.NONE) {
      return List.of();
    } else if (written instanceof Text text) {
      return List.of(text.value());
    }
    List<Value> items =
        written instanceof Container.DictValue dict && dict.spoiled() == null
            ? List.copyOf(dict.entries().values())
            : Iteration.elements(written, null, site);
    return items == null || !items.stream().allMatch(Text.class::isInstance)
        ? List.of()
        : items.stream().map(item -> ((Text) item).value()).toList();
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
    Map<String, Value> given = new LinkedHashMap<>(KedroSignature.llmNode().bind(call));
    Site site = call.site();
    for (String needed : List.of("outputs", "llm", "prompts")) {
      if (!given.containsKey(needed)) {
        throw KedroRefusal.type("`llm_context_node()` needs the argument `" + needed + "`", site);
      }
    }
    Map<String, Text> inputs = new LinkedHashMap<>();
    if (!(given.get("llm") instanceof Text llm)) {
      return about("the dataset of the language model", Iteration.unknown(given.get("llm"), site));
    }
    inputs.put("llm", llm);
    for (String key : List.of("prompts", "tools")) {
      Value many = given.get(key);
      List<Value> items =
          many == null || many == Value.Singleton.NONE ? List.of() : Iteration.items(many, site);
      if (items == null) {
        return Iteration.unknown(many, site);
      }
      for (Value item : items) {
        if (item instanceof Text text) {
          inputs.put(text.value(), text);
        } else if (item instanceof LlmTool tool) {
          tool.inputs().forEach(input -> inputs.put(input.value(), input));
        } else {
          return Iteration.unknown(item, site);
        }
      }
    }
    given.put("func", NativeFunction.function(LLM_FUNCTION, c -> c.unknown("")));
    return node(given, new NodeNames.Read(NodeNames.of(inputs), null), site);
  }

  // ---------------------------------------------------------------- pipelines

  /** {@code pipeline(…)}; what is not known of it are its holes. */
  Value pipeline(Arguments call) {
    KedroSignature signature = KedroSignature.pipeline(rules.version());
    Map<String, Value> given = signature.bind(call);
    Value content = given.get(signature.positional().get(0));
    Value plain = unwrapped(content);
    if (!rules.version().atLeast(0, 17, 0)
        && !(plain instanceof KedroPipeline || plain instanceof Value.Unknown)) {
      throw KedroRefusal.attribute(
          "up to Kedro 0.16, `pipeline()` takes a `Pipeline`, not " + Names.kind(plain),
          call.site());
    }
    return pipeline(plain, given, call.site());
  }

  /** {@code Pipeline(…)}. */
  Value pipelineObject(Arguments call) {
    Map<String, Value> given = KedroSignature.pipelineClass(rules.version()).bind(call);
    Value plain = unwrapped(given.get("nodes"));
    if (plain instanceof KedroPipeline && !rules.version().atLeast(0, 19, 0)) {
      throw KedroRefusal.type(
          "up to Kedro 0.18, `Pipeline()` takes no pipeline, but a list of them", call.site());
    }
    return pipeline(plain, given, call.site());
  }

  private Value pipeline(Value content, Map<String, Value> given, Site site) {
    if (content == Value.Singleton.NONE) {
      throw KedroRefusal.value("a pipeline needs nodes, not `None`", site);
    }
    KedroTags tags = KedroTags.read(given.get("tags"), site);
    Name name = Name.of(given.get("name"), site);
    Name namespace = Name.of(given.get("namespace"), site);
    Value prefix = given.getOrDefault("prefix_datasets_with_namespace", Value.Singleton.TRUE);
    Optional<Boolean> prefixes = Truth.of(prefix);
    Value.Unknown open = prefixes.isPresent() ? null : Iteration.unknown(prefix, site);
    for (Value.Unknown reason :
        Arrays.asList(tags.unknown(), name.unknown, namespace.unknown, open)) {
      if (reason != null) {
        return KedroPipeline.unknown(reason);
      }
    }
    Map<String, Site> all = new TreeMap<>(tags.tags());
    if (name.text != null && !name.text.isEmpty()) {
      // Up to 0.15, the name of a pipeline is a tag of its nodes.
      all.put(name.text, site);
    }
    KedroPipeline whole = collect(content, site);
    KedroPipeline tagged =
        all.isEmpty()
            ? whole
            : new KedroPipeline(
                whole.nodes().stream().map(node -> node.tagged(all)).toList(), whole.holes());
    DatasetMapping mapping =
        DatasetMapping.of(
            rules.version(), given, namespace.text, prefixes.orElse(true), tagged, site);
    return mapping.apply(tagged);
  }

  private static KedroPipeline collect(Value content, Site site) {
    if (content instanceof KedroPipeline pipeline) {
      return pipeline.settled();
    } else if (content instanceof KedroNode) {
      throw KedroRefusal.type("a pipeline takes a list of nodes, not a node", site);
    }
    List<Value> items = items(content, site);
    List<KedroNode> nodes = new ArrayList<>();
    List<Value.Unknown> holes = new ArrayList<>();
    if (items == null) {
      // Of a list that may hold more, what it holds for certain is still a part of the pipeline.
      items = content instanceof Container.ListValue list ? List.copyOf(list.seen()) : List.of();
      holes.add(Iteration.unknown(content, site));
    }
    for (Value item : items) {
      Value value = unwrapped(item);
      if (value instanceof KedroNode node) {
        nodes.add(node);
      } else if (value instanceof KedroPipeline given) {
        KedroPipeline pipeline = given.settled();
        nodes.addAll(pipeline.nodes());
        holes.addAll(pipeline.holes());
      } else if (PipelineRefusals.isOther(value)) {
        throw KedroRefusal.attribute(
            "a pipeline is made of nodes and pipelines, not of " + Names.kind(value), site);
      } else {
        holes.add(Iteration.unknown(value, site));
      }
    }
    return KedroPipeline.of(nodes, holes, site);
  }

  private static @Nullable List<Value> items(Value content, Site site) {
    if (content instanceof Value.Int
        || content instanceof Value.Real
        || content instanceof Value.Singleton
        || content instanceof FunctionValue) {
      throw KedroRefusal.type("a pipeline takes a list of nodes, not " + Names.kind(content), site);
    }
    return Iteration.elements(content, null, site);
  }

  /** An object of a project's subclass counts as what it is made of. */
  public static Value unwrapped(Value value) {
    if (!(value instanceof Instance instance) || instance.payload() == null) {
      return value;
    }
    String overridden = instance.overridden();
    return overridden == null
        ? instance.payload()
        : new Value.Unknown(
            "`" + overridden + "` of `" + instance.type().name() + "` stands for Kedro's own",
            instance.type().site());
  }
}
