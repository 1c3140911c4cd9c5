package dev.kindling.python.hints;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types with what their names stand for: texts resolved, aliases followed, type variables replaced
 * by the arguments of the alias that declares them. One expansion is bounded, since aliases may
 * mention each other in circles and grow without end.
 */
final class TypeExpansion {

  private static final int MOST_STEPS = 5_000;
  private static final int DEEPEST = 60;

  private final TypeExpressions expressions;
  private final TypeScope scope;
  private final Set<DeferredType> open = new HashSet<>();
  private int steps;
  private int depth;

  TypeExpansion(TypeExpressions expressions, TypeScope scope) {
    this.expressions = expressions;
    this.scope = scope;
  }

  Value expand(Value type) {
    return expand(type, Map.of());
  }

  private Value expand(Value type, Map<Value, Value> given) {
    if (++steps > MOST_STEPS || depth >= DEEPEST) {
      return type instanceof Text text ? new UnresolvedType(text.value()) : type;
    }
    depth++;
    try {
      return expanded(type, given);
    } finally {
      depth--;
    }
  }

  private Value expanded(Value type, Map<Value, Value> given) {
    if (given.containsKey(type)) {
      return given.get(type);
    } else if (type instanceof Text text) {
      return expand(expressions.forward(text, scope), given);
    } else if (type instanceof DeferredType deferred && deferred.isAlias()) {
      return alias(deferred, List.of(), given);
    } else if (type instanceof TypeDefinition alias && alias.isAlias()) {
      return alias.types().isEmpty() ? type : expand(alias.types().get(0), given);
    } else if (type instanceof Value.Subscripted generic) {
      return subscripted(generic, given);
    } else if (type instanceof Container.ListValue list && list.spoiled() == null) {
      return new Container.ListValue(all(list.items(), given));
    } else if (type instanceof Value.Tuple tuple) {
      return new Value.Tuple(all(tuple.items(), given));
    }
    return type;
  }

  private List<Value> all(List<Value> types, Map<Value, Value> given) {
    List<Value> result = new ArrayList<>(types.size());
    types.forEach(type -> result.add(expand(type, given)));
    return result;
  }

  private Value subscripted(Value.Subscripted generic, Map<Value, Value> given) {
    if (generic.origin().equals(new Value.Opaque("typing.Literal"))) {
      return generic;
    } else if (generic.origin().equals(new Value.Opaque("typing.Annotated"))) {
      List<Value> parts = new ArrayList<>(generic.arguments());
      parts.set(0, expand(parts.get(0), given));
      return new Value.Subscripted(generic.origin(), parts);
    }
    List<Value> arguments = all(generic.arguments(), given);
    if (generic.origin() instanceof DeferredType alias && alias.isAlias()) {
      return alias(alias, arguments, given);
    }
    if (generic.origin() instanceof TypeDefinition alias && alias.isAlias()) {
      return expand(alias, bound(alias.parameters(), arguments));
    }
    Value origin = expand(generic.origin(), given);
    if (origin instanceof Value.Subscripted inner) {
      Set<Value> free = new LinkedHashSet<>();
      variables(inner, free);
      if (!free.isEmpty()) {
        return expand(inner, bound(List.copyOf(free), arguments));
      }
    }
    return new Value.Subscripted(origin, arguments);
  }

  private Value alias(DeferredType alias, List<Value> arguments, Map<Value, Value> given) {
    Expr content = alias.content();
    if (content == null || !open.add(alias)) {
      return arguments.isEmpty() ? alias : new Value.Subscripted(alias, arguments);
    }
    try {
      Value value = expressions.evaluate(content, alias.scope());
      Map<Value, Value> inner = new HashMap<>(given);
      inner.putAll(bound(List.copyOf(alias.parameters()), arguments));
      return expand(value, inner);
    } finally {
      open.remove(alias);
    }
  }

  /** What each parameter stands for; the one of several types takes what the others leave. */
  private Map<Value, Value> bound(List<Value> parameters, List<Value> arguments) {
    Map<Value, Value> result = new HashMap<>();
    int next = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Value parameter = parameters.get(i);
      if (kind(parameter).equals(DeferredType.VARIABLES)) {
        int rest = Math.max(next, arguments.size() - (parameters.size() - i - 1));
        if (rest > next) {
          result.put(parameter, new Value.Tuple(arguments.subList(next, rest)));
        }
        next = rest;
      } else if (next < arguments.size()) {
        result.put(parameter, arguments.get(next++));
      } else {
        Value standard = standard(parameter);
        if (standard != null) {
          result.put(parameter, expand(standard));
        }
      }
    }
    return result;
  }

  /** The default of a type parameter; null where it has none. */
  @Nullable Value standard(Value parameter) {
    if (parameter instanceof TypeDefinition definition) {
      return definition.standard();
    } else if (parameter instanceof DeferredType deferred && deferred.standard() != null) {
      return expressions.evaluate(deferred.standard(), deferred.scope());
    }
    return null;
  }

  private static String kind(Value parameter) {
    return parameter instanceof DeferredType d
        ? d.kind()
        : parameter instanceof TypeDefinition d ? d.kind() : "";
  }

  /** The type variables of the type, in the order in which they are mentioned first. */
  private static void variables(Value type, Set<Value> into) {
    if (type instanceof TypeDefinition definition && definition.isVariable()
        || type instanceof DeferredType deferred && !deferred.isAlias()) {
      into.add(type);
    } else if (type instanceof Value.Subscripted generic) {
      variables(generic.origin(), into);
      generic.arguments().forEach(argument -> variables(argument, into));
    } else if (type instanceof Container.ListValue list) {
      list.items().forEach(item -> variables(item, into));
    } else if (type instanceof Value.Tuple tuple) {
      tuple.items().forEach(item -> variables(item, into));
    }
  }
}
