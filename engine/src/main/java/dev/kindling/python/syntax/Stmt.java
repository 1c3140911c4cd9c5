package dev.kindling.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of Python, with the line that it begins on. */
public sealed interface Stmt {

  /** First line of the statement, from 1. */
  int line();

  /** Visits it by its kind. */
  <C extends @Nullable Object, R extends @Nullable Object> R accept(
      Visitor<C, R> visitor, C context);

  /**
   * What is done for each kind of statement: a new kind has no way past it.
   *
   * @param <C> what the visit needs
   * @param <R> what it gives
   */
  interface Visitor<C extends @Nullable Object, R extends @Nullable Object> {
    R function(Function s, C context);

    R classOf(ClassOf s, C context);

    R returned(Return s, C context);

    R assign(Assign s, C context);

    R annotated(Annotated s, C context);

    R augmented(Augmented s, C context);

    R loop(For s, C context);

    R whileLoop(While s, C context);

    R branch(If s, C context);

    R with(With s, C context);

    R attempt(Try s, C context);

    R raise(Raise s, C context);

    R assertion(Assert s, C context);

    R imported(Import s, C context);

    R importFrom(ImportFrom s, C context);

    R declare(Declare s, C context);

    R effect(Effect s, C context);

    R delete(Delete s, C context);

    R simple(Simple s, C context);

    R match(Match s, C context);
  }

  /**
   * {@code def}.
   *
   * @param name what it is bound to: within a class a private name is the class's own
   * @param written its name as {@code __name__} has it
   * @param typeParameters those in brackets behind the name
   * @param generator whether its body yields, or it is asynchronous: calling it runs nothing
   * @param line the line of {@code def}
   * @param firstLine the line of the first decorator, else {@code line}
   */
  record Function(
      String name,
      String written,
      List<TypeParameter> typeParameters,
      List<Parameter> parameters,
      List<Stmt> body,
      List<Expr> decorators,
      @Nullable Expr returns,
      boolean generator,
      int line,
      int firstLine,
      int lastLine)
      implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.function(this, context);
    }
  }

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
      implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.classOf(this, context);
    }
  }

  /** {@code return}. */
  record Return(@Nullable Expr value, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.returned(this, context);
    }
  }

  /** {@code a = b = value}. */
  record Assign(List<Expr> targets, Expr value, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.assign(this, context);
    }
  }

  /** {@code target: annotation = value}. */
  record Annotated(Expr target, Expr annotation, @Nullable Expr value, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.annotated(this, context);
    }
  }

  /** {@code target operator= value}. */
  record Augmented(Expr target, String operator, Expr value, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.augmented(this, context);
    }
  }

  /** {@code for}. */
  record For(Expr target, Expr iterable, List<Stmt> body, List<Stmt> orElse, int line)
      implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.loop(this, context);
    }
  }

  /** {@code while}. */
  record While(Expr test, List<Stmt> body, List<Stmt> orElse, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.whileLoop(this, context);
    }
  }

  /** {@code if}. */
  record If(Expr test, List<Stmt> body, List<Stmt> orElse, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.branch(this, context);
    }
  }

  /** {@code with}. */
  record With(List<WithItem> items, List<Stmt> body, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.with(this, context);
    }
  }

  /** {@code context as target}. */
  record WithItem(Expr context, @Nullable Expr target) {}

  /**
   * {@code try}.
   *
   * @param groups whether its handlers are {@code except*}
   */
  record Try(
      List<Stmt> body,
      List<Handler> handlers,
      List<Stmt> orElse,
      List<Stmt> finallyBody,
      boolean groups,
      int line)
      implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.attempt(this, context);
    }
  }

  /** {@code except type as name}. */
  record Handler(@Nullable Expr type, @Nullable String name, List<Stmt> body, int line) {}

  /** {@code raise exception from cause}. */
  record Raise(@Nullable Expr exception, @Nullable Expr cause, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.raise(this, context);
    }
  }

  /** {@code assert}. */
  record Assert(Expr test, @Nullable Expr message, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.assertion(this, context);
    }
  }

  /** {@code import a.b as c}. */
  record Import(List<Alias> names, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.imported(this, context);
    }
  }

  /**
   * {@code from module import names}.
   *
   * @param module empty for {@code from . import}
   * @param level number of leading dots
   */
  record ImportFrom(String module, List<Alias> names, int level, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.importFrom(this, context);
    }
  }

  /** {@code name as as}. */
  record Alias(String name, @Nullable String as) {}

  /** {@code global} and {@code nonlocal}. */
  record Declare(boolean global, List<String> names, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.declare(this, context);
    }
  }

  /** An expression for its effect. */
  record Effect(Expr value, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.effect(this, context);
    }
  }

  /** {@code del}. */
  record Delete(List<Expr> targets, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.delete(this, context);
    }
  }

  /** {@code pass}, {@code break} and {@code continue}. */
  record Simple(Word word, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.simple(this, context);
    }
  }

  /** The statements of one word. */
  enum Word {
    PASS,
    BREAK,
    CONTINUE
  }

  /** {@code case pattern if guard}. */
  record Case(Pattern pattern, @Nullable Expr guard, List<Stmt> body) {}

  /** {@code match}. */
  record Match(Expr subject, List<Case> cases, int line) implements Stmt {
    @Override
    public <C extends @Nullable Object, R extends @Nullable Object> R accept(
        Visitor<C, R> visitor, C context) {
      return visitor.match(this, context);
    }
  }
}
