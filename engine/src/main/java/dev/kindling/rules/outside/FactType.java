package dev.kindling.rules.outside;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record of package {@code facts} as rules see it.
 *
 * @param fields what a constraint can read: the record's components in their order, then what it
 *     derives from them, by name
 * @param tests questions with one text argument, as {@code hasTag("…")}
 */
record FactType(Class<?> javaClass, Map<String, Field> fields, Map<String, Method> tests) {

  private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode", "equals");

  /** One field: what it is called in constraints, what it holds, and how it is read. */
  record Field(String name, FieldType type, Method accessor) {

    /** Whether the field can be missing. */
    boolean nullable() {
      return accessor.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    @Nullable Object of(Object fact) {
      try {
        return accessor.invoke(fact);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }

  FactType {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    tests = Collections.unmodifiableMap(new TreeMap<>(tests));
  }

  static FactType of(Class<?> type) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Field field =
          new Field(component.getName(), FieldType.of(component), component.getAccessor());
      fields.put(field.name(), field);
    }
    Map<String, Field> derived = new TreeMap<>();
    Map<String, Method> tests = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      boolean open = Modifier.isPublic(method.getModifiers());
      if (!open || Modifier.isStatic(method.getModifiers()) || known(method, fields)) {
        continue;
      }
      if (method.getParameterCount() == 0) {
        Field field =
            new Field(property(method), FieldType.of(method.getGenericReturnType()), method);
        derived.put(field.name(), field);
      } else if (isTest(method)) {
        tests.put(method.getName(), method);
      }
    }
    fields.putAll(derived);
    return new FactType(type, fields, tests);
  }

  String name() {
    return javaClass.getSimpleName();
  }

  /** The field that this accessor of a consequence reads: {@code node()}, {@code isParameter()}. */
  @Nullable Field byAccessor(String method) {
    return fields.values().stream()
        .filter(f -> f.accessor().getName().equals(method))
        .findFirst()
        .orElse(null);
  }

  /** What the record's constructor takes. */
  List<Field> components() {
    return Arrays.stream(javaClass.getRecordComponents())
        .map(c -> fields.get(c.getName()))
        .toList();
  }

  private static boolean known(Method method, Map<String, Field> fields) {
    return OF_OBJECT.contains(method.getName())
        || (method.getParameterCount() == 0 && fields.containsKey(method.getName()));
  }

  private static boolean isTest(Method method) {
    return method.getReturnType() == boolean.class
        && method.getParameterCount() == 1
        && method.getParameterTypes()[0] == String.class;
  }

  /** {@code isParameter()} is the property {@code parameter}, as in every rule engine. */
  private static String property(Method method) {
    String name = method.getName();
    boolean is =
        name.startsWith("is") && name.length() > 2 && Character.isUpperCase(name.charAt(2));
    return is ? Character.toLowerCase(name.charAt(2)) + name.substring(3) : name;
  }
}
