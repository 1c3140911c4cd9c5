package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a statement binds, those within it apart, as far as its text tells. */
final class BoundNames implements Stmt.Visitor<Set<String>, @Nullable Void> {

  private static @Nullable Void target(@Nullable Expr target, Set<String> into) {
    if (target instanceof Expr.Name name) {
      into.add(name.id());
    } else if (target instanceof Expr.TupleOf t) {
      t.elements().forEach(element -> target(element, into));
    } else if (target instanceof Expr.ListOf l) {
      l.elements().forEach(element -> target(element, into));
    } else if (target instanceof Expr.Starred s) {
      target(s.value(), into);
    }
    return null;
  }

  private static @Nullable Void targets(List<Expr> targets, Set<String> into) {
    targets.forEach(target -> target(target, into));
    return null;
  }

  @Override
  public @Nullable Void function(Stmt.Function s, Set<String> into) {
    into.add(s.name());
    return null;
  }

  @Override
  public @Nullable Void classOf(Stmt.ClassOf s, Set<String> into) {
    into.add(s.name());
    return null;
  }

  @Override
  public @Nullable Void returned(Stmt.Return s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void assign(Stmt.Assign s, Set<String> into) {
    return targets(s.targets(), into);
  }

  @Override
  public @Nullable Void annotated(Stmt.Annotated s, Set<String> into) {
    return s.value() == null ? null : target(s.target(), into);
  }

  @Override
  public @Nullable Void augmented(Stmt.Augmented s, Set<String> into) {
    return target(s.target(), into);
  }

  @Override
  public @Nullable Void loop(Stmt.For s, Set<String> into) {
    return target(s.target(), into);
  }

  @Override
  public @Nullable Void whileLoop(Stmt.While s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void branch(Stmt.If s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void with(Stmt.With s, Set<String> into) {
    s.items().forEach(item -> target(item.target(), into));
    return null;
  }

  @Override
  public @Nullable Void attempt(Stmt.Try s, Set<String> into) {
    s.handlers()
        .forEach(
            handler -> {
              if (handler.name() != null) {
                into.add(handler.name());
              }
            });
    return null;
  }

  @Override
  public @Nullable Void raise(Stmt.Raise s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void assertion(Stmt.Assert s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void imported(Stmt.Import s, Set<String> into) {
    for (Stmt.Alias alias : s.names()) {
      String name = alias.as() != null ? alias.as() : alias.name();
      into.add(name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
    }
    return null;
  }

  @Override
  public @Nullable Void importFrom(Stmt.ImportFrom s, Set<String> into) {
    s.names().forEach(alias -> into.add(alias.as() != null ? alias.as() : alias.name()));
    return null;
  }

  @Override
  public @Nullable Void declare(Stmt.Declare s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void effect(Stmt.Effect s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void delete(Stmt.Delete s, Set<String> into) {
    return targets(s.targets(), into);
  }

  @Override
  public @Nullable Void simple(Stmt.Simple s, Set<String> into) {
    return null;
  }

  @Override
  public @Nullable Void match(Stmt.Match s, Set<String> into) {
    return null;
  }
}
