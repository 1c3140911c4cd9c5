package dev.kindling.python.bodies;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.python.syntax.SyntaxWalk;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Spark session that a function, or a module while it is imported, makes whenever it runs;
 * itself or through functions of the project that it calls. What stands below an {@code if}, in a
 * loop or in a handler may not run, and is no statement about every run.
 */
public final class SessionCalls {

  private static final String MASTER = "spark.master";
  private static final Set<String> SETTERS = Set.of("master", "setMaster");
  private static final Set<String> PAIRS = Set.of("config", "set");

  /**
   * What was found.
   *
   * @param made where the session is made
   * @param master its master, as the code says it; null where it does not
   * @param masterSite where
   * @param configured whether it takes properties of the project's Spark configuration
   */
  public record Found(
      Site made, @Nullable String master, @Nullable Site masterSite, boolean configured) {}

  private final Set<FunctionValue> seen = new HashSet<>();
  private final Deque<FunctionValue> open = new ArrayDeque<>();
  private @Nullable Site made;
  private @Nullable String master;
  private @Nullable Site masterSite;
  private boolean usesSpark;
  private boolean reads;
  private boolean takes;

  private SessionCalls() {}

  /** Of a call of the function. */
  public static Optional<Found> of(FunctionValue function) {
    SessionCalls calls = new SessionCalls();
    calls.open.add(function);
    return calls.found();
  }

  /** Of an import of the module. */
  public static Optional<Found> of(ModuleValue module) {
    if (!module.file().text().contains("Spark")) {
      return Optional.empty();
    }
    SessionCalls calls = new SessionCalls();
    try {
      calls.new Unit(Frame.ofModule(module), module, null)
          .visit(PythonParser.module(module.file()), true);
    } catch (SyntaxProblem e) {
      return Optional.empty();
    }
    return calls.found();
  }

  private Optional<Found> found() {
    while (!open.isEmpty()) {
      FunctionValue function = open.remove();
      if (seen.add(function)) {
        new Unit(function.closure(), function.module(), function.owner())
            .visit(function.code().body(), true);
      }
    }
    return made == null || !usesSpark
        ? Optional.empty()
        : Optional.of(new Found(made, master, masterSite, reads && takes));
  }

  /** The statements of one function or module. */
  private final class Unit {

    private final Frame names;
    private final ModuleValue module;
    private final @Nullable ClassValue owner;
    private final Map<String, String> imports = new HashMap<>();

    Unit(Frame names, ModuleValue module, @Nullable ClassValue owner) {
      this.names = names;
      this.module = module;
      this.owner = owner;
    }

    void visit(List<Stmt> body, boolean sure) {
      body.forEach(statement -> visit(statement, sure));
    }

    private void visit(Stmt statement, boolean sure) {
      if (statement instanceof Stmt.ImportFrom s && s.level() == 0) {
        s.names()
            .forEach(
                alias ->
                    imports.put(
                        alias.as() == null ? alias.name() : alias.as(),
                        s.module() + "." + alias.name()));
      } else if (statement instanceof Stmt.If s) {
        use(s.test(), sure);
        visit(s.body(), false);
        visit(s.orElse(), false);
      } else if (statement instanceof Stmt.For s) {
        use(s.iterable(), sure);
        visit(s.body(), false);
      } else if (statement instanceof Stmt.While s) {
        visit(s.body(), false);
      } else if (statement instanceof Stmt.With s) {
        s.items().forEach(item -> use(item.context(), sure));
        visit(s.body(), sure);
      } else if (statement instanceof Stmt.Try s) {
        visit(s.body(), sure);
        visit(s.orElse(), sure);
        visit(s.finallyBody(), sure);
      } else if (statement instanceof Stmt.Assign s) {
        use(s.value(), sure);
      } else if (statement instanceof Stmt.Annotated s && s.value() != null) {
        use(s.value(), sure);
      } else if (statement instanceof Stmt.Return s && s.value() != null) {
        use(s.value(), sure);
      } else if (statement instanceof Stmt.Effect s) {
        use(s.value(), sure);
      }
    }

    private void use(Expr whole, boolean sure) {
      if (sure) {
        SyntaxWalk.walk(whole, this::expression);
      }
    }

    private void expression(Expr expression) {
      usesSpark |= qualified(expression).startsWith("pyspark.");
      if (expression instanceof Expr.Call call) {
        call(call);
      } else if (expression instanceof Expr.DictOf dict) {
        dict.entries().forEach(entry -> pair(entry.key(), entry.value()));
      } else if (expression instanceof Expr.TupleOf tuple && tuple.elements().size() == 2) {
        pair(tuple.elements().get(0), tuple.elements().get(1));
      } else if (expression instanceof Expr.Subscript subscript) {
        reads |= isSpark(subscript.index());
      }
    }

    private void call(Expr.Call call) {
      List<Expr> given = call.arguments();
      if (call.function() instanceof Expr.Attribute method) {
        switch (method.name()) {
          case "getOrCreate" -> make(call);
          case "setAll" -> takes = true;
          case "get" -> reads |= !given.isEmpty() && isSpark(given.get(0));
          case "config" -> takes |= call.keywords().stream().anyMatch(k -> "conf".equals(k.name()));
          default -> {}
        }
        if (SETTERS.contains(method.name()) && given.size() == 1) {
          master(given.get(0));
        } else if (PAIRS.contains(method.name()) && given.size() == 2) {
          pair(given.get(0), given.get(1));
        }
      }
      String name = qualified(call.function());
      if (name.startsWith("pyspark.") && name.endsWith(".SparkContext")) {
        make(call);
        if (!given.isEmpty()) {
          master(given.get(0));
        }
        call.keywords().stream()
            .filter(keyword -> "master".equals(keyword.name()))
            .forEach(keyword -> master(keyword.value()));
      }
      FunctionValue own = function(call.function());
      if (own != null) {
        open.add(own);
      }
    }

    private void make(Expr.Call call) {
      if (made == null) {
        made = new Site(module.file(), call.line());
      }
    }

    private void pair(@Nullable Expr key, Expr value) {
      if (key instanceof Expr.Constant constant && MASTER.equals(constant.value())) {
        master(value);
      }
    }

    private void master(Expr value) {
      String said =
          value instanceof Expr.Constant constant && constant.value() instanceof String text
              ? text
              : value instanceof Expr.Name name && names.find(name.id()) instanceof Text text
                  ? text.value()
                  : null;
      if (said != null && master == null) {
        master = said;
        masterSite = new Site(module.file(), value.line());
      }
    }

    private boolean isSpark(Expr name) {
      return name instanceof Expr.Constant constant
          && constant.value() instanceof String text
          && text.startsWith("spark");
    }

    /** A function of the project that is called by its name, of a module, or of the own object. */
    private @Nullable FunctionValue function(Expr called) {
      if (called instanceof Expr.Name name) {
        Value value = names.find(name.id());
        return value == null ? null : FunctionValue.of(value);
      } else if (called instanceof Expr.Attribute attribute
          && attribute.value() instanceof Expr.Name name) {
        Value value =
            owner != null && (name.id().equals("self") || name.id().equals("cls"))
                ? owner.find(attribute.name())
                : names.find(name.id()) instanceof ModuleValue other
                    ? other.names().get(attribute.name())
                    : null;
        return value == null ? null : FunctionValue.of(value);
      }
      return null;
    }

    /** The name of what another library has; empty for anything else. */
    private String qualified(Expr expression) {
      if (expression instanceof Expr.Name name) {
        String imported = imports.get(name.id());
        return imported != null
            ? imported
            : names.find(name.id()) instanceof Value.Opaque opaque ? opaque.name() : "";
      } else if (expression instanceof Expr.Attribute attribute) {
        String inner = qualified(attribute.value());
        return inner.isEmpty() ? "" : inner + "." + attribute.name();
      }
      return "";
    }
  }
}
