package dev.kindling.python.hints;

import dev.kindling.python.values.Value;
import java.util.List;

/** {@code *Ts} and {@code *tuple[int, ...]} within a type: the one element that iterating gives. */
public final class UnpackedType {

  private static final Value UNPACK = new Value.Opaque("typing.Unpack");

  private UnpackedType() {}

  /** Whether code that runs can unpack the value within a type. */
  public static boolean canBe(Value value) {
    return value instanceof Value.Subscripted
        || value instanceof TypeDefinition t && t.kind().equals(DeferredType.VARIABLES)
        || value instanceof DeferredType d && d.kind().equals(DeferredType.VARIABLES);
  }

  public static Value of(Value type) {
    return new Value.Subscripted(UNPACK, List.of(type));
  }
}
