package dev.kindling.python;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxWalk;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Code that may run or may not, since what decides it is unknown: every name that it would bind and
 * every container that it would change becomes unknown, so that nothing wrong is taken for known.
 */
final class Spoiler {

  private final Frame frame;
  private final Value.Unknown reason;
  private final Set<FunctionValue> called;
  private boolean returns;
  private boolean raises;
  private boolean jumps;
  private int loops;

  /**
   * How the statements may end.
   *
   * @param returns they may leave the function, so that its result is unknown too
   * @param raises they may raise an exception
   * @param jumps they may leave the round of the loop around them
   */
  record Ways(boolean returns, boolean raises, boolean jumps) {}

  private Spoiler(Frame frame, Value.Unknown reason, Set<FunctionValue> called) {
    this.frame = frame;
    this.reason = reason;
    this.called = called;
  }

  static Ways spoil(List<Stmt> statements, Frame frame, Value.Unknown reason) {
    Spoiler spoiler =
        new Spoiler(frame, reason, Collections.newSetFromMap(new IdentityHashMap<>()));
    spoiler.statements(statements);
    return new Ways(spoiler.returns, spoiler.raises, spoiler.jumps);
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
      round(s.body());
      statements(s.orElse());
    } else if (statement instanceof Stmt.While s) {
      expression(s.test());
      round(s.body());
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
    } else if (statement instanceof Stmt.Declare s) {
      frame.declare(s.global(), s.names());
    } else if (statement instanceof Stmt.Raise || statement instanceof Stmt.Assert) {
      raises = true;
    } else if (statement instanceof Stmt.Simple s) {
      jumps |= s.word() != Stmt.Word.PASS && loops == 0;
    }
  }

  private void round(List<Stmt> body) {
    loops++;
    statements(body);
    loops--;
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
    } else if (expression instanceof Expr.Attribute a) {
      Value whole = look(a.value());
      return whole instanceof Instance i
          ? i.attributes().get(a.name())
          : whole instanceof ModuleValue module
              ? module.names().get(a.name())
              : whole instanceof ClassValue type ? type.find(a.name()) : null;
    } else if (expression instanceof Expr.Subscript s) {
      return look(s.value());
    }
    return null;
  }

  private void expression(Expr expression) {
    SyntaxWalk.walk(expression, this::part);
  }

  private void part(Expr expression) {
    if (expression instanceof Expr.Call call) {
      if (call.function() instanceof Expr.Attribute method
          && ContainerMethods.CHANGING.contains(method.name())) {
        spoil(look(method.value()), reason);
      }
      if (!(call.function() instanceof Expr.Name name && Builtins.HARMLESS.contains(name.id()))) {
        call.arguments().forEach(argument -> spoil(look(argument), reason));
        call.keywords().forEach(keyword -> spoil(look(keyword.value()), reason));
        callee(call);
      }
    } else if (expression instanceof Expr.Walrus w) {
      target(w.target());
    } else if (expression instanceof Expr.Suspended) {
      returns = true;
    }
  }

  /** What a function of the project would change if it was called. */
  private void callee(Expr.Call call) {
    Value self = null;
    Value function = look(call.function());
    if (function == null
        && call.function() instanceof Expr.Attribute method
        && look(method.value()) instanceof Instance instance) {
      self = instance;
      function = instance.type().find(method.name());
    } else if (function instanceof BoundMethod bound) {
      self = bound.self();
      function = bound.function();
    }
    if (function instanceof FunctionValue f && called.add(f)) {
      Frame inner = Frame.ofFunction(f);
      List<Parameter> parameters = f.code().parameters();
      int at = 0;
      if (self != null && !parameters.isEmpty()) {
        inner.bind(parameters.get(at++).name(), self);
      }
      for (Expr argument : call.arguments()) {
        Value value = look(argument);
        if (at < parameters.size() && value != null) {
          inner.bind(parameters.get(at).name(), value);
        }
        at++;
      }
      new Spoiler(inner, reason, called).statements(f.code().body());
    }
  }
}
