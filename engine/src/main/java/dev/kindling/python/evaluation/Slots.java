package dev.kindling.python.evaluation;

import dev.kindling.python.syntax.PrivateNames;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.DataClass;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code __slots__} says of the attributes that objects of a class can have. */
final class Slots {

  private Slots() {}

  /**
   * The only attributes that an object can have of its own; null where it has a {@code __dict__}
   * and takes any, as it does as soon as one class in its ancestry has no {@code __slots__}.
   */
  static @Nullable Set<String> of(ClassValue type) {
    Set<String> all = new HashSet<>();
    for (Value ancestor : type.ancestry()) {
      if (ancestor instanceof ClassValue k) {
        Set<String> own = own(k);
        if (own == null || own.contains("__dict__")) {
          return null;
        }
        all.addAll(own);
      } else if (!hasNone(ancestor)) {
        return null;
      }
    }
    return all;
  }

  private static @Nullable Set<String> own(ClassValue type) {
    DataClass data = type.ownData();
    if (data != null && data.slots()) {
      return data.fields().keySet();
    }
    Value written = type.attributes().get("__slots__");
    if (written == null) {
      return null;
    }
    List<Value> names =
        written instanceof Text ? List.of(written) : Iteration.items(written, type.site());
    if (names == null) {
      return null;
    }
    Set<String> result = new HashSet<>();
    for (Value name : names) {
      if (!(name instanceof Text text)) {
        return null;
      }
      result.add(PrivateNames.mangled(type.name(), text.value()));
    }
    return result;
  }

  /** Whether objects of the base, which is no class of the project, have no {@code __dict__}. */
  private static boolean hasNone(Value base) {
    return base instanceof NativeFunction f
            && Set.of("object", "str", "int", "float", "tuple", "list", "dict", "set")
                .contains(f.name())
        || base instanceof Value.Opaque o
            && Set.of("abc.ABC", "typing.Generic", "typing.Protocol").contains(o.name());
  }
}
