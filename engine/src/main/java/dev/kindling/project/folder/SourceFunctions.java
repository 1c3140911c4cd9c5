package dev.kindling.project.folder;

import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.project.kedro.KedroNode;
import dev.kindling.project.kedro.KedroRules;
import dev.kindling.project.kedro.NodeFacts;
import dev.kindling.project.kedro.NodeNames;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that a snapshot names by file and line, found in the project's files. */
final class SourceFunctions {

  private final CodeOptions options;
  private final Interpreter interpreter;
  private final KedroRules rules;

  SourceFunctions(CodeOptions options, Interpreter interpreter, KedroRules rules) {
    this.options = options;
    this.interpreter = interpreter;
    this.rules = rules;
  }

  /** The node with what its function's annotations and body say. */
  Optional<Node> inspected(Node node) {
    Origin place = node.source().known() ? node.source() : node.origin();
    return module(place)
        .flatMap(module -> function(module, node, place))
        .flatMap(function -> bound(function, node));
  }

  private Optional<ModuleValue> module(Origin place) {
    if (!place.file().endsWith(".py") || place.file().startsWith("/")) {
      return Optional.empty();
    }
    Path file = options.root().resolve(place.file()).normalize();
    List<Path> roots = new ArrayList<>(List.of(options.source(), options.root()));
    roots.addAll(options.importRoots());
    for (Path root : roots) {
      if (file.startsWith(root)) {
        String name = root.relativize(file).toString().replace('\\', '/');
        name = name.substring(0, name.length() - ".py".length()).replace('/', '.');
        if (name.endsWith(".__init__")) {
          name = name.substring(0, name.length() - ".__init__".length());
        }
        try {
          return Optional.ofNullable(interpreter.module(name));
        } catch (PythonError e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** The function of that name whose lines hold the place. */
  private static Optional<FunctionValue> function(ModuleValue module, Node node, Origin place) {
    List<Value> open = new ArrayList<>(module.names().values());
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i) instanceof ClassValue type && type.module() == module) {
        open.addAll(type.attributes().values());
      } else if (open.get(i) instanceof FunctionValue function
          && function.isAt(module, place.line())
          && (node.function().isEmpty() || function.name().equals(node.function()))) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** A snapshot has the inputs in the order in which the function takes them. */
  private Optional<Node> bound(FunctionValue function, Node node) {
    try {
      KedroNode made =
          KedroNode.of(
              rules,
              new KedroNode.Written(
                  function,
                  names(node.inputs().stream().map(Input::dataset).toList()),
                  names(node.outputs().stream().map(Output::dataset).toList()),
                  node.name(),
                  null,
                  Map.of(),
                  List.of(),
                  function.site()));
      return Optional.of(new NodeFacts(rules).of(made));
    } catch (PythonError e) {
      return Optional.empty();
    }
  }

  private static NodeNames names(List<String> names) {
    return names.isEmpty()
        ? NodeNames.NOTHING
        : new NodeNames(
            NodeNames.Form.LIST, List.of(), names.stream().map(name -> Value.of(name)).toList());
  }
}
