package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.DictMethods;
import dev.kindling.python.builtins.Enumerations;
import dev.kindling.python.builtins.ListMethods;
import dev.kindling.python.hints.TypeScope;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binding names, attributes and elements. */
final class Assignments {

  private static final Set<String> SETS = Set.of("|", "&", "-", "^");

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
    Completion end =
        Orders.follow(
            value,
            interpreter,
            site,
            () -> {
              unpack(targets, value, frame, site);
              return Completion.NEXT;
            });
    if (end.error() != null) {
      throw end.error();
    }
  }

  private void unpack(List<Expr> targets, Value value, Frame frame, Site site) {
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
    if (s.target() instanceof Expr.Attribute a) {
      Value whole = expressions.evaluate(a.value(), frame);
      Value result = changed(interpreter.attribute(whole, a.name(), site), s, frame);
      AttributeStore.set(whole, a.name(), result, site, interpreter);
    } else if (s.target() instanceof Expr.Subscript p && !(p.index() instanceof Expr.Slice)) {
      Value whole = expressions.evaluate(p.value(), frame);
      Value index = expressions.evaluate(p.index(), frame);
      Value result = changed(Subscripts.get(whole, index, site, interpreter), s, frame);
      Subscripts.set(whole, index, result, site, interpreter);
    } else {
      Value old =
          s.target() instanceof Expr.Name name
              ? expressions.name(name.id(), frame, s.line())
              : expressions.evaluate(s.target(), frame);
      assign(s.target(), changed(old, s, frame), frame);
    }
  }

  /** The value that the target has afterwards: the old one where that was changed in place. */
  private Value changed(Value old, Stmt.Augmented s, Frame frame) {
    Value value = expressions.evaluate(s.value(), frame);
    Site site = frame.site(s.line());
    Value own = Overloads.inPlace(interpreter, old, s.operator(), value, site);
    if (own != null) {
      return own;
    }
    return old instanceof Container && !(old instanceof Container.SetValue)
        ? Orders.choose(
            List.of(value), interpreter, site, () -> changed(old, s.operator(), value, site))
        : changed(old, s.operator(), value, site);
  }

  private Value changed(Value old, String operator, Value value, Site site) {
    return inPlace(old, operator, value, site)
        ? old
        : interpreter.operate(old, operator, value, site);
  }

  /** Lists, sets and dicts are changed, so that everybody who holds them sees it. */
  private boolean inPlace(Value old, String operator, Value value, Site site) {
    Arguments arguments = new Arguments(List.of(value), Map.of(), site, interpreter);
    if (old instanceof Container.ListValue l && operator.equals("+")) {
      ListMethods.extend(l, value, arguments);
    } else if (old instanceof Container.ListValue l && operator.equals("*")) {
      replace(l, interpreter.operate(old, operator, value, site), site);
    } else if (old instanceof Container.SetValue s && !s.frozen() && SETS.contains(operator)) {
      // Sets take sets only; what is known of the elements afterwards is what the operator gives.
      replace(s, interpreter.operate(old, operator, value, site), site);
    } else if (old instanceof Container.DictValue d && operator.equals("|")) {
      DictMethods.update(d, arguments);
    } else {
      return false;
    }
    return true;
  }

  private static void replace(Container into, Value result, Site site) {
    if (into instanceof Container.ListValue l
        && result instanceof Container.ListValue r
        && r.spoiled() == null) {
      List<Value> items = List.copyOf(r.items());
      l.items().clear();
      l.items().addAll(items);
    } else if (into instanceof Container.SetValue s
        && result instanceof Container.SetValue r
        && r.spoiled() == null) {
      List<Value> items = List.copyOf(r.items());
      s.items().clear();
      s.items().addAll(items);
    } else {
      into.forget(Iteration.unknown(result, site));
    }
  }

  void delete(Expr target, Frame frame) {
    Site site = frame.site(target.line());
    if (target instanceof Expr.Name name) {
      if (!frame.unbind(name.id()) && frame.module().incomplete() == null) {
        throw PythonError.of("NameError", "name `" + name.id() + "` is not defined", site);
      }
    } else if (target instanceof Expr.Attribute a) {
      AttributeStore.delete(expressions.evaluate(a.value(), frame), a.name(), site, interpreter);
    } else if (target instanceof Expr.Subscript s) {
      Value whole = expressions.evaluate(s.value(), frame);
      Subscripts.delete(whole, expressions.evaluate(s.index(), frame), site, interpreter);
    } else if (target instanceof Expr.TupleOf t) {
      t.elements().forEach(element -> delete(element, frame));
    } else if (target instanceof Expr.ListOf l) {
      l.elements().forEach(element -> delete(element, frame));
    }
  }
}
