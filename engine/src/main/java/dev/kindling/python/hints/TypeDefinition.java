package dev.kindling.python.hints;

import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type that code defines by a call: {@code NewType("Frame", DataFrame)}, {@code TypeVar("T",
 * bound=DataFrame)}, {@code TypeAliasType("Frames", list[T], type_params=(T,))}.
 *
 * @param kind the qualified name of what is called, as {@code typing.TypeVar}
 * @param types the supertype; the constraints and the bound; the value
 * @param bounded whether the last of the types is a bound
 * @param standard the default of a type variable; null where it has none
 * @param parameters the type parameters of an alias
 */
public record TypeDefinition(
    String kind,
    String name,
    List<Value> types,
    boolean bounded,
    @Nullable Value standard,
    List<Value> parameters)
    implements NativeValue {

  /** Calling a new type gives the value as it is. */
  @Override
  public @Nullable Value attribute(String wanted) {
    return switch (wanted) {
      case "__call__" ->
          kind.equals("typing.NewType")
              ? NativeFunction.function(
                  name,
                  call ->
                      call.get(0) == null
                          ? call.unknown("a value is needed")
                          : call.positional().get(0))
              : null;
      case "__name__" -> Value.of(name);
      default -> null;
    };
  }

  public TypeDefinition(String kind, String name, List<Value> types, boolean bounded) {
    this(kind, name, types, bounded, null, List.of());
  }

  boolean isAlias() {
    return kind.equals(DeferredType.ALIAS);
  }

  boolean isVariable() {
    return kind.equals(DeferredType.VARIABLE)
        || kind.equals(DeferredType.VARIABLES)
        || kind.equals(DeferredType.PARAMETERS);
  }

  @Override
  public String typeName() {
    return kind;
  }

  @Override
  public @Nullable Value element(Value index, Site site) {
    return isAlias() ? Value.Subscripted.of(this, index) : null;
  }
}
