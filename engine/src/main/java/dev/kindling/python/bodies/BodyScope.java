package dev.kindling.python.bodies;

import dev.kindling.python.evaluation.LocalNames;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.syntax.Pattern;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxWalk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that one scope within a function binds: the function itself, a lambda, a comprehension,
 * a class. A name that is bound anywhere in a scope belongs to it from its first line on.
 */
public final class BodyScope {

  private static final Captures CAPTURES = new Captures();

  private final @Nullable BodyScope outer;
  private final boolean ofClass;
  private final Map<String, List<Import>> bound = new HashMap<>();
  private final Set<String> otherwise = new HashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> nonlocals = new HashSet<>();

  /**
   * An import that binds a name.
   *
   * @param member what is taken of the module; null for the module itself
   */
  record Import(String module, int level, @Nullable String member, int line) {}

  private BodyScope(@Nullable BodyScope outer, boolean ofClass) {
    this.outer = outer;
    this.ofClass = ofClass;
  }

  public static BodyScope ofFunction(
      @Nullable BodyScope outer, List<Parameter> parameters, List<Stmt> body) {
    BodyScope scope = new BodyScope(outer, false);
    parameters.forEach(parameter -> scope.otherwise.add(parameter.name()));
    scope.bindAll(new ArrayList<Object>(body));
    return scope;
  }

  static BodyScope ofLambda(BodyScope outer, Expr.Lambda lambda) {
    BodyScope scope = new BodyScope(outer, false);
    lambda.parameters().forEach(parameter -> scope.otherwise.add(parameter.name()));
    scope.bindAll(List.of(lambda.body()));
    return scope;
  }

  static BodyScope ofClass(BodyScope outer, Stmt.ClassOf type) {
    BodyScope scope = new BodyScope(outer, true);
    scope.bindAll(new ArrayList<Object>(type.body()));
    return scope;
  }

  static BodyScope ofComprehension(BodyScope outer, Expr.Comprehension comprehension) {
    BodyScope scope = new BodyScope(outer, false);
    comprehension.generators().forEach(generator -> scope.target(generator.target()));
    return scope;
  }

  /** Where a name is found. */
  enum Where {
    /** Bound here and in no other way than by imports. */
    IMPORTED,
    /** Bound to something else of the function, which is not known. */
    LOCAL,
    /** Bound by no scope of the function. */
    OUTSIDE,
    /** Declared to be one of the module's. */
    GLOBAL
  }

  Where where(String name) {
    BodyScope scope = owner(name);
    if (scope == null) {
      return Where.OUTSIDE;
    } else if (scope.globals.contains(name)) {
      return Where.GLOBAL;
    }
    return scope.otherwise.contains(name) ? Where.LOCAL : Where.IMPORTED;
  }

  /** The imports that bind the name. */
  List<Import> imports(String name) {
    BodyScope scope = owner(name);
    return scope == null ? List.of() : scope.bound.getOrDefault(name, List.of());
  }

  private @Nullable BodyScope owner(String name) {
    for (BodyScope at = this; at != null; at = at.outer) {
      boolean seen = !at.ofClass || at == this;
      boolean own = at.otherwise.contains(name) || at.bound.containsKey(name);
      if (seen && (at.globals.contains(name) || own && !at.nonlocals.contains(name))) {
        return at;
      }
    }
    return null;
  }

  /** Binds what the parts bind, nested scopes left out. */
  private void bindAll(List<?> parts) {
    List<Object> open = new ArrayList<>(parts);
    while (!open.isEmpty()) {
      Object part = open.remove(open.size() - 1);
      if (part instanceof Stmt statement) {
        bind(statement);
        open.addAll(SyntaxWalk.within(statement));
      } else if (part instanceof Expr.Walrus walrus) {
        target(walrus.target());
        open.add(walrus.value());
      } else if (part instanceof Expr expression) {
        open.addAll(SyntaxWalk.within(expression));
      }
    }
  }

  private void bind(Stmt statement) {
    if (statement instanceof Stmt.Function s) {
      otherwise.add(s.name());
    } else if (statement instanceof Stmt.ClassOf s) {
      otherwise.add(s.name());
    } else if (statement instanceof Stmt.Assign s) {
      s.targets().forEach(this::target);
    } else if (statement instanceof Stmt.Annotated s) {
      target(s.target());
    } else if (statement instanceof Stmt.Augmented s) {
      target(s.target());
    } else if (statement instanceof Stmt.For s) {
      target(s.target());
    } else if (statement instanceof Stmt.With s) {
      for (Stmt.WithItem item : s.items()) {
        if (item.target() != null) {
          target(item.target());
        }
      }
    } else if (statement instanceof Stmt.Try s) {
      for (Stmt.Handler handler : s.handlers()) {
        if (handler.name() != null) {
          otherwise.add(handler.name());
        }
      }
    } else if (statement instanceof Stmt.Match s) {
      s.cases().forEach(one -> one.pattern().accept(CAPTURES, otherwise));
    } else if (statement instanceof Stmt.Delete s) {
      s.targets().forEach(this::target);
    } else if (statement instanceof Stmt.Declare s) {
      (s.global() ? globals : nonlocals).addAll(s.names());
    } else if (statement instanceof Stmt.Import s) {
      for (Stmt.Alias alias : s.names()) {
        String first = alias.name().split("\\.", 2)[0];
        imported(
            alias.as() == null ? first : alias.as(),
            new Import(alias.as() == null ? first : alias.name(), 0, null, s.line()));
      }
    } else if (statement instanceof Stmt.ImportFrom s) {
      for (Stmt.Alias alias : s.names()) {
        imported(
            alias.as() == null ? alias.name() : alias.as(),
            new Import(s.module(), s.level(), alias.name(), s.line()));
      }
    }
  }

  private void imported(String name, Import what) {
    bound.computeIfAbsent(name, n -> new ArrayList<>()).add(what);
  }

  private void target(Expr target) {
    if (target instanceof Expr.Name name) {
      otherwise.add(name.id());
    } else if (target instanceof Expr.TupleOf tuple) {
      tuple.elements().forEach(this::target);
    } else if (target instanceof Expr.ListOf list) {
      list.elements().forEach(this::target);
    } else if (target instanceof Expr.Starred starred) {
      target(starred.value());
    }
  }

  /** What is said of its names. */
  public LocalNames.Known known() {
    return new LocalNames.Known(own(), Set.copyOf(globals), Set.copyOf(nonlocals));
  }

  /** The names that the scope binds itself. */
  Set<String> own() {
    Set<String> names = new HashSet<>(bound.keySet());
    names.addAll(otherwise);
    names.removeAll(globals);
    names.removeAll(nonlocals);
    return names;
  }

  /** The names that a pattern binds. */
  private static final class Captures implements Pattern.Visitor<Set<String>, @Nullable Void> {

    @Override
    public @Nullable Void value(Pattern.OfValue p, Set<String> into) {
      return null;
    }

    @Override
    public @Nullable Void singleton(Pattern.OfSingleton p, Set<String> into) {
      return null;
    }

    @Override
    public @Nullable Void sequence(Pattern.OfSequence p, Set<String> into) {
      return all(p.patterns(), into);
    }

    @Override
    public @Nullable Void star(Pattern.Star p, Set<String> into) {
      return name(p.name(), into);
    }

    @Override
    public @Nullable Void mapping(Pattern.OfMapping p, Set<String> into) {
      name(p.rest(), into);
      return all(p.patterns(), into);
    }

    @Override
    public @Nullable Void classOf(Pattern.OfClass p, Set<String> into) {
      return all(p.patterns(), into);
    }

    @Override
    public @Nullable Void capture(Pattern.Capture p, Set<String> into) {
      name(p.name(), into);
      return p.pattern() == null ? null : p.pattern().accept(this, into);
    }

    @Override
    public @Nullable Void any(Pattern.AnyOf p, Set<String> into) {
      return all(p.patterns(), into);
    }

    private @Nullable Void all(List<Pattern> patterns, Set<String> into) {
      patterns.forEach(pattern -> pattern.accept(this, into));
      return null;
    }

    private static @Nullable Void name(@Nullable String name, Set<String> into) {
      if (name != null) {
        into.add(name);
      }
      return null;
    }
  }
}
