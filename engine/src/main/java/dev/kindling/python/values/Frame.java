package dev.kindling.python.values;

import dev.kindling.python.evaluation.LocalNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The names that running code sees: those of a function, class or module, and what encloses it. */
public final class Frame {

  private final ModuleValue module;
  private final @Nullable Frame enclosing;
  private final Bindings names;
  private final String qualifiedName;
  private final @Nullable ClassValue classBody;
  private Set<String> globals = Set.of();
  private Set<String> nonlocals = Set.of();

  /** The names that the function's code binds somewhere. */
  private Set<String> locals = Set.of();

  private boolean typeParameters;

  /** What a generator has given so far; null in any other function. */
  public Container.@Nullable ListValue yielded;

  /** What a generator has returned at its end, if it was followed to there. */
  public @Nullable Value returned;

  /** The function that runs, for {@code super()}; null outside of functions. */
  public @Nullable FunctionValue function;

  /** The first argument, for {@code super()}. */
  public @Nullable Value self;

  /** What is done where a generator yields, if it is not followed for its elements. */
  public @Nullable Consumer<Value> suspended;

  private Frame(
      ModuleValue module,
      @Nullable Frame enclosing,
      Bindings names,
      String qualifiedName,
      @Nullable ClassValue classBody) {
    this.module = module;
    this.enclosing = enclosing;
    this.names = names;
    this.qualifiedName = qualifiedName;
    this.classBody = classBody;
  }

  public static Frame ofModule(ModuleValue module) {
    return new Frame(module, null, module.bindings(), "", null);
  }

  public static Frame ofFunction(FunctionValue function) {
    Frame frame =
        new Frame(
            function.module(),
            function.closure(),
            new Bindings(),
            function.code().qualifiedName() + ".<locals>.",
            null);
    frame.function = function;
    LocalNames.Known locals = function.code().locals().get();
    frame.locals = locals.own();
    frame.globals = locals.globals();
    frame.nonlocals = locals.nonlocals();
    return frame;
  }

  public static Frame ofClass(Frame around, ClassValue type) {
    return new Frame(
        around.module, around, type.bindings(), around.qualifiedName + type.name() + ".", type);
  }

  /** The scope that type parameters open around a function, a class or an alias. */
  public static Frame ofTypeParameters(Frame around) {
    Frame frame = around.nested();
    frame.typeParameters = true;
    return frame;
  }

  /** For the variables of a comprehension. */
  public Frame nested() {
    Frame frame = new Frame(module, this, new Bindings(), qualifiedName, null);
    frame.function = function;
    frame.self = self;
    frame.yielded = yielded;
    frame.suspended = suspended;
    return frame;
  }

  public ModuleValue module() {
    return module;
  }

  public Site site(int line) {
    return new Site(module.file(), line);
  }

  /** What stands before the name of a function or class that is defined here. */
  public String qualifiedName() {
    return qualifiedName;
  }

  /** The class whose body runs; null elsewhere. */
  public @Nullable ClassValue classBody() {
    return classBody;
  }

  /** The value of the name; null where nothing binds it, Python's own names apart. */
  public @Nullable Value find(String name) {
    if (globals.contains(name)) {
      return module.names().get(name);
    }
    Frame frame = this;
    while (frame != null) {
      // The names of a class body are seen in that body only, not in its functions.
      if (frame.classBody == null || frame == this) {
        Value value = frame.names.get(name);
        if (value != null || frame.locals.contains(name)) {
          return value;
        }
      }
      frame = frame.enclosing;
    }
    return module.names().get(name);
  }

  /** Whether a function binds the name and has not yet, or not any more. */
  public boolean isUnbound(String name) {
    if (globals.contains(name)) {
      return false;
    }
    for (Frame frame = this; frame != null; frame = frame.enclosing) {
      if (frame.names.containsKey(name) && (frame.classBody == null || frame == this)) {
        return false;
      } else if (frame.locals.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the function that runs binds the name itself. */
  public boolean isOwn(String name) {
    for (Frame frame = this; frame != null; frame = frame.enclosing) {
      if (frame.locals.contains(name)) {
        return frame.function == function;
      }
    }
    return false;
  }

  /**
   * The value of a name that an annotation here mentions; null where only the module may have it.
   * The names of the class that is directly around it are seen.
   */
  public @Nullable Value findLocal(String name) {
    boolean direct = true;
    for (Frame frame = this; frame != null && frame.enclosing != null; frame = frame.enclosing) {
      if (frame.classBody == null || direct) {
        Value value = frame.names.get(name);
        if (value != null) {
          return value;
        }
      }
      direct &= frame.typeParameters;
    }
    return null;
  }

  public void bind(String name, Value value) {
    owner(name).put(name, value);
  }

  /** Unbinds the name; whether it was bound. */
  public boolean unbind(String name) {
    return owner(name).remove(name) != null;
  }

  private Map<String, Value> owner(String name) {
    if (globals.contains(name)) {
      return module.names();
    }
    if (nonlocals.contains(name)) {
      for (Frame frame = enclosing; frame != null; frame = frame.enclosing) {
        if (frame.names.containsKey(name)) {
          return frame.names;
        }
      }
    }
    return names;
  }

  public void declare(boolean global, List<String> declared) {
    if (global) {
      globals = union(globals, declared);
    } else {
      nonlocals = union(nonlocals, declared);
    }
  }

  private static Set<String> union(Set<String> set, List<String> more) {
    Set<String> result = new HashSet<>(set);
    result.addAll(more);
    return result;
  }

  /** The frame that an assignment expression within a comprehension binds in. */
  public Frame outsideComprehension() {
    Frame frame = this;
    while (frame.enclosing != null
        && frame.classBody == null
        && frame.function == frame.enclosing.function
        && frame.names != frame.module.names()) {
      frame = frame.enclosing;
    }
    return frame;
  }

  public Bindings names() {
    return names;
  }

  /** The values of the names of the functions that this frame is within, its own included. */
  Collection<Value> seenNames() {
    List<Value> values = new ArrayList<>();
    for (Frame frame = this; frame != null && frame.function != null; frame = frame.enclosing) {
      values.addAll(frame.names.seen().values());
    }
    return values;
  }
}
