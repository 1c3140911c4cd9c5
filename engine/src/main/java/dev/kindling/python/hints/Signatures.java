package dev.kindling.python.hints;

import dev.kindling.python.bodies.BodyNames;
import dev.kindling.python.evaluation.Expressions;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.syntax.Parameter;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.BoundMethod;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Descriptor;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.Instance;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import dev.kindling.python.values.WrappedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The signatures of callables, as Python's {@code inspect.signature} gives them. */
public final class Signatures {

  private static final int LONGEST_CHAIN = 50;

  /** {@code (*args, **kw)}. */
  private static final Signature ANY_ARGUMENTS =
      new Signature(
          List.of(
              new Signature.Part("args", Parameter.Kind.VAR_POSITIONAL, false, null),
              new Signature.Part("kw", Parameter.Kind.VAR_KEYWORD, false, null)),
          null,
          true);

  private final Interpreter interpreter;
  private final WrittenSignatures written;

  public Signatures(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    TypeExpressions types = new TypeExpressions(interpreter, expressions);
    this.written = new WrittenSignatures(new TypeTexts(types), types);
  }

  /**
   * The wanted names of foreign modules that the function's body uses, itself or through functions
   * of the project, each with the first line that uses it.
   *
   * @param wanted tells by its beginning whether a name is wanted
   * @param mentioned the qualified names that an annotation mentions
   */
  public Map<String, Site> uses(
      FunctionValue function, Predicate<String> wanted, Function<String, Set<String>> mentioned) {
    return BodyNames.of(function, interpreter, wanted, mentioned);
  }

  /** The dict that {@code __annotations__} is, unknown where a type cannot be resolved. */
  public Container.DictValue annotations(FunctionValue function) {
    return written.annotations(function);
  }

  /** {@code inspect.signature}. */
  public static Value inspect(Arguments call) {
    Value callable = call.get(0, "obj");
    Signature known =
        callable == null
            ? null
            : call.interpreter()
                .signatures()
                .of(callable, call.named().get("follow_wrapped") != Value.Singleton.FALSE);
    return known == null ? call.unknown("the signature is not known") : new SignatureValue(known);
  }

  /** {@code typing.get_type_hints}. */
  public static Value typeHints(Arguments call) {
    return call.get(0, "obj") instanceof FunctionValue function
        ? call.interpreter().signatures().annotations(function)
        : call.unknown("the annotations are not known");
  }

  /**
   * The signature; null where it is not known.
   *
   * @param followWrapped whether {@code functools.wraps} leads to the function that is wrapped
   */
  public @Nullable Signature of(Value callable, boolean followWrapped) {
    return of(callable, followWrapped, 0);
  }

  /**
   * Whether Python itself finds no signature: {@code functools.lru_cache} makes an object written
   * in C that has none.
   */
  public static boolean hasNone(Value callable) {
    Value at = callable;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (at instanceof WrappedFunction w) {
        return w.kind() == WrappedFunction.Kind.CACHE;
      } else if (at instanceof Value.Partial p) {
        at = p.function();
      } else if (at instanceof BoundMethod b) {
        at = b.function();
      } else {
        return false;
      }
    }
    return false;
  }

  /** The function of the project that the callable comes down to; null where there is none. */
  public static @Nullable FunctionValue function(Value callable) {
    Value at = callable;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (at instanceof FunctionValue f) {
        if (f.wrapped() == null) {
          return f;
        }
        Value inner = f.wrapped();
        if (!(inner instanceof FunctionValue
            || inner instanceof WrappedFunction
            || inner instanceof BoundMethod)) {
          return f;
        }
        at = inner;
      } else if (at instanceof WrappedFunction c) {
        at = c.function();
      } else if (at instanceof Value.Partial p) {
        at = p.function();
      } else if (at instanceof BoundMethod b) {
        at = b.function();
      } else if (at instanceof Descriptor d) {
        at = d.function();
      } else if (at instanceof Instance instance) {
        at = instance.type().find("__call__");
      } else if (at instanceof ClassValue k) {
        Value constructor = k.find("__init__");
        at = constructor == null ? k.find("__new__") : constructor;
      } else {
        return null;
      }
    }
    return null;
  }

  private @Nullable Signature of(@Nullable Value callable, boolean follow, int depth) {
    if (depth > LONGEST_CHAIN) {
      return null;
    } else if (callable instanceof FunctionValue f) {
      return follow && f.wrapped() != null ? of(f.wrapped(), true, depth + 1) : own(f);
    } else if (callable instanceof WrappedFunction w) {
      return follow
          ? of(w.function(), true, depth + 1)
          : w.kind() == WrappedFunction.Kind.DISPATCH ? ANY_ARGUMENTS : null;
    } else if (callable instanceof BoundMethod b) {
      Signature whole = of(b.function(), follow, depth + 1);
      return whole == null ? null : withoutFirst(whole);
    } else if (callable instanceof Value.Partial p) {
      if (follow && p.attributes().containsKey("__wrapped__")) {
        return of(p.attributes().get("__wrapped__"), true, depth + 1);
      }
      Signature whole = of(p.function(), follow, depth + 1);
      return whole == null ? null : partial(whole, p);
    } else if (callable instanceof Instance instance) {
      if (follow && instance.attributes().containsKey("__wrapped__")) {
        return of(instance.attributes().get("__wrapped__"), true, depth + 1);
      }
      return ofMethod(instance.type().find("__call__"), follow, depth);
    } else if (callable instanceof ClassValue k) {
      return ofClass(k, follow, depth);
    } else if (callable instanceof Descriptor d) {
      return of(d.function(), follow, depth + 1);
    }
    return null;
  }

  /** The function's own parameters, or those that a decorator says it has. */
  private @Nullable Signature own(FunctionValue function) {
    Value said = function.attributes().get("__signature__");
    if (said instanceof SignatureValue known) {
      return known.signature();
    }
    return said == null || said == Value.Singleton.NONE ? written.of(function) : null;
  }

  private @Nullable Signature ofMethod(@Nullable Value method, boolean follow, int depth) {
    Signature whole = of(method, follow, depth + 1);
    return whole == null || method instanceof Descriptor d && d.kind() == Descriptor.Kind.STATIC
        ? whole
        : withoutFirst(whole);
  }

  private @Nullable Signature ofClass(ClassValue type, boolean follow, int depth) {
    Value constructor = type.find("__init__");
    if (constructor == null && (type.isRecord() || type.isNamedTuple())) {
      return written.ofFields(type);
    }
    Signature whole =
        ofMethod(constructor == null ? type.find("__new__") : constructor, follow, depth);
    // What a constructor is annotated to return is not what calling the class gives.
    return whole == null ? null : new Signature(whole.parts(), null, whole.exact());
  }

  private static Signature withoutFirst(Signature whole) {
    boolean has = !whole.parts().isEmpty() && whole.parts().get(0).byPosition();
    return new Signature(
        has ? whole.parts().subList(1, whole.parts().size()) : whole.parts(),
        whole.returns(),
        whole.exact());
  }

  /** What a partial leaves open: a parameter given by name, and all behind it, go by name only. */
  private static @Nullable Signature partial(Signature whole, Value.Partial partial) {
    List<Signature.Part> rest = new ArrayList<>();
    int given = partial.positional().size();
    Map<String, Value> named = partial.named();
    boolean byName = false;
    for (Signature.Part part : whole.parts()) {
      if (part.byPosition() && given > 0) {
        given--;
      } else if (part.kind() == Parameter.Kind.VAR_POSITIONAL) {
        given = 0;
        if (!byName) {
          rest.add(part);
        }
      } else if (named.containsKey(part.name()) && part.kind() != Parameter.Kind.POSITIONAL_ONLY) {
        byName = true;
        rest.add(new Signature.Part(part.name(), Parameter.Kind.KEYWORD_ONLY, true, part.hint()));
      } else if (byName && part.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD) {
        rest.add(
            new Signature.Part(
                part.name(), Parameter.Kind.KEYWORD_ONLY, part.standard(), part.hint()));
      } else {
        rest.add(part);
      }
    }
    return given > 0 ? null : new Signature(rest, whole.returns(), whole.exact());
  }
}
