package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code that may run or may not, since what decides it is unknown: every name that it would bind and
 * every container that it would change becomes unknown, so that nothing wrong is taken for known.
 */
final class Spoiler {

  private final Frame frame;
  private final Value.Unknown reason;
  private boolean returns;

  private Spoiler(Frame frame, Value.Unknown reason) {
    this.frame = frame;
    this.reason = reason;
  }

  /** Gives whether the statements may leave the function, so that its result is unknown too. */
  static boolean spoil(List<Stmt> statements, Frame frame, Value.Unknown reason) {
    Spoiler spoiler = new Spoiler(frame, reason);
    spoiler.statements(statements);
    return spoiler.returns;
  }

  /** What unknown code is given, it may change. */
  static void arguments(
      Collection<Value> positional, Collection<Value> named, Value.Unknown reason) {
    positional.forEach(value -> spoil(value, reason));
    named.forEach(value -> spoil(value, reason));
  }

  private static void spoil(@Nullable Value value, Value.Unknown reason) {
    if (value instanceof Container container) {
      container.spoil(reason);
    }
  }

  private void statements(List<Stmt> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Assign s) {
      s.targets().forEach(this::target);
      expression(s.value());
    } else if (statement instanceof Stmt.Annotated s) {
      if (s.value() != null) {
        target(s.target());
        expression(s.value());
      }
    } else if (statement instanceof Stmt.Augmented s) {
      if (s.target() instanceof Expr.Name name) {
        spoil(frame.find(name.id()), reason);
      }
      target(s.target());
      expression(s.value());
    } else if (statement instanceof Stmt.Effect s) {
      expression(s.value());
    } else if (statement instanceof Stmt.Return s) {
      returns = true;
      if (s.value() != null) {
        expression(s.value());
      }
    } else if (statement instanceof Stmt.If s) {
      expression(s.test());
      statements(s.body());
      statements(s.orElse());
    } else if (statement instanceof Stmt.For s) {
      target(s.target());
      expression(s.iterable());
      statements(s.body());
      statements(s.orElse());
    } else if (statement instanceof Stmt.While s) {
      expression(s.test());
      statements(s.body());
      statements(s.orElse());
    } else if (statement instanceof Stmt.With s) {
      for (Stmt.WithItem item : s.items()) {
        expression(item.context());
        if (item.target() != null) {
          target(item.target());
        }
      }
      statements(s.body());
    } else if (statement instanceof Stmt.Try s) {
      statements(s.body());
      s.handlers().forEach(handler -> statements(handler.body()));
      statements(s.orElse());
      statements(s.finallyBody());
    } else if (statement instanceof Stmt.Match s) {
      s.cases().forEach(this::statements);
    } else if (statement instanceof Stmt.Function s) {
      frame.bind(s.name(), reason);
    } else if (statement instanceof Stmt.ClassOf s) {
      frame.bind(s.name(), reason);
    } else if (statement instanceof Stmt.Import s) {
      for (Stmt.Alias alias : s.names()) {
        String name = alias.as() != null ? alias.as() : alias.name();
        frame.bind(name.contains(".") ? name.substring(0, name.indexOf('.')) : name, reason);
      }
    } else if (statement instanceof Stmt.ImportFrom s) {
      for (Stmt.Alias alias : s.names()) {
        frame.bind(alias.as() != null ? alias.as() : alias.name(), reason);
      }
    } else if (statement instanceof Stmt.Delete s) {
      s.targets().forEach(this::target);
    }
  }

  private void target(Expr target) {
    if (target instanceof Expr.Name name) {
      frame.bind(name.id(), reason);
    } else if (target instanceof Expr.TupleOf t) {
      t.elements().forEach(this::target);
    } else if (target instanceof Expr.ListOf l) {
      l.elements().forEach(this::target);
    } else if (target instanceof Expr.Starred s) {
      target(s.value());
    } else if (target instanceof Expr.Subscript s) {
      spoil(look(s.value()), reason);
    } else if (target instanceof Expr.Attribute a && look(a.value()) instanceof Instance instance) {
      instance.attributes().put(a.name(), reason);
    }
  }

  /** The value of a name or of an attribute of one, without running anything. */
  private @Nullable Value look(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return frame.find(name.id());
    } else if (expression instanceof Expr.Attribute a && look(a.value()) instanceof Instance i) {
      return i.attributes().get(a.name());
    } else if (expression instanceof Expr.Subscript s) {
      return look(s.value());
    }
    return null;
  }

  private void expression(Expr expression) {
    if (expression instanceof Expr.Call call) {
      if (call.function() instanceof Expr.Attribute method) {
        if (ContainerMethods.CHANGING.contains(method.name())) {
          spoil(look(method.value()), reason);
        }
        expression(method.value());
      }
      if (!(call.function() instanceof Expr.Name name && Builtins.HARMLESS.contains(name.id()))) {
        call.arguments().forEach(argument -> spoil(look(argument), reason));
        call.keywords().forEach(keyword -> spoil(look(keyword.value()), reason));
      }
      call.arguments().forEach(this::expression);
      call.keywords().forEach(keyword -> expression(keyword.value()));
    } else if (expression instanceof Expr.Walrus w) {
      target(w.target());
    } else if (expression instanceof Expr.Suspended) {
      returns = true;
    }
  }
}
