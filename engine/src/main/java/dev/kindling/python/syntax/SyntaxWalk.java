package dev.kindling.python.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits the parts of a tree in the order in which they are written, annotations left out. */
public final class SyntaxWalk {

  private final Consumer<Expr> expressions;
  private final Consumer<Stmt> statements;

  private SyntaxWalk(Consumer<Expr> expressions, Consumer<Stmt> statements) {
    this.expressions = expressions;
    this.statements = statements;
  }

  /** Visits every statement, at whatever depth, and every expression within them. */
  public static void walk(List<Stmt> body, Consumer<Stmt> statements, Consumer<Expr> expressions) {
    new SyntaxWalk(expressions, statements).visit(body);
  }

  /** Visits the expression and every expression within it. */
  public static void walk(Expr expression, Consumer<Expr> expressions) {
    new SyntaxWalk(expressions, statement -> {}).visit(List.of(expression));
  }

  private void visit(List<?> body) {
    Deque<Object> open = new ArrayDeque<>(body);
    while (!open.isEmpty()) {
      Object part = open.pop();
      List<Object> inner = new ArrayList<>();
      if (part instanceof Stmt statement) {
        statements.accept(statement);
        parts(statement, inner);
      } else if (part instanceof Expr expression) {
        expressions.accept(expression);
        parts(expression, inner);
      }
      Collections.reverse(inner);
      inner.forEach(open::push);
    }
  }

  private static void add(List<Object> into, @Nullable Object part) {
    if (part != null) {
      into.add(part);
    }
  }

  private static void parts(Stmt statement, List<Object> into) {
    if (statement instanceof Stmt.Function s) {
      into.addAll(s.decorators());
      s.parameters().forEach(p -> add(into, p.standard()));
      into.addAll(s.body());
    } else if (statement instanceof Stmt.ClassOf s) {
      into.addAll(s.decorators());
      into.addAll(s.bases());
      into.addAll(s.body());
    } else if (statement instanceof Stmt.Return s) {
      add(into, s.value());
    } else if (statement instanceof Stmt.Assign s) {
      into.addAll(s.targets());
      into.add(s.value());
    } else if (statement instanceof Stmt.Annotated s) {
      add(into, s.value());
    } else if (statement instanceof Stmt.Augmented s) {
      into.add(s.target());
      into.add(s.value());
    } else if (statement instanceof Stmt.For s) {
      into.add(s.target());
      into.add(s.iterable());
      into.addAll(s.body());
      into.addAll(s.orElse());
    } else if (statement instanceof Stmt.While s) {
      into.add(s.test());
      into.addAll(s.body());
      into.addAll(s.orElse());
    } else if (statement instanceof Stmt.If s) {
      into.add(s.test());
      into.addAll(s.body());
      into.addAll(s.orElse());
    } else if (statement instanceof Stmt.With s) {
      s.items().forEach(item -> into.add(item.context()));
      into.addAll(s.body());
    } else if (statement instanceof Stmt.Try s) {
      into.addAll(s.body());
      s.handlers().forEach(handler -> into.addAll(handler.body()));
      into.addAll(s.orElse());
      into.addAll(s.finallyBody());
    } else if (statement instanceof Stmt.Raise s) {
      add(into, s.exception());
    } else if (statement instanceof Stmt.Assert s) {
      into.add(s.test());
    } else if (statement instanceof Stmt.Effect s) {
      into.add(s.value());
    } else if (statement instanceof Stmt.Delete s) {
      into.addAll(s.targets());
    } else if (statement instanceof Stmt.Match s) {
      into.add(s.subject());
      s.cases().forEach(into::addAll);
    }
  }

  private static void parts(Expr expression, List<Object> into) {
    if (expression instanceof Expr.Attribute e) {
      into.add(e.value());
    } else if (expression instanceof Expr.Call e) {
      into.add(e.function());
      into.addAll(e.arguments());
      e.keywords().forEach(keyword -> into.add(keyword.value()));
    } else if (expression instanceof Expr.Subscript e) {
      into.add(e.value());
      into.add(e.index());
    } else if (expression instanceof Expr.Slice e) {
      add(into, e.lower());
      add(into, e.upper());
      add(into, e.step());
    } else if (expression instanceof Expr.Starred e) {
      into.add(e.value());
    } else if (expression instanceof Expr.ListOf e) {
      into.addAll(e.elements());
    } else if (expression instanceof Expr.TupleOf e) {
      into.addAll(e.elements());
    } else if (expression instanceof Expr.SetOf e) {
      into.addAll(e.elements());
    } else if (expression instanceof Expr.DictOf e) {
      for (Expr.Entry entry : e.entries()) {
        add(into, entry.key());
        into.add(entry.value());
      }
    } else if (expression instanceof Expr.Comprehension e) {
      for (Expr.Generator generator : e.generators()) {
        into.add(generator.iterable());
        into.addAll(generator.conditions());
      }
      into.add(e.element());
      add(into, e.value());
    } else if (expression instanceof Expr.Lambda e) {
      into.add(e.body());
    } else if (expression instanceof Expr.Conditional e) {
      into.add(e.test());
      into.add(e.body());
      into.add(e.orElse());
    } else if (expression instanceof Expr.Logic e) {
      into.addAll(e.operands());
    } else if (expression instanceof Expr.Unary e) {
      into.add(e.operand());
    } else if (expression instanceof Expr.Binary e) {
      into.add(e.left());
      into.add(e.right());
    } else if (expression instanceof Expr.Comparison e) {
      into.add(e.left());
      into.addAll(e.comparators());
    } else if (expression instanceof Expr.Joined e) {
      into.addAll(e.parts());
    } else if (expression instanceof Expr.Template e) {
      into.addAll(e.parts());
    } else if (expression instanceof Expr.Formatted e) {
      into.add(e.value());
      add(into, e.format());
    } else if (expression instanceof Expr.Walrus e) {
      into.add(e.value());
    } else if (expression instanceof Expr.Suspended e) {
      add(into, e.value());
    }
  }
}
