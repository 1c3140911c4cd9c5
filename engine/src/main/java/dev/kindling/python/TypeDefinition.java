package dev.kindling.python;

import java.util.List;

/**
 * A type that code defines by a call: {@code NewType("Frame", DataFrame)}, {@code TypeVar("T",
 * bound=DataFrame)}.
 *
 * @param kind {@code typing.NewType} or {@code typing.TypeVar}
 * @param types the supertype; the constraints and the bound
 * @param bounded whether the last of the types is a bound
 */
record TypeDefinition(String kind, String name, List<Value> types, boolean bounded)
    implements NativeValue {

  @Override
  public String typeName() {
    return kind;
  }
}
