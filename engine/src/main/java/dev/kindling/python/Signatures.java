package dev.kindling.python;

import dev.kindling.python.syntax.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signatures of callables, as Python's {@code inspect.signature} gives them. */
public final class Signatures {

  private static final int LONGEST_CHAIN = 50;

  private final TypeTexts types;

  Signatures(Interpreter interpreter, Expressions expressions) {
    this.types = new TypeTexts(interpreter, expressions);
  }

  /**
   * The signature; null where it is not known.
   *
   * @param followWrapped whether {@code functools.wraps} leads to the function that is wrapped
   */
  public @Nullable Signature of(Value callable, boolean followWrapped) {
    return of(callable, followWrapped, 0);
  }

  /** The function of the project that the callable comes down to; null where there is none. */
  public static @Nullable FunctionValue function(Value callable) {
    Value at = callable;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (at instanceof FunctionValue f) {
        if (!(f.wrapped() instanceof FunctionValue)) {
          return f;
        }
        at = f.wrapped();
      } else if (at instanceof Value.Partial p) {
        at = p.function();
      } else if (at instanceof BoundMethod b) {
        at = b.function();
      } else if (at instanceof Instance instance) {
        at = instance.type().find("__call__");
      } else if (at instanceof ClassValue k) {
        at = k.find("__init__");
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
      return follow && f.wrapped() != null ? of(f.wrapped(), true, depth + 1) : written(f);
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
      Signature whole = of(instance.type().find("__call__"), follow, depth + 1);
      return whole == null ? null : withoutFirst(whole);
    } else if (callable instanceof ClassValue k) {
      Signature whole = of(k.find("__init__"), follow, depth + 1);
      return whole == null ? null : withoutFirst(whole);
    } else if (callable instanceof Descriptor d) {
      return of(d.function(), follow, depth + 1);
    }
    return null;
  }

  private static Signature withoutFirst(Signature whole) {
    boolean has = !whole.parts().isEmpty() && whole.parts().get(0).byPosition();
    return new Signature(
        has ? whole.parts().subList(1, whole.parts().size()) : whole.parts(),
        whole.returns(),
        whole.exact());
  }

  private Signature written(FunctionValue function) {
    // A wrapper takes over the annotations of what it wraps, by the names of the parameters.
    FunctionValue hinted =
        function.wrapped() instanceof FunctionValue inner ? innermost(inner) : function;
    List<Signature.Part> parts = new ArrayList<>();
    for (Parameter parameter : function.code().parameters()) {
      parts.add(
          new Signature.Part(
              parameter.name(),
              parameter.kind(),
              parameter.standard() != null,
              hint(hinted, parameter.name())));
    }
    return new Signature(parts, types.returns(hinted), function.keepsSignature());
  }

  private static FunctionValue innermost(FunctionValue function) {
    FunctionValue at = function;
    for (int i = 0; i < LONGEST_CHAIN && at.wrapped() instanceof FunctionValue inner; i++) {
      at = inner;
    }
    return at;
  }

  private Signature.@Nullable Hint hint(FunctionValue function, String name) {
    for (Parameter parameter : function.code().parameters()) {
      if (parameter.name().equals(name) && parameter.annotation() != null) {
        return types.of(parameter.annotation(), function);
      }
    }
    return null;
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
