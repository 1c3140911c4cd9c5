package dev.kindling.python.hints;

import dev.kindling.python.bodies.SparkNames;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.FunctionValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.QualifiedNames;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Annotations as type expressions with fully qualified names. */
final class TypeTexts {

  private static final String UNION = "typing.Union";
  private static final String OPTIONAL = "typing.Optional";
  private static final int MAX_DEPTH = 30;

  private final TypeExpressions expressions;

  TypeTexts(TypeExpressions expressions) {
    this.expressions = expressions;
  }

  /** The annotation with qualified names; what cannot be resolved stays as it is written. */
  Signature.Hint of(Expr annotation, TypeScope scope) {
    Value value = expressions.evaluate(annotation, scope);
    return of(value, scope, scope.frame().site(annotation.line()));
  }

  /** The type that a value stands for, as {@code __annotations__} holds it. */
  Signature.Hint of(Value type, TypeScope scope, Site site) {
    return new Signature.Hint(new Writer(scope).text(type), site);
  }

  /** Writes one type. */
  private final class Writer {

    private final TypeExpansion expansion;
    private final Set<Value> open = new HashSet<>();

    Writer(TypeScope scope) {
      this.expansion = new TypeExpansion(expressions, scope);
    }

    String text(Value type) {
      return text(expansion.expand(type), 0);
    }

    private String text(Value value, int depth) {
      if (depth > MAX_DEPTH) {
        return "...";
      } else if (value == Value.Singleton.NONE) {
        return "None";
      } else if (value == Value.Singleton.ELLIPSIS) {
        return "...";
      } else if (value instanceof UnresolvedType unresolved) {
        return unresolved.text();
      } else if (value instanceof Text text) {
        return text(expansion.expand(text), depth + 1);
      } else if (value instanceof Value.Opaque opaque) {
        return QualifiedNames.canonical(opaque.name());
      } else if (value instanceof ClassValue type) {
        return ofClass(type, depth) + defaults(type, depth);
      } else if (value instanceof NativeFunction f) {
        return QualifiedNames.canonical(f.name());
      } else if (value instanceof TypeDefinition definition) {
        return definition(definition, depth);
      } else if (value instanceof DeferredType deferred) {
        return deferred(deferred, depth);
      } else if (value instanceof Value.Subscripted generic) {
        return subscripted(generic, depth);
      } else if (value instanceof Container.ListValue list && list.spoiled() == null) {
        return "[" + joined(list.items(), depth) + "]";
      } else if (value instanceof Value.Tuple tuple) {
        return "(" + joined(tuple.items(), depth) + ")";
      } else if (value instanceof ModuleValue module) {
        return module.name();
      } else if (value instanceof FunctionValue function) {
        return function.moduleName() + "." + function.code().qualifiedName();
      }
      String text = Representation.of(value);
      return text == null ? "..." : text;
    }

    /** A class of the project; one that is a Spark type by a base names that as well. */
    private String ofClass(ClassValue type, int depth) {
      for (Value ancestor : type.ancestry()) {
        if (ancestor instanceof Value.Opaque base && SparkNames.isSpark(base.name())) {
          return type.fullName() + "(" + text(base, depth + 1) + ")";
        }
      }
      return type.fullName();
    }

    /** What a generic class stands for where no arguments are given. */
    private String defaults(ClassValue type, int depth) {
      List<Value> standards = new ArrayList<>();
      for (Value parameter : type.typeParameters()) {
        Value standard = expansion.standard(parameter);
        if (standard == null) {
          return "";
        }
        standards.add(expansion.expand(standard));
      }
      if (standards.isEmpty() || !open.add(type)) {
        return "";
      }
      String text = "[" + joined(standards, depth) + "]";
      open.remove(type);
      return text;
    }

    private String joined(List<Value> values, int depth) {
      List<String> parts = new ArrayList<>();
      values.forEach(value -> parts.add(text(value, depth + 1)));
      return String.join(", ", parts);
    }

    private String definition(TypeDefinition definition, int depth) {
      List<String> parts = new ArrayList<>();
      parts.add(Representation.quote(definition.name()));
      if (open.add(definition)) {
        int last = definition.types().size() - 1;
        for (int i = 0; i <= last; i++) {
          String bound = i == last && definition.bounded() ? "bound=" : "";
          parts.add(bound + inner(definition.types().get(i), depth));
        }
        if (definition.standard() != null) {
          parts.add("default=" + inner(definition.standard(), depth));
        }
        open.remove(definition);
      }
      return definition.kind() + "(" + String.join(", ", parts) + ")";
    }

    private String deferred(DeferredType type, int depth) {
      if (type.isAlias()) {
        return type.fullName();
      }
      List<String> parts = new ArrayList<>();
      parts.add(Representation.quote(type.name()));
      if (open.add(type)) {
        if (type.content() instanceof Expr.TupleOf constraints) {
          for (Expr constraint : constraints.elements()) {
            parts.add(inner(expressions.evaluate(constraint, type.scope()), depth));
          }
        } else if (type.content() != null) {
          parts.add("bound=" + inner(expressions.evaluate(type.content(), type.scope()), depth));
        }
        Value standard = expansion.standard(type);
        if (standard != null) {
          parts.add("default=" + inner(standard, depth));
        }
        open.remove(type);
      }
      return type.kind() + "(" + String.join(", ", parts) + ")";
    }

    private String inner(Value type, int depth) {
      return text(expansion.expand(type), depth + 1);
    }

    private String subscripted(Value.Subscripted generic, int depth) {
      String origin =
          generic.origin() instanceof ClassValue type
              ? ofClass(type, depth + 1)
              : text(generic.origin(), depth + 1);
      if (origin.equals("typing.Literal")) {
        return origin + "[" + values(generic.arguments()) + "]";
      } else if (origin.equals("typing.Annotated") && !generic.arguments().isEmpty()) {
        List<Value> meta = generic.arguments().subList(1, generic.arguments().size());
        String type = text(generic.arguments().get(0), depth + 1);
        return origin + "[" + type + (meta.isEmpty() ? "" : ", " + values(meta)) + "]";
      } else if (origin.equals(UNION) || origin.equals(OPTIONAL)) {
        return union(generic, origin, depth);
      }
      return origin + "[" + joined(generic.arguments(), depth) + "]";
    }

    /** Plain values, which are no types. */
    private String values(List<Value> values) {
      List<String> parts = new ArrayList<>();
      for (Value value : values) {
        String one = value instanceof UnresolvedType ? null : Representation.of(value);
        parts.add(one == null ? "..." : one);
      }
      return String.join(", ", parts);
    }

    private String union(Value.Subscripted generic, String origin, int depth) {
      List<Value> members = new ArrayList<>();
      flatten(generic, origin, members, depth);
      List<Value> others =
          members.stream().filter(member -> member != Value.Singleton.NONE).toList();
      if (others.size() == members.size() && others.size() == 1) {
        return text(others.get(0), depth + 1);
      } else if (others.size() == 1 && members.size() == 2) {
        return OPTIONAL + "[" + joined(others, depth) + "]";
      }
      return UNION + "[" + joined(members, depth) + "]";
    }
  }

  private static void flatten(Value.Subscripted union, String origin, List<Value> into, int depth) {
    for (Value member : union.arguments()) {
      String inner = unionName(member);
      if (depth < MAX_DEPTH && inner != null) {
        flatten((Value.Subscripted) member, inner, into, depth + 1);
      } else if (!into.contains(member)) {
        into.add(member);
      }
    }
    if (origin.equals(OPTIONAL) && !into.contains(Value.Singleton.NONE)) {
      into.add(Value.Singleton.NONE);
    }
  }

  private static @Nullable String unionName(Value member) {
    return member instanceof Value.Subscripted s
            && s.origin() instanceof Value.Opaque o
            && (o.name().equals(UNION) || o.name().equals(OPTIONAL))
        ? o.name()
        : null;
  }
}
