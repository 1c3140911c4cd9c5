package dev.kindling.project.kedro;

import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import org.jspecify.annotations.Nullable;

/**
 * What Python says of a function's {@code __name__} and {@code __module__}, of which Kedro makes
 * the name of a node that has none. What only a library knows is not guessed.
 */
final class FunctionNames {

  private static final String CURE = "; give the node a name";

  private final KedroVersion version;
  private final Interpreter interpreter;
  private final LibraryFunctions libraries;

  FunctionNames(KedroVersion version, Interpreter interpreter, LibraryFunctions libraries) {
    this.version = version;
    this.interpreter = interpreter;
    this.libraries = libraries;
  }

  /**
   * A function's name.
   *
   * @param module the module that defines it; null where Kedro does not ask for it
   * @param unknown why neither is known; null where they are
   */
  record Name(String name, @Nullable String module, Value.@Nullable Unknown unknown) {

    private static Name unknown(String reason, Site site) {
      return new Name("", null, new Value.Unknown(reason, site));
    }
  }

  /**
   * What Kedro makes the name of a node of.
   *
   * @throws PythonError where Kedro refuses a node of this function that has no name
   */
  Name of(Value function, Site site) {
    if (function instanceof Value.Unknown unknown) {
      return new Name(
          "",
          null,
          new Value.Unknown(
              "the function of a node without a name is not known: " + unknown.reason(),
              unknown.site()));
    } else if (function instanceof Value.Partial partial && version.atLeast(1, 0, 0)) {
      Name inner = of(partial.function(), site);
      return inner.unknown() != null
          ? inner
          : new Name("partial(" + inner.name() + ")", null, null);
    } else if (function instanceof Value.Opaque opaque) {
      return library(opaque.name(), site);
    } else if (function instanceof NativeFunction known) {
      return library(known.name(), site);
    } else if (function instanceof FunctionValue f && f.unfollowed() && !f.keepsName()) {
      return Name.unknown(
          "a decorator of `"
              + f.name()
              + "` is no part of the project, so that it may name the"
              + " function anew"
              + CURE,
          site);
    }
    Value name = attribute(function, "__name__");
    if (name instanceof Text text) {
      return module(function) instanceof Text module
          ? new Name(text.value(), module.value(), null)
          : Name.unknown(
              "the module that `" + text.value() + "` says to be of is not known" + CURE, site);
    } else if (name instanceof Value.Unknown) {
      return Name.unknown("the name of " + Names.kind(function) + " is not known" + CURE, site);
    } else if (function instanceof Value.Partial) {
      return new Name("<partial>", null, null);
    } else if (version.atLeast(1, 0, 0)) {
      throw KedroRefusal.attribute(
          Names.kind(function) + " has no `__name__`, so that Kedro cannot name its node" + CURE,
          site);
    }
    return Name.unknown(
        "Kedro names the node by the text of "
            + Names.kind(function)
            + ", which may hold an address in memory"
            + CURE,
        site);
  }

  /** An object finds the module of its class where nothing else was set on it. */
  private Value module(Value function) {
    Value own = attribute(function, "__module__");
    return own == Value.Singleton.NONE && function instanceof Instance object
        ? Value.of(object.type().module().name())
        : own;
  }

  private Name library(String imported, Site site) {
    LibraryFunctions.Known known = libraries.find(imported);
    if (known == null || known.name() == null) {
      return Name.unknown(
          "what `" + imported + "` is called in its library is not known" + CURE, site);
    } else if (!version.atLeast(1, 0, 0)) {
      return new Name(known.name(), null, null);
    }
    return known.module() == null
        ? Name.unknown(
            "which module of its library defines `"
                + imported
                + "` depends on the library's version"
                + CURE,
            site)
        : new Name(known.name(), known.module(), null);
  }

  /** Whether Python cannot call the value for certain. */
  boolean uncallable(Value function) {
    return function instanceof Text
        || function instanceof Container
        || function instanceof Value.Int
        || function instanceof Value.Real
        || function instanceof Value.Tuple
        || function instanceof Value.Singleton
        || function instanceof ModuleValue
        || function instanceof KedroPipeline
        || function instanceof Instance object && object.isUncallable()
        || function instanceof Instance instance
            && attribute(instance.type(), "__call__") == Value.Singleton.NONE;
  }

  /** As messages and facts call it, whether or not Kedro could. */
  String label(Value function) {
    if (function instanceof Value.Opaque o) {
      return o.name().substring(o.name().lastIndexOf('.') + 1);
    } else if (function instanceof NativeFunction f) {
      return f.name().substring(f.name().lastIndexOf('.') + 1);
    } else if (function instanceof Value.Unknown) {
      return "<unknown>";
    } else if (function instanceof Value.Partial) {
      return attribute(function, "__name__") instanceof Text text ? text.value() : "<partial>";
    } else if (function instanceof FunctionValue
        || function instanceof ClassValue
        || function instanceof BoundMethod) {
      return attribute(function, "__name__") instanceof Text text ? text.value() : "<function>";
    }
    return attribute(function, "__name__") instanceof Text text
        ? text.value()
        : "<" + Names.kind(function) + ">";
  }

  /** The attribute; None where there is none. */
  private Value attribute(Value function, String attribute) {
    try {
      return interpreter.attribute(function, attribute, Site.NOWHERE);
    } catch (PythonError e) {
      return Value.Singleton.NONE;
    }
  }
}
