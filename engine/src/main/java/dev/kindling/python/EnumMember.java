package dev.kindling.python;

import org.jspecify.annotations.Nullable;

/** A member of an enumeration of the project. */
record EnumMember(ClassValue type, String name, Value value) implements NativeValue {

  @Override
  public String typeName() {
    return type.fullName();
  }

  @Override
  public @Nullable Value attribute(String wanted) {
    return switch (wanted) {
      case "name", "_name_" -> Value.of(name);
      case "value", "_value_" -> value;
      default -> type.find(wanted);
    };
  }

  /** Whether it is a text as well, as members of a {@code str} enumeration are. */
  boolean isText() {
    return value instanceof Text
        && type.ancestry().stream()
            .anyMatch(
                base ->
                    base instanceof NativeFunction f && f.name().equals("str")
                        || base instanceof Opaque o && o.name().equals("enum.StrEnum"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnumMember m && type == m.type && name.equals(m.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
