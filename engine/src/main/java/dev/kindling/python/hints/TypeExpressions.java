package dev.kindling.python.hints;

import dev.kindling.python.evaluation.Expressions;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of annotations, by the names that a type checker sees. What cannot be resolved stays
 * as it is written, and the rest of the annotation is read all the same.
 */
final class TypeExpressions {

  static final Value UNION = new Value.Opaque("typing.Union");
  private static final Value LITERAL = new Value.Opaque("typing.Literal");
  private static final Value ANNOTATED = new Value.Opaque("typing.Annotated");
  private static final int DEEPEST = 60;

  private final Interpreter interpreter;
  private final Expressions expressions;
  private final TypingNames typingNames;
  private int depth;

  TypeExpressions(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
    this.typingNames = new TypingNames(interpreter);
  }

  /** The annotation's value; {@link UnresolvedType} where it has none that is known. */
  Value evaluate(Expr annotation, TypeScope scope) {
    if (depth >= DEEPEST) {
      return new UnresolvedType("...");
    }
    depth++;
    try {
      return value(annotation, scope);
    } finally {
      depth--;
    }
  }

  private Value value(Expr annotation, TypeScope scope) {
    if (annotation instanceof Expr.Name e) {
      Value value = name(e, scope);
      return value == null || value instanceof Value.Unknown ? new UnresolvedType(e.id()) : value;
    } else if (annotation instanceof Expr.Attribute e) {
      return attribute(e, scope);
    } else if (annotation instanceof Expr.Subscript e) {
      return subscript(e, scope);
    } else if (annotation instanceof Expr.Binary e && e.operator().equals("|")) {
      return new Value.Subscripted(
          UNION, List.of(evaluate(e.left(), scope), evaluate(e.right(), scope)));
    } else if (annotation instanceof Expr.Constant e && e.value() instanceof String text) {
      return quoted(text, e.line(), scope);
    } else if (annotation instanceof Expr.ListOf e) {
      return new Container.ListValue(all(e.elements(), scope));
    } else if (annotation instanceof Expr.TupleOf e) {
      return new Value.Tuple(all(e.elements(), scope));
    } else if (annotation instanceof Expr.Starred e) {
      return UnpackedType.of(evaluate(e.value(), scope));
    }
    return ordinary(annotation, scope);
  }

  private List<Value> all(List<Expr> parts, TypeScope scope) {
    List<Value> values = new ArrayList<>(parts.size());
    parts.forEach(part -> values.add(evaluate(part, scope)));
    return values;
  }

  /** A type that is written as a text. */
  Value quoted(String text, int line, TypeScope scope) {
    try {
      Expr inner = PythonParser.annotation(scope.module().file(), text, Math.max(1, line));
      // Quotes are looked into once all modules are read.
      return evaluate(inner, TypeScope.late(scope.frame()));
    } catch (SyntaxProblem e) {
      return new UnresolvedType(text);
    }
  }

  /** A text that stands for a type belongs to the module in which it is written. */
  Value forward(Text text, TypeScope scope) {
    ModuleValue home = interpreter.modules().in(text.site().file());
    boolean here = home == null || home == scope.module();
    TypeScope own = TypeScope.late(here ? scope.frame() : Frame.ofModule(home));
    return quoted(text.value(), text.site().line(), own);
  }

  private @Nullable Value name(Expr.Name e, TypeScope scope) {
    String id = e.id();
    Value value = scope.frame().findLocal(id);
    if (value != null) {
      return scope.early().getOrDefault(id, value);
    }
    value = typingNames.find(scope.module(), id);
    if (value != null) {
      return value;
    }
    value = scope.early().get(id);
    if (value != null) {
      return value;
    }
    try {
      return expressions.name(id, Frame.ofModule(scope.module()), e.line());
    } catch (PythonError | Budget.Exceeded undefined) {
      return typingNames.fromLibraries(scope.module(), id);
    }
  }

  private Value attribute(Expr.Attribute e, TypeScope scope) {
    Value whole = evaluate(e.value(), scope);
    if (whole instanceof UnresolvedType unresolved) {
      return new UnresolvedType(unresolved.text() + "." + e.name());
    }
    Value value;
    try {
      value =
          whole instanceof ModuleValue module
              ? typingNames.member(module, e.name())
              : interpreter.attribute(whole, e.name(), scope.frame().site(e.line()));
    } catch (PythonError | Budget.Exceeded missing) {
      value = null;
    }
    return value == null || value instanceof Value.Unknown ? new UnresolvedType(written(e)) : value;
  }

  private Value subscript(Expr.Subscript e, TypeScope scope) {
    Value origin = evaluate(e.value(), scope);
    List<Expr> arguments =
        e.index() instanceof Expr.TupleOf tuple ? tuple.elements() : List.of(e.index());
    if (origin.equals(LITERAL)) {
      List<Value> values = new ArrayList<>();
      arguments.forEach(argument -> values.add(ordinary(argument, scope)));
      return new Value.Subscripted(origin, values);
    } else if (origin.equals(ANNOTATED) && !arguments.isEmpty()) {
      List<Value> values = new ArrayList<>(List.of(evaluate(arguments.get(0), scope)));
      arguments
          .subList(1, arguments.size())
          .forEach(argument -> values.add(ordinary(argument, scope)));
      return new Value.Subscripted(origin, values);
    } else if (takesTypes(origin)) {
      return new Value.Subscripted(origin, all(arguments, scope));
    }
    return ordinary(e, scope);
  }

  private static boolean takesTypes(Value origin) {
    return origin instanceof Value.Opaque
        || origin instanceof Value.Subscripted
        || origin instanceof DeferredType
        || origin instanceof TypeDefinition
        || origin instanceof UnresolvedType
        || origin instanceof Text
        || origin instanceof NativeFunction
        || origin instanceof ClassValue type && !type.isEnum();
  }

  /** An expression that is no type as the language writes them, as a call that makes one. */
  private Value ordinary(Expr expression, TypeScope scope) {
    try {
      Value value = expressions.evaluate(expression, scope.frame());
      return value instanceof Value.Unknown ? new UnresolvedType(written(expression)) : value;
    } catch (PythonError | Budget.Exceeded e) {
      return new UnresolvedType(written(expression));
    }
  }

  /** What is written, as far as a reader needs it to find the place. */
  private static String written(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return name.id();
    } else if (expression instanceof Expr.Attribute attribute) {
      return written(attribute.value()) + "." + attribute.name();
    } else if (expression instanceof Expr.Call call) {
      return written(call.function()) + "(...)";
    } else if (expression instanceof Expr.Subscript subscript) {
      return written(subscript.value()) + "[...]";
    }
    return "...";
  }
}
