package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import java.util.List;
import java.util.Map;

/** Binding names, attributes and elements. */
final class Assignments {

  private final Interpreter interpreter;
  private final Expressions expressions;

  Assignments(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  void assign(Expr target, Value value, Frame frame) {
    if (target instanceof Expr.Name name) {
      ClassValue body = frame.classBody();
      frame.bind(
          name.id(),
          value instanceof Enumerations.Auto && body != null && body.isEnum()
              ? Enumerations.next(body, name.id(), frame.site(name.line()), interpreter)
              : value);
    } else if (target instanceof Expr.TupleOf t) {
      unpack(t.elements(), value, frame, t.line());
    } else if (target instanceof Expr.ListOf l) {
      unpack(l.elements(), value, frame, l.line());
    } else if (target instanceof Expr.Attribute a) {
      AttributeStore.set(
          expressions.evaluate(a.value(), frame),
          a.name(),
          value,
          frame.site(a.line()),
          interpreter);
    } else if (target instanceof Expr.Subscript s) {
      Value whole = expressions.evaluate(s.value(), frame);
      Site site = frame.site(s.line());
      if (s.index() instanceof Expr.Slice slice) {
        expressions.assign(whole, slice, value, frame, site);
      } else {
        Subscripts.set(whole, expressions.evaluate(s.index(), frame), value, site, interpreter);
      }
    } else if (target instanceof Expr.Starred s) {
      assign(s.value(), value, frame);
    }
  }

  private void unpack(List<Expr> targets, Value value, Frame frame, int line) {
    Site site = frame.site(line);
    List<Value> items = interpreter.items(value, site);
    if (items == null) {
      Value.Unknown unknown = Iteration.unknown(value, site);
      targets.forEach(target -> assign(target, unknown, frame));
      return;
    }
    int star = -1;
    for (int i = 0; i < targets.size(); i++) {
      star = targets.get(i) instanceof Expr.Starred ? i : star;
    }
    int extra = items.size() - targets.size();
    if (star < 0 ? extra != 0 : extra < -1) {
      throw PythonError.of(
          "ValueError", "needs " + targets.size() + " values to unpack, not " + items.size(), site);
    }
    for (int i = 0; i < targets.size(); i++) {
      if (star < 0 || i < star) {
        assign(targets.get(i), items.get(i), frame);
      } else if (i == star) {
        assign(targets.get(i), new Container.ListValue(items.subList(i, i + extra + 1)), frame);
      } else {
        assign(targets.get(i), items.get(i + extra), frame);
      }
    }
  }

  void annotated(Stmt.Annotated s, Frame frame) {
    if (frame.classBody() != null && s.target() instanceof Expr.Name name && !isClassVar(s)) {
      TypeScope scope = TypeScope.now(frame, List.of(s.annotation()));
      frame.classBody().field(name.id(), new ClassValue.FieldType(s.annotation(), scope));
    }
    if (s.value() != null) {
      assign(s.target(), expressions.evaluate(s.value(), frame), frame);
    }
  }

  private static boolean isClassVar(Stmt.Annotated s) {
    return s.annotation().toString().contains("ClassVar");
  }

  void augmented(Stmt.Augmented s, Frame frame) {
    Site site = frame.site(s.line());
    Value old;
    if (s.target() instanceof Expr.Name name) {
      old = expressions.name(name.id(), frame, s.line());
    } else {
      old = expressions.evaluate(s.target(), frame);
    }
    Value value = expressions.evaluate(s.value(), frame);
    if (!inPlace(old, s.operator(), value, site)) {
      assign(s.target(), interpreter.operate(old, s.operator(), value, site), frame);
    }
  }

  /** Lists, sets and dicts are changed, so that everybody who holds them sees it. */
  private boolean inPlace(Value old, String operator, Value value, Site site) {
    Arguments arguments = new Arguments(List.of(value), Map.of(), site, interpreter);
    if (old instanceof Container.ListValue l && operator.equals("+")) {
      ListMethods.extend(l, value, arguments);
    } else if (old instanceof Container.SetValue && operator.equals("|")) {
      ContainerMethods.call(old, "update", arguments);
    } else if (old instanceof Container.DictValue d && operator.equals("|")) {
      DictMethods.update(d, arguments);
    } else if (old instanceof Container.SetValue s
        && operator.equals("-")
        && value instanceof Container.SetValue less
        && less.spoiled() == null) {
      s.items().removeAll(less.items());
    } else {
      return false;
    }
    return true;
  }

  void delete(Expr target, Frame frame) {
    if (target instanceof Expr.Name name) {
      frame.unbind(name.id());
    } else if (target instanceof Expr.Subscript s) {
      Value whole = expressions.evaluate(s.value(), frame);
      Value index =
          s.index() instanceof Expr.Slice
              ? new Value.Unknown("the deletion of a slice is not followed", frame.site(s.line()))
              : expressions.evaluate(s.index(), frame);
      Subscripts.delete(whole, index, frame.site(s.line()));
    } else if (target instanceof Expr.TupleOf t) {
      t.elements().forEach(element -> delete(element, frame));
    }
  }
}
