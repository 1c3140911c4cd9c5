package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.NumberFunctions;
import dev.kindling.python.builtins.PlainKind;
import dev.kindling.python.hints.DeferredType;
import dev.kindling.python.hints.TypeScope;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.SliceValue;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of expressions. */
public final class Expressions implements Expr.Visitor<Frame, Value> {

  private final Interpreter interpreter;
  private final Operators operators;
  private final Comprehensions comprehensions;
  private final CallExpressions calls;
  private final FormattedTexts texts;
  private final Map<Object, FunctionValue.Code> codes = new IdentityHashMap<>();

  Expressions(Interpreter interpreter, Operators operators) {
    this.interpreter = interpreter;
    this.operators = operators;
    this.comprehensions = new Comprehensions(interpreter, this);
    this.calls = new CallExpressions(interpreter, this);
    this.texts = new FormattedTexts(interpreter, this);
  }

  public Value evaluate(Expr expression, Frame frame) {
    interpreter.budget().step();
    Value value = expression.accept(this, frame);
    if (value instanceof Value.Unknown unknown
        && (unknown.mayRaise() || !(expression instanceof Expr.Name))) {
      interpreter.doubt(unknown);
    }
    return value;
  }

  @Override
  public Value name(Expr.Name e, Frame frame) {
    return name(e.id(), frame, e.line());
  }

  @Override
  public Value attribute(Expr.Attribute e, Frame frame) {
    return interpreter.attribute(evaluate(e.value(), frame), e.name(), frame.site(e.line()));
  }

  @Override
  public Value call(Expr.Call e, Frame frame) {
    return calls.evaluate(e, frame);
  }

  @Override
  public Value listOf(Expr.ListOf e, Frame frame) {
    return elements(e.elements(), frame, true);
  }

  @Override
  public Value tupleOf(Expr.TupleOf e, Frame frame) {
    return elements(e.elements(), frame, false);
  }

  @Override
  public Value setOf(Expr.SetOf e, Frame frame) {
    return spread(
        e.elements(),
        frame,
        (items, open) -> {
          Container.SetValue set = Hashing.set(items, frame.site(e.line()));
          if (open != null) {
            set.spoil(open);
          }
          return set;
        });
  }

  @Override
  public Value joined(Expr.Joined e, Frame frame) {
    return texts.joined(e, frame);
  }

  @Override
  public Value formatted(Expr.Formatted e, Frame frame) {
    return texts.formatted(e, frame);
  }

  @Override
  public Value binary(Expr.Binary e, Frame frame) {
    return operators.apply(
        evaluate(e.left(), frame), e.operator(), evaluate(e.right(), frame), frame.site(e.line()));
  }

  @Override
  public Value comprehension(Expr.Comprehension e, Frame frame) {
    return comprehensions.evaluate(e, frame);
  }

  @Override
  public Value walrus(Expr.Walrus e, Frame frame) {
    Value value = evaluate(e.value(), frame);
    interpreter.statements().assign(e.target(), value, frame.outsideComprehension());
    return value;
  }

  @Override
  public Value typeAlias(Expr.TypeAlias e, Frame frame) {
    return DeferredType.alias(e, frame);
  }

  @Override
  public Value template(Expr.Template e, Frame frame) {
    e.parts().forEach(part -> evaluate(part, frame));
    return new Value.Unknown("a t-string is not followed", frame.site(e.line()));
  }

  @Override
  public Value slice(Expr.Slice e, Frame frame) {
    return new SliceValue(part(e.lower(), frame), part(e.upper(), frame), part(e.step(), frame));
  }

  private Value part(@Nullable Expr written, Frame frame) {
    return written == null ? Value.Singleton.NONE : evaluate(written, frame);
  }

  @Override
  public Value starred(Expr.Starred e, Frame frame) {
    return evaluate(e.value(), frame);
  }

  @Override
  public Value tooDeep(Expr.TooDeep e, Frame frame) {
    return new Value.Unknown(
        "the expression is nested more deeply than is followed", frame.site(e.line()));
  }

  Operators operators() {
    return operators;
  }

  @Override
  public Value constant(Expr.Constant e, Frame frame) {
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

  public Value name(String name, Frame frame, int line) {
    Value value = frame.find(name);
    if (value == null && frame.isUnbound(name)) {
      throw PythonError.of(
          frame.isOwn(name) ? "UnboundLocalError" : "NameError",
          "`" + name + "` is not bound yet",
          frame.site(line));
    }
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

  /** What elements are for. */
  interface Spread {

    /**
     * @param open why not all of them are known; null where they are
     */
    Value of(List<Value> items, Value.@Nullable Unknown open);
  }

  /** Evaluates elements, {@code *} among them. */
  Value spread(List<Expr> elements, Frame frame, Spread then) {
    return spread(elements, 0, new ArrayList<>(elements.size()), null, frame, then);
  }

  private Value spread(
      List<Expr> elements,
      int from,
      List<Value> into,
      Value.@Nullable Unknown unknown,
      Frame frame,
      Spread then) {
    Value.Unknown open = unknown;
    for (int i = from; i < elements.size(); i++) {
      if (!(elements.get(i) instanceof Expr.Starred starred)) {
        into.add(evaluate(elements.get(i), frame));
        continue;
      }
      Value whole = evaluate(starred.value(), frame);
      Site site = frame.site(starred.line());
      if (Orders.of(whole) != null) {
        int next = i + 1;
        Value.Unknown before = open;
        return Orders.choose(
            List.of(whole),
            interpreter,
            site,
            () -> {
              List<Value> own = new ArrayList<>(into);
              Value.Unknown more = spread(whole, own, site);
              return spread(elements, next, own, more == null ? before : more, frame, then);
            });
      }
      Value.Unknown more = spread(whole, into, site);
      open = more == null ? open : more;
    }
    return then.of(into, open);
  }

  private Value.@Nullable Unknown spread(Value whole, List<Value> into, Site site) {
    List<Value> items = interpreter.items(whole, site);
    if (items == null) {
      return Iteration.unknown(whole, site);
    }
    interpreter.budget().steps(items.size());
    into.addAll(items);
    return null;
  }

  private Value elements(List<Expr> elements, Frame frame, boolean list) {
    return spread(elements, frame, (items, open) -> elements(items, open, list));
  }

  private static Value elements(List<Value> items, Value.@Nullable Unknown open, boolean list) {
    if (open != null && !list) {
      return open.withMaybe(items.stream().filter(Reach::holds).toList());
    }
    if (!list) {
      return new Value.Tuple(items);
    }
    Container.ListValue result = new Container.ListValue(items);
    if (open != null) {
      result.spoil(open);
    }
    return result;
  }

  @Override
  public Value dictOf(Expr.DictOf e, Frame frame) {
    Container.DictValue result = new Container.DictValue();
    for (Expr.Entry entry : e.entries()) {
      Value value;
      if (entry.key() == null) {
        value = evaluate(entry.value(), frame);
        PlainKind kind = PlainKind.of(value.plain());
        if (kind != null && kind != PlainKind.DICT) {
          throw PythonError.of(
              "TypeError", Names.kind(value) + " is no mapping", frame.site(e.line()));
        } else if (value.plain() instanceof Container.DictValue d
            && (d.spoiled() == null || d.loose() != null)) {
          result.entries().putAll(d.seen());
          Value.Unknown order = d.spoiled();
          if (order != null) {
            result.disorder(order);
          }
        } else {
          result.forget(Iteration.unknown(value, frame.site(e.line())));
        }
      } else {
        Value key = evaluate(entry.key(), frame);
        value = evaluate(entry.value(), frame);
        if (key instanceof Value.Unknown unknown) {
          result.forget(unknown.withMaybe(Reach.holds(value) ? List.of(value) : List.of()));
        } else {
          Hashing.put(result, key, value, frame.site(e.line()));
        }
      }
    }
    return result;
  }

  @Override
  public Value conditional(Expr.Conditional e, Frame frame) {
    Site site = frame.site(e.line());
    Value test = evaluate(e.test(), frame);
    Optional<Boolean> truth = interpreter.truth(test, site);
    if (truth.isPresent()) {
      return evaluate(truth.get() ? e.body() : e.orElse(), frame);
    }
    return interpreter
        .ways()
        .choose(
            Iteration.unknown(test, site),
            List.of(() -> evaluate(e.body(), frame), () -> evaluate(e.orElse(), frame)));
  }

  @Override
  public Value comparison(Expr.Comparison e, Frame frame) {
    return comparison(e, 0, evaluate(e.left(), frame), frame);
  }

  /** The comparisons from the given one on. */
  private Value comparison(Expr.Comparison e, int at, Value left, Frame frame) {
    Site site = frame.site(e.line());
    Value right = evaluate(e.comparators().get(at), frame);
    Value result = compare(left, e.operators().get(at), right, site);
    if (at == e.operators().size() - 1) {
      return result;
    }
    Optional<Boolean> truth = interpreter.truth(result, site);
    if (truth.isPresent()) {
      return truth.get() ? comparison(e, at + 1, right, frame) : result;
    }
    return interpreter
        .ways()
        .choose(
            Iteration.unknown(result, site),
            List.of(() -> result, () -> comparison(e, at + 1, right, frame)));
  }

  Value compare(Value left, String operator, Value right, Site site) {
    Value own = Overloads.compare(interpreter, left, operator, right, site);
    if (own != null) {
      return own;
    }
    Optional<Boolean> truth = Comparisons.compare(left, operator, right, interpreter, site);
    if (truth.isPresent()) {
      return Value.of(truth.get());
    }
    Value.Unknown unknown =
        left instanceof Value.Unknown u
            ? u
            : right instanceof Value.Unknown u
                ? u
                : new Value.Unknown(
                    "the comparison of "
                        + Names.kind(left)
                        + " and "
                        + Names.kind(right)
                        + " is not known",
                    site);
    interpreter.doubt(unknown);
    return unknown;
  }

  @Override
  public Value logic(Expr.Logic e, Frame frame) {
    return logic(e, 0, frame);
  }

  /** The operands from the given one on. */
  private Value logic(Expr.Logic e, int at, Frame frame) {
    Value value = evaluate(e.operands().get(at), frame);
    if (at == e.operands().size() - 1) {
      return value;
    }
    Site site = frame.site(e.line());
    Optional<Boolean> truth = interpreter.truth(value, site);
    if (truth.isPresent()) {
      return truth.get() == e.and() ? logic(e, at + 1, frame) : value;
    }
    return interpreter
        .ways()
        .choose(
            Iteration.unknown(value, site), List.of(() -> value, () -> logic(e, at + 1, frame)));
  }

  @Override
  public Value unary(Expr.Unary e, Frame frame) {
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
    PlainKind kind = PlainKind.of(operand);
    if (kind != null && kind != PlainKind.NUMBER) {
      throw PythonError.of(
          "TypeError", "`" + e.operator() + "` does not take " + Names.kind(operand), site);
    }
    return own != null ? own : Iteration.unknown(operand, site);
  }

  @Override
  public Value lambda(Expr.Lambda e, Frame frame) {
    List<Stmt> body = List.of(new Stmt.Return(e.body(), e.line()));
    FunctionValue.Code code =
        code(
            e,
            () ->
                new FunctionValue.Code(
                    "<lambda>",
                    frame.qualifiedName() + "<lambda>",
                    e.parameters(),
                    body,
                    null,
                    false,
                    frame.site(e.line()),
                    e.line(),
                    e.line(),
                    new LocalNames(e.parameters(), body)));
    return new FunctionValue(
        code, frame, defaults(e.parameters(), frame), frame.classBody(), TypeScope.late(frame));
  }

  /** Each definition is one code, however often it is run. */
  FunctionValue.Code code(Object definition, Supplier<FunctionValue.Code> made) {
    return codes.computeIfAbsent(definition, none -> made.get());
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

  @Override
  public Value suspended(Expr.Suspended e, Frame frame) {
    Site site = frame.site(e.line());
    Value value = e.value() == null ? Value.Singleton.NONE : evaluate(e.value(), frame);
    Consumer<Value> suspended = frame.suspended;
    if (suspended != null && e.keyword().equals("yield")) {
      suspended.accept(value);
      return new Value.Unknown("what is sent to a generator is not followed", site);
    }
    Container.ListValue yielded = frame.yielded;
    if (yielded == null || e.keyword().equals("await")) {
      return new Value.Unknown("`" + e.keyword() + "` is not followed", site);
    }
    if (e.keyword().equals("yield")) {
      yielded.items().add(value);
      if (yielded.seen().size() > Budget.MAX_SIZE) {
        throw new Budget.Exceeded();
      }
      return Value.Singleton.NONE;
    }
    Value returned =
        value instanceof IteratorValue generator ? generator.returned(site) : Value.Singleton.NONE;
    List<Value> items = interpreter.items(value, site);
    List<Value> loose = items == null ? Iteration.elements(value, interpreter, site) : null;
    if (loose != null) {
      yielded.items().addAll(loose);
      yielded.disorder(Iteration.unknown(value, site));
      return returned;
    } else if (items == null) {
      Value.Unknown unknown = Iteration.unknown(value, site);
      yielded.spoil(unknown);
      return unknown;
    }
    yielded.items().addAll(items);
    return returned;
  }

  @Override
  public Value subscript(Expr.Subscript e, Frame frame) {
    Value whole = evaluate(e.value(), frame);
    Site site = frame.site(e.line());
    if (e.index() instanceof Expr.Slice slice) {
      Value lower = bound(slice.lower(), frame);
      Value upper = bound(slice.upper(), frame);
      Value step = bound(slice.step(), frame);
      return Orders.choose(
          List.of(whole),
          interpreter,
          site,
          () -> Subscripts.slice(whole, lower, upper, step, site));
    }
    Value index = evaluate(e.index(), frame);
    return Orders.choose(
        List.of(whole), interpreter, site, () -> Subscripts.get(whole, index, site, interpreter));
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
