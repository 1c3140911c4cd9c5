package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.SyntaxWalk;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** List, set and dict comprehensions, and generator expressions. */
final class Comprehensions {

  private final Interpreter interpreter;
  private final Expressions expressions;

  Comprehensions(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  /** What is collected: elements, or keys with values. */
  private record Made(Container.ListValue items, Container.ListValue values) {}

  Value evaluate(Expr.Comprehension e, Frame frame) {
    // The first iterable belongs to the code around: in a class body it sees its names.
    Value whole = expressions.evaluate(e.generators().get(0).iterable(), frame);
    Site site = frame.site(e.line());
    if (e.made() != Expr.Comprehension.Made.GENERATOR) {
      return ordered(e, whole, frame, site);
    }
    if (whole instanceof Value.Singleton
        || whole instanceof Value.Int
        || whole instanceof Value.Real) {
      throw PythonError.of("TypeError", "the value is not iterable", site);
    }
    List<Value> holds = new ArrayList<>(List.of(whole));
    SyntaxWalk.walk(
        e,
        part -> {
          Value used = part instanceof Expr.Name name ? frame.find(name.id()) : null;
          if (used != null) {
            holds.add(used);
          }
        });
    return IteratorValue.later(() -> ordered(e, whole, frame, site), site, holds);
  }

  private Value ordered(Expr.Comprehension e, Value whole, Frame frame, Site site) {
    if (whole instanceof IteratorValue iterator) {
      iterator.begin();
    }
    return Orders.choose(List.of(whole), interpreter, site, () -> taken(e, whole, frame));
  }

  private Value taken(Expr.Comprehension e, Value whole, Frame frame) {
    Made made = new Made(new Container.ListValue(List.of()), new Container.ListValue(List.of()));
    Site site = frame.site(e.line());
    Completion end =
        interpreter
            .ways()
            .scope(
                done -> done,
                () -> {
                  rounds(e, 0, whole, frame.nested(), made);
                  return Completion.NEXT;
                });
    if (end.error() != null) {
      throw end.error();
    }
    return result(e, made, site);
  }

  private static Value result(Expr.Comprehension e, Made made, Site site) {
    Value.Unknown open = made.items.spoiled();
    List<Value> items = List.copyOf(made.items.seen());
    boolean loose = made.items.loose() != null;
    return switch (e.made()) {
      case LIST -> made.items;
      case SET -> {
        Container.SetValue set = Hashing.set(items, site);
        if (open != null && !loose) {
          set.spoil(open);
        }
        yield set;
      }
      case GENERATOR -> {
        if (loose && open != null) {
          yield IteratorValue.loose(items, open);
        }
        IteratorValue iterator = new IteratorValue(items);
        if (open != null) {
          iterator.forget(open);
        }
        yield iterator;
      }
      case DICT -> dict(made, site);
    };
  }

  private static Value dict(Made made, Site site) {
    Container.DictValue result = new Container.DictValue();
    List<Value> keys = made.items.seen();
    List<Value> values = made.values.seen();
    Value.Unknown open =
        made.items.spoiled() != null ? made.items.spoiled() : made.values.spoiled();
    if (open != null || keys.size() != values.size()) {
      result.spoil(
          open != null ? open : new Value.Unknown("the entries of the dict are not known", site));
      return result;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Value.Unknown unknown) {
        result.spoil(unknown);
      }
      Hashing.put(result, keys.get(i), values.get(i), site);
    }
    return result;
  }

  /** Runs the loops from the given one inwards. */
  private void rounds(Expr.Comprehension e, int depth, Value whole, Frame frame, Made made) {
    Expr.Generator generator = e.generators().get(depth);
    Site site = frame.site(generator.iterable().line());
    if (whole instanceof IteratorValue iterator && !iterator.hasNoEnd()) {
      taken(e, depth, iterator, frame, made);
      return;
    }
    List<Value> elements = interpreter.items(whole, site);
    if (elements == null) {
      unknown(e, depth, Iteration.unknown(whole, site), frame, made);
      return;
    }
    for (Value element : elements) {
      round(e, depth, element, frame, made);
      if (made.items.seen().size() > Budget.MAX_SIZE) {
        made.items.spoil(new Value.Unknown("it has more elements than are followed", site));
        return;
      }
    }
  }

  /** Elements are taken one by one: what is made of them may take some itself. */
  private void taken(
      Expr.Comprehension e, int depth, IteratorValue iterator, Frame frame, Made made) {
    Site site = frame.site(e.generators().get(depth).iterable().line());
    iterator.begin();
    while (true) {
      iterator.check(site);
      if (iterator.unknown() != null || iterator.endless()) {
        unknown(e, depth, Iteration.unknown(iterator, site), frame, made);
        return;
      } else if (iterator.rest().isEmpty()) {
        return;
      }
      Value element = iterator.rest().get(0);
      iterator.advance();
      round(e, depth, element, frame, made);
      if (made.items.seen().size() > Budget.MAX_SIZE) {
        made.items.spoil(new Value.Unknown("it has more elements than are followed", site));
        return;
      }
    }
  }

  private void unknown(
      Expr.Comprehension e, int depth, Value.Unknown element, Frame frame, Made made) {
    interpreter
        .ways()
        .repeat(
            element,
            () -> {
              round(e, depth, element, frame, made);
              return Completion.NEXT;
            });
  }

  private void round(Expr.Comprehension e, int depth, Value element, Frame frame, Made made) {
    interpreter.budget().step();
    interpreter.statements().assign(e.generators().get(depth).target(), element, frame);
    conditions(e, depth, 0, frame, made);
  }

  private void conditions(Expr.Comprehension e, int depth, int at, Frame frame, Made made) {
    List<Expr> conditions = e.generators().get(depth).conditions();
    if (at == conditions.size()) {
      inner(e, depth + 1, frame, made);
      return;
    }
    Expr condition = conditions.get(at);
    Site site = frame.site(condition.line());
    Value test = expressions.evaluate(condition, frame);
    Optional<Boolean> truth = interpreter.truth(test, site);
    if (truth.isEmpty()) {
      Completion end =
          interpreter
              .ways()
              .fork(
                  Iteration.unknown(test, site),
                  List.of(
                      () -> {
                        conditions(e, depth, at + 1, frame, made);
                        return Completion.NEXT;
                      },
                      () -> Completion.NEXT));
      if (end.error() != null) {
        throw end.error();
      }
    } else if (truth.get()) {
      conditions(e, depth, at + 1, frame, made);
    }
  }

  private void inner(Expr.Comprehension e, int depth, Frame frame, Made made) {
    if (depth < e.generators().size()) {
      Value whole = expressions.evaluate(e.generators().get(depth).iterable(), frame);
      Site site = frame.site(e.generators().get(depth).iterable().line());
      Completion end =
          Orders.follow(
              whole,
              interpreter,
              site,
              () -> {
                rounds(e, depth, whole, frame, made);
                return Completion.NEXT;
              });
      if (end.error() != null) {
        throw end.error();
      }
      return;
    }
    made.items.items().add(expressions.evaluate(e.element(), frame));
    if (e.value() != null) {
      made.values.items().add(expressions.evaluate(e.value(), frame));
    }
  }
}
