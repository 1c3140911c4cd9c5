package dev.kindling.python.hints;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.evaluation.LibraryStars;
import dev.kindling.python.evaluation.Modules;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of modules as a type checker sees them: with what stands under {@code if
 * TYPE_CHECKING}. Each is looked up when it is asked for, since modules import each other there.
 */
final class TypingNames {

  private final Interpreter interpreter;
  private final Map<ModuleValue, Names> known = new HashMap<>();

  TypingNames(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * The name that the module has for type checkers alone; null where it has none. What running code
   * imports by a star are the names that there are when it runs.
   */
  @Nullable Value find(ModuleValue module, String name) {
    return module.typingOnly().isEmpty() ? null : of(module).find(name);
  }

  /** The name that it may have for type checkers alone, from a library; null where it has none. */
  @Nullable Value fromLibraries(ModuleValue module, String name) {
    return module.typingOnly().isEmpty() ? null : of(module).fromLibraries(name);
  }

  private Names of(ModuleValue module) {
    Names names = known.get(module);
    if (names == null || names.statements != module.typingOnly().size()) {
      names = new Names(module);
      known.put(module, names);
    }
    return names;
  }

  /** The name in the module, for type checkers or in running code; null where it has none. */
  @Nullable Value member(ModuleValue module, String name) {
    Value value = find(module, name);
    if (value == null) {
      value = module.names().get(name);
    }
    value = value != null ? value : attribute(module, name);
    return value != null ? value : fromLibraries(module, name);
  }

  private @Nullable Value attribute(ModuleValue module, String name) {
    try {
      Value value = interpreter.modules().member(module, name, Site.NOWHERE);
      return value != null || !module.isPackage()
          ? value
          : interpreter.modules().load(module.name() + "." + name, Site.NOWHERE);
    } catch (PythonError | Budget.Exceeded e) {
      return null; // What cannot be imported is not known; other names may be.
    }
  }

  /** The names of one module. */
  private final class Names {

    private final ModuleValue module;
    private final int statements;
    private final Frame frame;
    private final Map<String, Import> imports = new HashMap<>();
    private final List<Stmt.ImportFrom> stars = new ArrayList<>();
    private final List<Stmt> others = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private boolean ran;

    Names(ModuleValue module) {
      this.module = module;
      this.statements = module.typingOnly().size();
      this.frame = Frame.ofModule(module).nested();
      for (Stmt statement : module.typingOnly()) {
        if (statement instanceof Stmt.Import s) {
          for (Stmt.Alias alias : s.names()) {
            String first = alias.name().split("\\.", 2)[0];
            imports.put(
                alias.as() != null ? alias.as() : first,
                new Import(alias.as() != null ? alias.name() : first, null, s));
          }
        } else if (statement instanceof Stmt.ImportFrom s) {
          for (Stmt.Alias alias : s.names()) {
            if (alias.name().equals("*")) {
              stars.add(s);
            } else {
              imports.put(
                  alias.as() != null ? alias.as() : alias.name(), new Import("", alias.name(), s));
            }
          }
        } else {
          others.add(statement);
        }
      }
    }

    /** A name of a module, or the module itself. */
    private record Import(String module, @Nullable String name, Stmt statement) {}

    @Nullable Value find(String name) {
      Value value = imported(name);
      if (value == null && !others.isEmpty()) {
        run();
        value = frame.names().get(name);
      }
      return value != null ? value : starred(name);
    }

    private @Nullable Value imported(String name) {
      Value value = frame.names().get(name);
      Import wanted = imports.get(name);
      if (value != null || wanted == null || !open.add(name)) {
        return value;
      }
      try {
        value = resolve(wanted);
        if (value != null) {
          frame.names().put(name, value);
        }
        return value;
      } finally {
        open.remove(name);
      }
    }

    private @Nullable Value resolve(Import wanted) {
      try {
        Site site = frame.site(wanted.statement().line());
        if (!(wanted.statement() instanceof Stmt.ImportFrom from)) {
          return interpreter.modules().module(wanted.module(), site);
        }
        Value source = interpreter.modules().module(Modules.absolute(from, module, site), site);
        return source instanceof ModuleValue own
            ? member(own, String.valueOf(wanted.name()))
            : interpreter.attribute(source, String.valueOf(wanted.name()), site);
      } catch (PythonError | Budget.Exceeded e) {
        return null;
      }
    }

    private @Nullable Value source(Stmt.ImportFrom star) {
      try {
        Site site = frame.site(star.line());
        return interpreter.modules().module(Modules.absolute(star, module, site), site);
      } catch (PythonError | Budget.Exceeded e) {
        return null;
      }
    }

    /** Definitions, aliases and whatever else stands there may use each of the imported names. */
    private void run() {
      if (ran) {
        return;
      }
      ran = true;
      imports.keySet().forEach(this::imported);
      for (Stmt statement : others) {
        try {
          interpreter.statements().run(List.of(statement), frame);
        } catch (PythonError | Budget.Exceeded e) {
          continue; // The next one may be of use all the same.
        }
      }
    }

    private @Nullable Value starred(String name) {
      for (Stmt.ImportFrom star : stars) {
        if (!name.startsWith("_") && open.add("*" + name)) {
          try {
            // Any name may come from a library: whether it does is asked last.
            Value value = source(star) instanceof ModuleValue own ? starred(own, name) : null;
            if (value != null) {
              return value;
            }
          } finally {
            open.remove("*" + name);
          }
        }
      }
      return null;
    }

    private @Nullable Value starred(ModuleValue own, String name) {
      Value value = TypingNames.this.find(own, name);
      value = value == null ? own.names().get(name) : value;
      String library = value == null ? LibraryStars.knownSource(own.foreignStars(), name) : null;
      return library == null ? value : interpreter.natives().member(library, name);
    }

    /** The name from a library of which everything is imported; null where there is none. */
    @Nullable Value fromLibraries(String name) {
      List<String> libraries = new ArrayList<>();
      for (Stmt.ImportFrom star : stars) {
        Value source = source(star);
        if (source instanceof Value.Opaque library) {
          libraries.add(library.name());
        } else if (source instanceof ModuleValue own && open.add("*" + name)) {
          Value value = TypingNames.this.fromLibraries(own, name);
          open.remove("*" + name);
          if (value != null) {
            return value;
          }
        }
      }
      String found = LibraryStars.source(libraries, name);
      return found == null ? null : interpreter.natives().member(found, name);
    }
  }
}
