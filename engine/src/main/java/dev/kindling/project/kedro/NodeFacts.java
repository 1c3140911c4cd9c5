package dev.kindling.project.kedro;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.python.bodies.SparkNames;
import dev.kindling.python.hints.DefinitionLines;
import dev.kindling.python.hints.Signature;
import dev.kindling.python.hints.Signatures;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.QualifiedNames;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of nodes, each made once however many pipelines share a node. */
public final class NodeFacts {

  private static final int LONGEST_FUNCTION_NAME = 200;

  private final KedroRules rules;
  private final Map<KedroNode, Node> made = new IdentityHashMap<>();
  private final Map<FunctionValue, Map<String, Site>> bodies = new HashMap<>();

  public NodeFacts(KedroRules rules) {
    this.rules = rules;
  }

  public Node of(KedroNode node) {
    return made.computeIfAbsent(node, this::make);
  }

  private Node make(KedroNode node) {
    String name = node.name();
    List<Tag> tags = new ArrayList<>();
    node.tags().forEach((tag, site) -> tags.add(new Tag(name, tag, site.origin())));
    List<Input> inputs = new ArrayList<>();
    node.inputs().forEach(t -> inputs.add(new Input(name, t.value(), origin(t, node))));
    List<Output> outputs = new ArrayList<>();
    node.outputs().forEach(t -> outputs.add(new Output(name, t.value(), origin(t, node))));
    DefinitionLines lines = DefinitionLines.of(node.function());
    boolean within = lines != null && !outside(lines.first().file().path());
    return new Node(
        name,
        functionName(node),
        node.namespace(),
        tags,
        inputs,
        outputs,
        hints(node),
        sparkUses(node),
        node.site().origin(),
        within ? source(lines.first()) : Origin.UNKNOWN,
        within ? lines.last() : 0);
  }

  private static Origin source(Site first) {
    return new Origin(first.file().path(), first.line(), "");
  }

  /** A library beside the project is none of its files. */
  private static boolean outside(String file) {
    return file.startsWith("..") || file.startsWith("/");
  }

  private String functionName(KedroNode node) {
    if (node.function() instanceof ClassValue type) {
      return type.name();
    }
    FunctionValue function = Signatures.function(node.function());
    String name = function != null ? function.name() : rules.functionName(node.function());
    return name.length() > LONGEST_FUNCTION_NAME ? "" : name;
  }

  private static Origin origin(Text text, KedroNode node) {
    return text.site().line() > 0 ? text.site().origin() : node.site().origin();
  }

  private List<TypeHint> hints(KedroNode node) {
    List<TypeHint> hints = new ArrayList<>();
    List<NodeBinding.Bound> bound = NodeBinding.of(node, rules.signatures());
    if (bound != null) {
      for (NodeBinding.Bound one : bound) {
        Signature.Hint hint = one.parameter().hint();
        if (hint != null) {
          hints.add(hint(node, one.parameter().name(), one.dataset().value(), hint));
        }
      }
    }
    Signature signature = rules.signatures().of(node.function(), true);
    if (signature != null && signature.returns() != null) {
      Signature.Hint hint = signature.returns();
      hints.add(hint(node, TypeHint.RETURN, null, hint));
    }
    return hints;
  }

  private static TypeHint hint(
      KedroNode node, String parameter, @Nullable String dataset, Signature.Hint hint) {
    return new TypeHint(
        node.name(),
        parameter,
        dataset,
        hint.text(),
        AnnotationText.names(hint.text()),
        hint.site().origin());
  }

  private List<SparkUse> sparkUses(KedroNode node) {
    FunctionValue function = Signatures.function(node.function());
    if (function == null) {
      return List.of();
    }
    Map<String, Site> names =
        bodies.computeIfAbsent(
            function, f -> rules.signatures().uses(f, SparkNames::isSpark, AnnotationText::names));
    List<SparkUse> uses = new ArrayList<>();
    names.forEach(
        (name, site) ->
            uses.add(new SparkUse(node.name(), QualifiedNames.canonical(name), site.origin())));
    return uses;
  }
}
