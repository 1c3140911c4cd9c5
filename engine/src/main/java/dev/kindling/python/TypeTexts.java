package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Annotations as type expressions with fully qualified names. */
final class TypeTexts {

  private static final String UNION = "typing.Union";
  private static final String OPTIONAL = "typing.Optional";
  private static final int MAX_DEPTH = 30;

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final Map<ModuleValue, Map<String, Value>> typingOnly = new HashMap<>();

  TypeTexts(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  Signature.@Nullable Hint returns(FunctionValue function) {
    Expr annotation = function.code().returns();
    return annotation == null ? null : of(annotation, function);
  }

  /** The annotation; null where nothing is known of it. */
  Signature.@Nullable Hint of(Expr annotation, FunctionValue function) {
    Frame frame = function.closure().nested();
    frame.names().putAll(typingOnly(function.module()));
    Site site = new Site(function.module().file(), annotation.line());
    Value value = evaluate(annotation, frame);
    String text = value == null ? null : text(value, frame, 0);
    return text == null ? null : new Signature.Hint(text, site);
  }

  /** The names that are imported for type checkers alone. */
  private Map<String, Value> typingOnly(ModuleValue module) {
    Map<String, Value> known = typingOnly.get(module);
    if (known == null) {
      Frame frame = Frame.ofModule(module).nested();
      for (Stmt statement : module.typingOnly()) {
        try {
          interpreter.statements().run(List.of(statement), frame);
        } catch (PythonError | Budget.Exceeded e) {
          continue; // What cannot be imported is not known; other names may be.
        }
      }
      known = Map.copyOf(frame.names());
      typingOnly.put(module, known);
    }
    return known;
  }

  private @Nullable Value evaluate(Expr annotation, Frame frame) {
    try {
      return expressions.evaluate(annotation, frame);
    } catch (PythonError | Budget.Exceeded e) {
      return null;
    }
  }

  private @Nullable String text(Value value, Frame frame, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    } else if (value == Value.Singleton.NONE) {
      return "None";
    } else if (value == Value.Singleton.ELLIPSIS) {
      return "...";
    } else if (value instanceof Text forward) {
      return reference(forward, frame, depth);
    } else if (value instanceof Value.Opaque opaque) {
      return QualifiedNames.canonical(opaque.name());
    } else if (value instanceof ClassValue type) {
      return type.fullName();
    } else if (value instanceof NativeFunction f) {
      return QualifiedNames.canonical(f.name());
    } else if (value instanceof TypeDefinition definition) {
      return definition(definition, frame, depth);
    } else if (value instanceof Value.Subscripted generic) {
      return subscripted(generic, frame, depth);
    } else if (value instanceof Container.ListValue list && list.spoiled() == null) {
      return "[" + joined(list.items(), frame, depth) + "]";
    } else if (value instanceof Value.Tuple tuple) {
      return "(" + joined(tuple.items(), frame, depth) + ")";
    } else if (value instanceof ModuleValue module) {
      return module.name();
    } else if (value instanceof FunctionValue function) {
      return function.moduleName() + "." + function.code().qualifiedName();
    }
    return Representation.of(value);
  }

  /** A type that is written as a text. One that cannot be resolved stays as it is written. */
  private @Nullable String reference(Text forward, Frame frame, int depth) {
    try {
      Expr inner =
          PythonParser.annotation(
              frame.module().file(), forward.value(), Math.max(1, forward.site().line()));
      Value value = evaluate(inner, frame);
      String text = value == null ? null : text(value, frame, depth + 1);
      return text == null ? forward.value() : text;
    } catch (SyntaxProblem e) {
      return forward.value();
    }
  }

  private String joined(List<Value> values, Frame frame, int depth) {
    List<String> parts = new ArrayList<>();
    for (Value value : values) {
      String text = text(value, frame, depth + 1);
      parts.add(text == null ? "typing.Any" : text);
    }
    return String.join(", ", parts);
  }

  private String definition(TypeDefinition definition, Frame frame, int depth) {
    StringBuilder result = new StringBuilder(definition.kind());
    result.append('(').append(Representation.quote(definition.name()));
    int last = definition.types().size() - 1;
    for (int i = 0; i <= last; i++) {
      String text = text(definition.types().get(i), frame, depth + 1);
      result
          .append(", ")
          .append(i == last && definition.bounded() ? "bound=" : "")
          .append(text == null ? "typing.Any" : text);
    }
    return result.append(')').toString();
  }

  private @Nullable String subscripted(Value.Subscripted generic, Frame frame, int depth) {
    String origin = text(generic.origin(), frame, depth + 1);
    if (origin == null) {
      return null;
    } else if (origin.equals("typing.Literal")) {
      List<String> values = new ArrayList<>();
      for (Value value : generic.arguments()) {
        String one = Representation.of(value);
        values.add(one == null ? "typing.Any" : one);
      }
      return origin + "[" + String.join(", ", values) + "]";
    } else if (origin.equals("typing.Annotated") && !generic.arguments().isEmpty()) {
      return annotated(generic, frame, depth);
    } else if (origin.equals(UNION) || origin.equals(OPTIONAL)) {
      List<Value> members = new ArrayList<>();
      flatten(generic, origin, members, depth);
      List<Value> others =
          members.stream().filter(member -> member != Value.Singleton.NONE).toList();
      if (others.size() == members.size() && others.size() == 1) {
        return text(others.get(0), frame, depth + 1);
      } else if (others.size() == 1 && members.size() == 2) {
        return OPTIONAL + "[" + joined(others, frame, depth) + "]";
      }
      return UNION + "[" + joined(members, frame, depth) + "]";
    }
    return origin + "[" + joined(generic.arguments(), frame, depth) + "]";
  }

  private static void flatten(Value.Subscripted union, String origin, List<Value> into, int depth) {
    for (Value member : union.arguments()) {
      if (depth < MAX_DEPTH
          && member instanceof Value.Subscripted s
          && s.origin() instanceof Value.Opaque o
          && (o.name().equals(UNION) || o.name().equals(OPTIONAL))) {
        flatten(s, o.name(), into, depth + 1);
      } else if (!into.contains(member)) {
        into.add(member);
      }
    }
    if (origin.equals(OPTIONAL) && !into.contains(Value.Singleton.NONE)) {
      into.add(Value.Singleton.NONE);
    }
  }

  private String annotated(Value.Subscripted generic, Frame frame, int depth) {
    List<Value> arguments = generic.arguments();
    String type = text(arguments.get(0), frame, depth + 1);
    List<String> parts = new ArrayList<>();
    parts.add(type == null ? "typing.Any" : type);
    for (Value meta : arguments.subList(1, arguments.size())) {
      String one = Representation.of(meta);
      parts.add(one == null ? "..." : one);
    }
    return "typing.Annotated[" + String.join(", ", parts) + "]";
  }
}
