package dev.kindling.rules.outside;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field holds, as far as rules can tell values apart.
 *
 * @param javaClass the class of a fact or an enumeration, else of the value itself
 * @param element what a list or a map holds; null for everything else
 */
record FieldType(Kind kind, Class<?> javaClass, @Nullable FieldType element) {

  enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    FLAG("true or false"),
    CHOICE("a constant"),
    LIST("a list"),
    MAP("a map"),
    RECORD("a fact"),
    NOTHING("null");

    final String shown;

    Kind(String shown) {
      this.shown = shown;
    }
  }

  static final FieldType TEXT = new FieldType(Kind.TEXT, String.class, null);
  static final FieldType NUMBER = new FieldType(Kind.NUMBER, Integer.class, null);
  static final FieldType FLAG = new FieldType(Kind.FLAG, Boolean.class, null);
  static final FieldType NOTHING = new FieldType(Kind.NOTHING, Void.class, null);

  static FieldType of(RecordComponent component) {
    return of(component.getGenericType());
  }

  static FieldType of(Type type) {
    if (type == String.class) {
      return TEXT;
    } else if (type == int.class || type == Integer.class) {
      return NUMBER;
    } else if (type == boolean.class || type == Boolean.class) {
      return FLAG;
    } else if (type instanceof Class<?> c && c.isEnum()) {
      return new FieldType(Kind.CHOICE, c, null);
    } else if (type instanceof Class<?> c && c.isRecord()) {
      return new FieldType(Kind.RECORD, c, null);
    } else if (type instanceof ParameterizedType p && p.getRawType() instanceof Class<?> raw) {
      Type[] arguments = p.getActualTypeArguments();
      if (Collection.class.isAssignableFrom(raw)) {
        return new FieldType(Kind.LIST, raw, of(arguments[0]));
      } else if (Map.class.isAssignableFrom(raw)) {
        return new FieldType(Kind.MAP, raw, of(arguments[1]));
      }
    }
    throw new IllegalArgumentException("no rule could read a field of type " + type);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Whether a value of the other type can ever be equal to one of this. */
  boolean comparable(FieldType other) {
    return is(Kind.NOTHING)
        || other.is(Kind.NOTHING)
        || (kind == other.kind && (!is(Kind.CHOICE) && !is(Kind.RECORD) || same(other)));
  }

  /** What stands in the reference and in messages: {@code text}, {@code list of Tag}. */
  String shown() {
    return switch (kind) {
      case CHOICE, RECORD -> javaClass.getSimpleName();
      case LIST -> "list of " + elementShown();
      case MAP -> "map of " + elementShown();
      default -> kind.shown;
    };
  }

  private String elementShown() {
    return element == null ? "anything" : element.shown();
  }

  private boolean same(FieldType other) {
    return javaClass == other.javaClass;
  }
}
