package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** List, set and dict comprehensions, and generator expressions, which are taken at once. */
final class Comprehensions {

  private final Interpreter interpreter;
  private final Expressions expressions;

  Comprehensions(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  Value evaluate(Expr.Comprehension e, Frame frame) {
    List<Value> items = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    Value.Unknown open = rounds(e, 0, frame.nested(), items, values);
    if (open != null) {
      return open;
    }
    return switch (e.made()) {
      case LIST -> new Container.ListValue(items);
      case SET -> Hashing.set(items, frame.site(e.line()));
      case GENERATOR -> new IteratorValue(items);
      case DICT -> dict(items, values);
    };
  }

  private static Value dict(List<Value> keys, List<Value> values) {
    Container.DictValue result = new Container.DictValue();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Value.Unknown unknown) {
        result.spoil(unknown);
      }
      result.entries().put(keys.get(i), values.get(i));
    }
    return result;
  }

  /** Runs the loops from the given one inwards; gives why the elements are not all known. */
  private Value.@Nullable Unknown rounds(
      Expr.Comprehension e, int depth, Frame frame, List<Value> items, List<Value> values) {
    if (depth == e.generators().size()) {
      items.add(expressions.evaluate(e.element(), frame));
      if (e.value() != null) {
        values.add(expressions.evaluate(e.value(), frame));
      }
      return items.size() > Budget.MAX_SIZE
          ? new Value.Unknown("it has more elements than are followed", frame.site(e.line()))
          : null;
    }
    Expr.Generator generator = e.generators().get(depth);
    Site site = frame.site(generator.iterable().line());
    Value whole = expressions.evaluate(generator.iterable(), frame);
    List<Value> elements = Iteration.items(whole, site);
    if (elements == null) {
      return Iteration.unknown(whole, site);
    }
    for (Value element : elements) {
      interpreter.statements().assign(generator.target(), element, frame);
      Value.Unknown open = null;
      boolean wanted = true;
      for (Expr condition : generator.conditions()) {
        Value test = expressions.evaluate(condition, frame);
        Optional<Boolean> truth = Truth.of(test);
        if (truth.isEmpty()) {
          return Iteration.unknown(test, frame.site(condition.line()));
        } else if (!truth.get()) {
          wanted = false;
          break;
        }
      }
      if (wanted) {
        open = rounds(e, depth + 1, frame, items, values);
      }
      if (open != null) {
        return open;
      }
    }
    return null;
  }
}
