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
