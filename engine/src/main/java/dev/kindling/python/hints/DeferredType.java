package dev.kindling.python.hints;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.TypeParameter;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type parameter or a {@code type} statement. What it stands for is looked up when it is asked
 * for, as Python does: it may mention what is defined further down, itself included.
 */
public final class DeferredType implements NativeValue {

  public static final String ALIAS = "typing.TypeAliasType";
  static final String VARIABLE = "typing.TypeVar";
  static final String VARIABLES = "typing.TypeVarTuple";
  static final String PARAMETERS = "typing.ParamSpec";

  private final String kind;
  private final String name;
  private final List<DeferredType> parameters;
  private final @Nullable Expr content;
  private final @Nullable Expr standard;
  private final Frame scope;

  private DeferredType(
      String kind,
      String name,
      List<DeferredType> parameters,
      @Nullable Expr content,
      @Nullable Expr standard,
      Frame scope) {
    this.kind = kind;
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.content = content;
    this.standard = standard;
    this.scope = scope;
  }

  /** What a {@code type} statement makes. */
  public static DeferredType alias(Expr.TypeAlias alias, Frame around) {
    Frame scope = Frame.ofTypeParameters(around);
    return new DeferredType(
        ALIAS,
        alias.name(),
        List.copyOf(declare(alias.typeParameters(), scope).values()),
        alias.value(),
        null,
        scope);
  }

  /** Binds the parameters in the scope that they open; gives them in order. */
  public static Map<String, DeferredType> declare(List<TypeParameter> parameters, Frame scope) {
    Map<String, DeferredType> result = new LinkedHashMap<>();
    for (TypeParameter parameter : parameters) {
      String kind =
          switch (parameter.kind()) {
            case TYPE -> VARIABLE;
            case TYPES -> VARIABLES;
            case PARAMETERS -> PARAMETERS;
          };
      DeferredType made =
          new DeferredType(
              kind, parameter.name(), List.of(), parameter.bound(), parameter.standard(), scope);
      result.put(parameter.name(), made);
      scope.bind(parameter.name(), made);
    }
    return result;
  }

  boolean isAlias() {
    return kind.equals(ALIAS);
  }

  String kind() {
    return kind;
  }

  String name() {
    return name;
  }

  /** Module and name. */
  String fullName() {
    return scope.module().name() + "." + name;
  }

  /** The type parameters of an alias. */
  List<DeferredType> parameters() {
    return parameters;
  }

  /** The value of an alias; the bound or the constraints of a parameter. */
  @Nullable Expr content() {
    return content;
  }

  /** The default of a parameter. */
  @Nullable Expr standard() {
    return standard;
  }

  TypeScope scope() {
    return TypeScope.late(scope);
  }

  @Override
  public String typeName() {
    return kind;
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    return wanted.equals("__name__") ? Value.of(name) : null;
  }

  @Override
  public @Nullable Value element(Value index, Site site) {
    return isAlias() ? Value.Subscripted.of(this, index) : null;
  }
}
