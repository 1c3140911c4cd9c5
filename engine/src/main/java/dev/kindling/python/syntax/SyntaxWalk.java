package dev.kindling.python.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Visits the parts of a tree in the order in which they are written, annotations left out. */
public final class SyntaxWalk {

  private static final SyntaxParts PARTS = new SyntaxParts();

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

  /**
   * The statements and expressions directly within the statement, but for the bodies of functions
   * and classes, which are scopes of their own.
   */
  public static List<Object> within(Stmt statement) {
    List<Object> parts = new ArrayList<>();
    if (statement instanceof Stmt.Function s) {
      parts.addAll(s.decorators());
      defaults(s.parameters(), parts);
    } else if (statement instanceof Stmt.ClassOf s) {
      parts.addAll(s.decorators());
      parts.addAll(s.bases());
      s.keywords().forEach(keyword -> parts.add(keyword.value()));
    } else {
      statement.accept(PARTS, parts);
    }
    return parts;
  }

  /** The expressions directly within the expression, but for the body of a lambda. */
  public static List<Object> within(Expr expression) {
    List<Object> parts = new ArrayList<>();
    if (expression instanceof Expr.Lambda e) {
      defaults(e.parameters(), parts);
    } else {
      expression.accept(PARTS, parts);
    }
    return parts;
  }

  private static void defaults(List<Parameter> parameters, List<Object> into) {
    for (Parameter parameter : parameters) {
      if (parameter.standard() != null) {
        into.add(parameter.standard());
      }
    }
  }

  private void visit(List<?> body) {
    Deque<Object> open = new ArrayDeque<>(body);
    while (!open.isEmpty()) {
      Object part = open.pop();
      List<Object> inner = new ArrayList<>();
      if (part instanceof Stmt statement) {
        statements.accept(statement);
        statement.accept(PARTS, inner);
      } else if (part instanceof Expr expression) {
        expressions.accept(expression);
        expression.accept(PARTS, inner);
      }
      Collections.reverse(inner);
      inner.forEach(open::push);
    }
  }
}
