package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of expressions. */
final class Expressions {

  private final Interpreter interpreter;
  private final Operators operators;
  private final Comprehensions comprehensions;
  private final CallExpressions calls;
  private final FormattedTexts texts;

  Expressions(Interpreter interpreter, Operators operators) {
    this.interpreter = interpreter;
    this.operators = operators;
    this.comprehensions = new Comprehensions(interpreter, this);
    this.calls = new CallExpressions(interpreter, this);
    this.texts = new FormattedTexts(interpreter, this);
  }

  Value evaluate(Expr expression, Frame frame) {
    Value value = value(expression, frame);
    if (value instanceof Value.Unknown unknown && unknown.mayRaise()) {
      interpreter.budget().doubt();
    }
    return value;
  }

  private Value value(Expr expression, Frame frame) {
    interpreter.budget().step();
    if (expression instanceof Expr.Constant e) {
      return constant(e, frame);
    } else if (expression instanceof Expr.Name e) {
      return name(e.id(), frame, e.line());
    } else if (expression instanceof Expr.Attribute e) {
      return interpreter.attribute(evaluate(e.value(), frame), e.name(), frame.site(e.line()));
    } else if (expression instanceof Expr.Call e) {
      return calls.evaluate(e, frame);
    } else if (expression instanceof Expr.ListOf e) {
      return elements(e.elements(), frame, true);
    } else if (expression instanceof Expr.TupleOf e) {
      return elements(e.elements(), frame, false);
    } else if (expression instanceof Expr.DictOf e) {
      return dict(e, frame);
    } else if (expression instanceof Expr.SetOf e) {
      Value items = elements(e.elements(), frame, false);
      return items instanceof Value.Tuple t ? Hashing.set(t.items(), frame.site(e.line())) : items;
    } else if (expression instanceof Expr.Joined e) {
      return texts.joined(e, frame);
    } else if (expression instanceof Expr.Formatted e) {
      return texts.formatted(e, frame);
    } else if (expression instanceof Expr.Binary e) {
      return operators.apply(
          evaluate(e.left(), frame),
          e.operator(),
          evaluate(e.right(), frame),
          frame.site(e.line()));
    } else if (expression instanceof Expr.Conditional e) {
      return conditional(e, frame);
    } else if (expression instanceof Expr.Comprehension e) {
      return comprehensions.evaluate(e, frame);
    } else if (expression instanceof Expr.Subscript e) {
      return subscript(e, frame);
    } else if (expression instanceof Expr.Comparison e) {
      return comparison(e, frame);
    } else if (expression instanceof Expr.Logic e) {
      return logic(e, frame);
    } else if (expression instanceof Expr.Unary e) {
      return unary(e, frame);
    } else if (expression instanceof Expr.Lambda e) {
      return lambda(e, frame);
    } else if (expression instanceof Expr.Walrus e) {
      Value value = evaluate(e.value(), frame);
      interpreter.statements().assign(e.target(), value, frame.outsideComprehension());
      return value;
    } else if (expression instanceof Expr.Suspended e) {
      return suspended(e, frame);
    } else if (expression instanceof Expr.TypeAlias e) {
      return DeferredType.alias(e, frame);
    } else if (expression instanceof Expr.Template e) {
      e.parts().forEach(part -> evaluate(part, frame));
      return new Value.Unknown("a t-string is not followed", frame.site(e.line()));
    } else if (expression instanceof Expr.Slice e) {
      return new Value.Unknown("a slice is not followed here", frame.site(e.line()));
    } else if (expression instanceof Expr.Starred e) {
      return evaluate(e.value(), frame);
    }
    return new Value.Unknown(
        "the expression is nested more deeply than is followed", frame.site(expression.line()));
  }

  Operators operators() {
    return operators;
  }

  private static Value constant(Expr.Constant e, Frame frame) {
    Object value = e.value();
    if (value instanceof String s) {
      return new Text(s, frame.site(e.line()));
    } else if (value instanceof BigInteger i) {
      return new Value.Int(i);
    } else if (value instanceof Boolean b) {
      return Value.of(b);
    } else if (value instanceof Double d) {
      return new Value.Real(d);
    } else if (value instanceof byte[] bytes) {
      return Value.Bytes.of(bytes);
    } else if (value == Expr.Singleton.NONE) {
      return Value.Singleton.NONE;
    } else if (value == Expr.Singleton.ELLIPSIS) {
      return Value.Singleton.ELLIPSIS;
    }
    return new Value.Unknown("complex numbers are not followed", frame.site(e.line()));
  }

  Value name(String name, Frame frame, int line) {
    Value value = frame.find(name);
    if (value == null) {
      value = interpreter.modules().implicit(frame.module(), name);
    }
    if (value == null) {
      value = interpreter.natives().builtin(name);
    }
    if (value == null) {
      value = interpreter.modules().starred(frame.module(), name);
    }
    if (value != null) {
      return value;
    } else if (frame.module().incomplete() != null) {
      return frame.module().incomplete();
    }
    throw PythonError.of("NameError", "name `" + name + "` is not defined", frame.site(line));
  }

  /** Evaluates elements, {@code *} among them, into the list; gives why they are not all known. */
  Value.@Nullable Unknown spread(List<Expr> elements, Frame frame, List<Value> into) {
    Value.Unknown open = null;
    for (Expr element : elements) {
      if (element instanceof Expr.Starred starred) {
        Value whole = evaluate(starred.value(), frame);
        List<Value> items = Iteration.items(whole, frame.site(element.line()));
        if (items == null) {
          open = Iteration.unknown(whole, frame.site(element.line()));
        } else {
          interpreter.budget().steps(items.size());
          into.addAll(items);
        }
      } else {
        into.add(evaluate(element, frame));
      }
    }
    return open;
  }

  private Value elements(List<Expr> elements, Frame frame, boolean list) {
    List<Value> items = new ArrayList<>(elements.size());
    Value.Unknown open = spread(elements, frame, items);
    if (open != null) {
      return open;
    }
    return list ? new Container.ListValue(items) : new Value.Tuple(items);
  }

  private Value dict(Expr.DictOf e, Frame frame) {
    Container.DictValue result = new Container.DictValue();
    for (Expr.Entry entry : e.entries()) {
      Value value;
      if (entry.key() == null) {
        value = evaluate(entry.value(), frame);
        if (value instanceof Container.DictValue d && d.spoiled() == null) {
          result.entries().putAll(d.entries());
        } else {
          result.spoil(Iteration.unknown(value, frame.site(e.line())));
        }
      } else {
        Value key = evaluate(entry.key(), frame);
        value = evaluate(entry.value(), frame);
        if (key instanceof Value.Unknown unknown) {
          result.spoil(unknown);
        }
        Hashing.put(result, key, value, frame.site(e.line()));
      }
    }
    return result;
  }

  private Value conditional(Expr.Conditional e, Frame frame) {
    Value test = evaluate(e.test(), frame);
    Optional<Boolean> truth = Truth.of(test);
    if (truth.isPresent()) {
      return evaluate(truth.get() ? e.body() : e.orElse(), frame);
    }
    return Iteration.unknown(test, frame.site(e.line()));
  }

  private Value comparison(Expr.Comparison e, Frame frame) {
    Site site = frame.site(e.line());
    Value left = evaluate(e.left(), frame);
    for (int i = 0; i < e.operators().size(); i++) {
      Value right = evaluate(e.comparators().get(i), frame);
      Optional<Boolean> truth =
          Comparisons.compare(left, e.operators().get(i), right, interpreter, site);
      if (truth.isEmpty()) {
        interpreter.budget().doubt();
        return left instanceof Value.Unknown
            ? left
            : right instanceof Value.Unknown
                ? right
                : new Value.Unknown(
                    "the comparison of "
                        + Names.kind(left)
                        + " and "
                        + Names.kind(right)
                        + " is not known",
                    site);
      } else if (!truth.get()) {
        return Value.Singleton.FALSE;
      }
      left = right;
    }
    return Value.Singleton.TRUE;
  }

  private Value logic(Expr.Logic e, Frame frame) {
    Value value = Value.Singleton.NONE;
    for (int i = 0; i < e.operands().size(); i++) {
      value = evaluate(e.operands().get(i), frame);
      if (i == e.operands().size() - 1) {
        return value;
      }
      Optional<Boolean> truth = Truth.of(value);
      if (truth.isEmpty()) {
        return Iteration.unknown(value, frame.site(e.line()));
      } else if (truth.get() != e.and()) {
        return value;
      }
    }
    return value;
  }

  private Value unary(Expr.Unary e, Frame frame) {
    Value given = evaluate(e.operand(), frame);
    Site site = frame.site(e.line());
    Value number = NumberFunctions.number(given);
    Value operand = number == null || e.operator().equals("not") ? given : number;
    if (e.operator().equals("not")) {
      return Truth.of(operand, interpreter, site)
          .map(t -> Value.of(!t))
          .orElseGet(() -> Iteration.unknown(operand, site));
    } else if (operand instanceof Value.Int i) {
      return switch (e.operator()) {
        case "-" -> new Value.Int(i.value().negate());
        case "~" -> new Value.Int(i.value().not());
        default -> i;
      };
    } else if (operand instanceof Value.Real r && !e.operator().equals("~")) {
      return e.operator().equals("-") ? new Value.Real(-r.value()) : r;
    }
    Value own =
        operand instanceof NativeValue n && e.operator().equals("-")
            ? n.operate("*", Value.of(-1), false, site)
            : Overloads.call(
                interpreter,
                operand,
                e.operator().equals("-")
                    ? "__neg__"
                    : e.operator().equals("~") ? "__invert__" : "__pos__",
                List.of(),
                site);
    return own != null ? own : Iteration.unknown(operand, site);
  }

  private Value lambda(Expr.Lambda e, Frame frame) {
    Site site = frame.site(e.line());
    FunctionValue.Code code =
        new FunctionValue.Code(
            "<lambda>",
            frame.qualifiedName() + "<lambda>",
            e.parameters(),
            List.of(new Stmt.Return(e.body(), e.line())),
            null,
            false,
            site,
            e.line(),
            e.line());
    return new FunctionValue(
        code, frame, defaults(e.parameters(), frame), frame.classBody(), TypeScope.late(frame));
  }

  Map<Parameter, Value> defaults(List<Parameter> parameters, Frame frame) {
    Map<Parameter, Value> result = new HashMap<>();
    for (Parameter parameter : parameters) {
      if (parameter.standard() != null) {
        result.put(parameter, evaluate(parameter.standard(), frame));
      }
    }
    return result;
  }

  private Value suspended(Expr.Suspended e, Frame frame) {
    Site site = frame.site(e.line());
    Value value = e.value() == null ? Value.Singleton.NONE : evaluate(e.value(), frame);
    if (frame.yielded == null || e.keyword().equals("await")) {
      return new Value.Unknown("`" + e.keyword() + "` is not followed", site);
    }
    if (e.keyword().equals("yield")) {
      frame.yielded.add(value);
      return Value.Singleton.NONE;
    }
    List<Value> items = Iteration.items(value, site);
    if (items == null) {
      frame.yielded.add(Iteration.unknown(value, site));
    } else {
      frame.yielded.addAll(items);
    }
    return Value.Singleton.NONE;
  }

  private Value subscript(Expr.Subscript e, Frame frame) {
    Value whole = evaluate(e.value(), frame);
    Site site = frame.site(e.line());
    if (e.index() instanceof Expr.Slice slice) {
      return Subscripts.slice(
          whole,
          bound(slice.lower(), frame),
          bound(slice.upper(), frame),
          bound(slice.step(), frame),
          site);
    }
    return Subscripts.get(whole, evaluate(e.index(), frame), site, interpreter);
  }

  /** {@code whole[a:b] = value}. */
  void assign(Value whole, Expr.Slice slice, Value value, Frame frame, Site site) {
    Subscripts.set(
        whole,
        bound(slice.lower(), frame),
        bound(slice.upper(), frame),
        bound(slice.step(), frame),
        value,
        site);
  }

  private @Nullable Value bound(@Nullable Expr expression, Frame frame) {
    Value value = expression == null ? null : evaluate(expression, frame);
    return value == Value.Singleton.NONE ? null : value;
  }
}
