package dev.kindling.project.folder;

import dev.kindling.configuration.Resolver;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Origin;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An interpolation function of the project's own, followed like any other of its code. */
final class ProjectResolver implements Resolver {

  private static final String OMEGACONF = "omegaconf.resolvers.";

  private final Interpreter interpreter;
  private final Value function;

  private ProjectResolver(Interpreter interpreter, Value function) {
    this.interpreter = interpreter;
    this.function = function;
  }

  /** Those that the arguments of the configuration's loader name. */
  static Map<String, Resolver> of(Value arguments, Interpreter interpreter) {
    Value named =
        arguments instanceof Container.DictValue dict
            ? dict.entries().get(Value.of("custom_resolvers"))
            : null;
    return named == null ? Map.of() : named(named, interpreter);
  }

  /** Functions by name; {@code oc.env} is known without being followed. */
  static Map<String, Resolver> named(Value functions, Interpreter interpreter) {
    Map<String, Value> texts = new LinkedHashMap<>();
    if (functions instanceof Container.DictValue dict) {
      dict.entries()
          .forEach(
              (name, function) -> {
                if (name instanceof Text text) {
                  texts.put(text.value(), function);
                }
              });
    }
    return named(texts, interpreter);
  }

  /** The same of functions by text. */
  static Map<String, Resolver> named(Map<String, Value> functions, Interpreter interpreter) {
    Map<String, Resolver> resolvers = new LinkedHashMap<>();
    functions.forEach(
        (name, function) -> {
          if (!name.equals("oc.env")) {
            resolvers.put(name, one(function, interpreter));
          }
        });
    return resolvers;
  }

  private static Resolver one(Value function, Interpreter interpreter) {
    return function instanceof Value.Opaque known && known.name().startsWith(OMEGACONF)
        ? new Alias(known.name().substring(OMEGACONF.length()))
        : new ProjectResolver(interpreter, function);
  }

  @Override
  public YamlValue call(List<YamlValue> arguments, Origin origin) {
    return DeepStack.call(() -> followed(arguments, origin));
  }

  private YamlValue followed(List<YamlValue> arguments, Origin origin) {
    FunctionValue own = FunctionValue.of(function);
    if (own != null && own.parameterNames().stream().anyMatch(p -> p.matches("_\\w+_"))) {
      return new YamlUnread("it looks at the configuration itself, which is not followed", origin);
    }
    List<Value> given =
        arguments.stream().map(value -> YamlValues.of(value, Site.NOWHERE)).toList();
    try {
      Value result = interpreter.attempt(function, given, Map.of(), Site.NOWHERE);
      return PlainYaml.of(PlainValues.of(result, Site.NOWHERE), origin);
    } catch (PythonError e) {
      return new YamlUnread("it raises " + e.typeName() + ": " + e.getMessage(), origin);
    }
  }
}
