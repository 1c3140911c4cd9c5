package dev.kindling.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of Python, with the line that it begins on. */
public sealed interface Stmt {

  /** First line of the statement, from 1. */
  int line();

  /**
   * {@code def}.
   *
   * @param typeParameters those in brackets behind the name
   * @param generator whether its body yields, or it is asynchronous: calling it runs nothing
   * @param line the line of {@code def}
   * @param firstLine the line of the first decorator, else {@code line}
   */
  record Function(
      String name,
      List<TypeParameter> typeParameters,
      List<Parameter> parameters,
      List<Stmt> body,
      List<Expr> decorators,
      @Nullable Expr returns,
      boolean generator,
      int line,
      int firstLine,
      int lastLine)
      implements Stmt {}

  /** {@code class}. */
  record ClassOf(
      String name,
      List<TypeParameter> typeParameters,
      List<Expr> bases,
      List<Expr.Keyword> keywords,
      List<Stmt> body,
      List<Expr> decorators,
      int line,
      int lastLine)
      implements Stmt {}

  /** {@code return}. */
  record Return(@Nullable Expr value, int line) implements Stmt {}

  /** {@code a = b = value}. */
  record Assign(List<Expr> targets, Expr value, int line) implements Stmt {}

  /** {@code target: annotation = value}. */
  record Annotated(Expr target, Expr annotation, @Nullable Expr value, int line) implements Stmt {}

  /** {@code target operator= value}. */
  record Augmented(Expr target, String operator, Expr value, int line) implements Stmt {}

  /** {@code for}. */
  record For(Expr target, Expr iterable, List<Stmt> body, List<Stmt> orElse, int line)
      implements Stmt {}

  /** {@code while}. */
  record While(Expr test, List<Stmt> body, List<Stmt> orElse, int line) implements Stmt {}

  /** {@code if}. */
  record If(Expr test, List<Stmt> body, List<Stmt> orElse, int line) implements Stmt {}

  /** {@code with}. */
  record With(List<WithItem> items, List<Stmt> body, int line) implements Stmt {}

  /** {@code context as target}. */
  record WithItem(Expr context, @Nullable Expr target) {}

  /** {@code try}. */
  record Try(
      List<Stmt> body, List<Handler> handlers, List<Stmt> orElse, List<Stmt> finallyBody, int line)
      implements Stmt {}

  /** {@code except type as name}. */
  record Handler(@Nullable Expr type, @Nullable String name, List<Stmt> body, int line) {}

  /** {@code raise}. */
  record Raise(@Nullable Expr exception, int line) implements Stmt {}

  /** {@code assert}. */
  record Assert(Expr test, int line) implements Stmt {}

  /** {@code import a.b as c}. */
  record Import(List<Alias> names, int line) implements Stmt {}

  /**
   * {@code from module import names}.
   *
   * @param module empty for {@code from . import}
   * @param level number of leading dots
   */
  record ImportFrom(String module, List<Alias> names, int level, int line) implements Stmt {}

  /** {@code name as as}. */
  record Alias(String name, @Nullable String as) {}

  /** {@code global} and {@code nonlocal}. */
  record Declare(boolean global, List<String> names, int line) implements Stmt {}

  /** An expression for its effect. */
  record Effect(Expr value, int line) implements Stmt {}

  /** {@code del}. */
  record Delete(List<Expr> targets, int line) implements Stmt {}

  /** {@code pass}, {@code break} and {@code continue}. */
  record Simple(Word word, int line) implements Stmt {}

  /** The statements of one word. */
  enum Word {
    PASS,
    BREAK,
    CONTINUE
  }

  /** {@code match}; the bodies of the cases are kept, their patterns are not followed. */
  record Match(Expr subject, List<List<Stmt>> cases, int line) implements Stmt {}
}
