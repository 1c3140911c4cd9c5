package dev.kindling.python.evaluation;

import dev.kindling.python.files.PathValue;
import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxWalk;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Reach;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modules of the project, each followed once, when it is first imported. */
public final class Modules {

  private final Interpreter interpreter;
  private final ProjectFiles files;
  private final Natives natives;
  private final Map<String, ModuleValue> loaded = new HashMap<>();
  private final Map<String, ModuleValue> byPath = new HashMap<>();
  private final Map<String, PythonError> failed = new HashMap<>();

  Modules(Interpreter interpreter, ProjectFiles files, Natives natives) {
    this.interpreter = interpreter;
    this.files = files;
    this.natives = natives;
  }

  /** The module that is written in that file; null where none is. */
  public @Nullable ModuleValue in(SourceFile file) {
    return byPath.get(file.path());
  }

  /** Those that were followed, by name. */
  List<ModuleValue> followed() {
    return loaded.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** {@code sys.modules[name]}: known where the project's code has imported it. */
  public Value loaded(String name, Site site) {
    ModuleValue known = loaded.get(name);
    return known != null
        ? known
        : new Value.Unknown("whether `" + name + "` has been imported is not known", site);
  }

  boolean exists(String name) {
    return files.find(name) != null;
  }

  /** The module of the project that the code there belongs to. */
  public ModuleValue of(Site site) {
    return loaded.values().stream()
        .filter(module -> module.file().equals(site.file()))
        .findFirst()
        .orElseGet(() -> new ModuleValue("", false, site.file()));
  }

  /**
   * The module, followed if it has not been yet.
   *
   * @return null where the project has no package of the name's first part
   * @throws PythonError where importing it fails
   */
  public @Nullable ModuleValue load(String name, Site site) {
    int dot = name.lastIndexOf('.');
    ModuleValue parent = null;
    if (dot > 0) {
      parent = load(name.substring(0, dot), site);
      if (parent == null) {
        return null;
      }
    }
    ModuleValue known = loaded.get(name);
    if (known != null) {
      return known;
    }
    PythonError error = failed.get(name);
    if (error != null) {
      throw error;
    }
    ProjectFiles.Found found = files.find(name);
    if (found == null) {
      if (parent == null || isNamespace(parent)) {
        return null;
      }
      throw PythonError.of("ModuleNotFoundError", "there is no module `" + name + "`", site);
    }
    ModuleValue module = follow(name, found);
    if (parent != null) {
      parent.names().put(name.substring(dot + 1), module);
    }
    return module;
  }

  /**
   * Whether the module is a mere folder, at the top of what can be imported: an installed package
   * of that name would come first. None does where the project's own code comes from that folder.
   */
  private boolean isNamespace(ModuleValue module) {
    return module.file().path().endsWith("/")
        && module.name().indexOf('.') < 0
        && loaded.keySet().stream().noneMatch(name -> name.startsWith(module.name() + "."));
  }

  private ModuleValue follow(String name, ProjectFiles.Found found) {
    SourceFile file = files.source(found);
    ModuleValue module = new ModuleValue(name, found.isPackage(), file);
    loaded.put(name, module);
    byPath.putIfAbsent(file.path(), module);
    module.names().put("__name__", Value.of(name));
    List<Stmt> statements;
    try {
      statements = files.statements(found);
    } catch (PythonError e) {
      loaded.remove(name);
      failed.put(name, e);
      throw e;
    }
    run(module, statements);
    return module;
  }

  private void run(ModuleValue module, List<Stmt> statements) {
    Budget budget = interpreter.budget();
    long before = budget.taken();
    long outer = budget.open();
    Frame frame = Frame.ofModule(module);
    Doubts.Scope suspended = interpreter.ways().doubts().suspend();
    int[] at = {0};
    try {
      Completion end =
          interpreter
              .ways()
              .scope(
                  done -> done,
                  () -> {
                    Completion last = Completion.NEXT;
                    for (; at[0] < statements.size() && last.flow() == Flow.NEXT; at[0]++) {
                      last =
                          interpreter
                              .statements()
                              .block(statements.subList(at[0], at[0] + 1), frame);
                    }
                    return last;
                  });
      if (end.error() != null) {
        throw end.error();
      }
    } catch (PythonError e) {
      if (!e.isUnfollowed()) {
        loaded.remove(module.name());
        failed.put(module.name(), e);
        throw e;
      }
      leave(statements.subList(at[0], statements.size()), frame, e.getMessage(), e.site());
    } catch (Budget.Exceeded e) {
      String reason = "following the module takes more steps than are followed";
      Site site = new Site(module.file(), 1);
      leave(statements.subList(at[0], statements.size()), frame, reason, site);
    } catch (StackOverflowError e) {
      String reason = "the module is nested more deeply than is followed";
      Site site = new Site(module.file(), 1);
      leave(statements.subList(at[0], statements.size()), frame, reason, site);
    } finally {
      interpreter.ways().doubts().resume(suspended);
      budget.close(outer, before);
    }
  }

  /**
   * The rest of a module that is not followed may bind names anew that are bound before, and change
   * whatever it names.
   */
  private void leave(List<Stmt> rest, Frame frame, @Nullable String reason, Site site) {
    Value.Unknown unknown = new Value.Unknown(String.valueOf(reason), site);
    ModuleValue module = frame.module();
    module.incomplete(unknown);
    Set<String> bound = new LinkedHashSet<>();
    SyntaxWalk.walk(
        rest,
        statement -> statement.accept(new BoundNames(), bound),
        expression -> {
          if (expression instanceof Expr.Name name) {
            Value value = module.names().get(name.id());
            if (value != null) {
              Reach.of(List.of(value)).forEach(one -> Havoc.forget(one, unknown));
            }
          }
        });
    // Others are missing so far, and unknown since the module is not complete.
    bound.stream()
        .filter(name -> module.names().containsKey(name) || natives.builtin(name) != null)
        .forEach(name -> frame.bind(name, unknown));
  }

  /** A name of the module; null where it has none. */
  public @Nullable Value member(ModuleValue module, String name, Site site) {
    Value value = module.names().get(name);
    if (value == null) {
      value = implicit(module, name);
    }
    if (value == null && module.names().get("__getattr__") instanceof FunctionValue getter) {
      value = interpreter.call(getter, List.of(Value.of(name)), site);
    }
    if (value == null) {
      value = starred(module, name);
    }
    return value != null ? value : module.incomplete();
  }

  /** The names that every module has. */
  public @Nullable Value implicit(ModuleValue module, String name) {
    return switch (name) {
      case "__name__" -> Value.of(module.name());
      case "__file__" -> Value.of(files.absolute(module.file()));
      case "__package__" -> Value.of(module.packageName());
      case "__path__" ->
          module.isPackage()
              ? new Container.ListValue(
                  List.of(Value.of(new PathValue(files.absolute(module.file())).parent().path())))
              : null;
      case "__doc__", "__spec__", "__loader__" ->
          new Value.Unknown("`" + name + "` is not followed", new Site(module.file(), 1));
      default -> null;
    };
  }

  /** What a star import of a module outside the project may have brought. */
  public @Nullable Value starred(ModuleValue module, String name) {
    String source = LibraryStars.source(module.foreignStars(), name);
    return source == null ? null : natives.member(source, name);
  }

  // ---------------------------------------------------------------- import statements

  void importNames(Stmt.Import s, Frame frame) {
    Site site = frame.site(s.line());
    for (Stmt.Alias alias : s.names()) {
      String name = alias.name();
      Value module = module(name, site);
      if (alias.as() != null) {
        frame.bind(alias.as(), module);
      } else {
        String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        frame.bind(first, first.equals(name) ? module : module(first, site));
      }
    }
  }

  /** A module of the project, or the name of another. */
  public Value module(String name, Site site) {
    ModuleValue own = load(name, site);
    if (own != null) {
      return own;
    } else if (natives.missing(name)) {
      throw PythonError.of("ModuleNotFoundError", "there is no module `" + name + "`", site);
    }
    return new Value.Opaque(name);
  }

  void importFrom(Stmt.ImportFrom s, Frame frame) {
    Site site = frame.site(s.line());
    Value module = module(absolute(s, frame.module(), site), site);
    for (Stmt.Alias alias : s.names()) {
      if (alias.name().equals("*")) {
        star(module, frame, site);
      } else {
        frame.bind(
            alias.as() != null ? alias.as() : alias.name(), imported(module, alias.name(), site));
      }
    }
  }

  public static String absolute(Stmt.ImportFrom s, ModuleValue module, Site site) {
    return absolute(s.module(), s.level(), module, site);
  }

  /** The name of the module that an import with so many leading dots means. */
  public static String absolute(String name, int level, ModuleValue module, Site site) {
    if (level == 0) {
      return name;
    }
    String base = module.packageName();
    for (int i = 1; i < level; i++) {
      int dot = base.lastIndexOf('.');
      if (dot < 0) {
        throw PythonError.of(
            "ImportError", "the relative import leaves the top-level package", site);
      }
      base = base.substring(0, dot);
    }
    if (base.isEmpty()) {
      throw PythonError.of("ImportError", "the relative import has no package to start from", site);
    }
    return name.isEmpty() ? base : base + "." + name;
  }

  private Value imported(Value module, String name, Site site) {
    if (!(module instanceof ModuleValue own)) {
      try {
        return interpreter.attribute(module, name, site);
      } catch (PythonError e) {
        throw e.typeName().equals("AttributeError")
            ? PythonError.of("ImportError", String.valueOf(e.getMessage()), site)
            : e;
      }
    }
    Value value = own.names().get(name);
    if (value == null && own.isPackage() && files.find(own.name() + "." + name) != null) {
      value = load(own.name() + "." + name, site);
    }
    if (value == null) {
      value = memberIfAny(own, name, site);
    }
    if (value == null && isNamespace(own)) {
      return natives.member(own.name(), name);
    } else if (value == null) {
      throw PythonError.of(
          "ImportError", "cannot import `" + name + "` from `" + own.name() + "`", site);
    }
    return value;
  }

  /** A name of the module; null where its {@code __getattr__} says that there is none. */
  private @Nullable Value memberIfAny(ModuleValue module, String name, Site site) {
    try {
      return member(module, name, site);
    } catch (PythonError e) {
      if (!e.typeName().equals("AttributeError")) {
        throw e;
      }
      return null;
    }
  }

  private void star(Value module, Frame frame, Site site) {
    if (!(module instanceof ModuleValue own)) {
      if (module instanceof Value.Opaque opaque) {
        frame.module().foreignStars().add(opaque.name());
      }
      return;
    }
    frame.module().foreignStars().addAll(own.foreignStars());
    Value all = own.names().get("__all__");
    List<Value> listed = all == null ? null : Iteration.items(all, site);
    if (listed != null) {
      for (Value name : listed) {
        if (name instanceof Text text) {
          frame.bind(text.value(), imported(own, text.value(), site));
        }
      }
      return;
    }
    Map.copyOf(own.names())
        .forEach(
            (name, value) -> {
              if (!name.startsWith("_")) {
                frame.bind(name, value);
              }
            });
    if (own.incomplete() != null && frame.module().incomplete() == null) {
      frame.module().incomplete(own.incomplete());
    }
  }
}
