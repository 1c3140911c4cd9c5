package dev.kindling.rules.outside;

import dev.kindling.rules.outside.FieldType.Kind;
import dev.kindling.rules.outside.Scope.Reader;
import dev.kindling.rules.outside.Syntax.Step;
import dev.kindling.rules.outside.Syntax.Text;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls that rules may make: a closed list, each a question about a value that is there
 * already.
 */
record Call(FieldType type, Reader reader) {

  private static final Map<String, BiPredicate<String, String>> OF_TEXT =
      Map.of("startsWith", String::startsWith, "endsWith", String::endsWith);
  private static final Map<String, Function<String, Object>> OF_TEXT_ALONE =
      Map.of("length", String::length, "isEmpty", String::isEmpty);
  private static final Map<String, Function<Collection<?>, Object>> OF_LIST =
      Map.of("size", Collection::size, "isEmpty", Collection::isEmpty);

  /** What the step calls; null where it calls nothing of the list. */
  static @Nullable Call find(FieldType type, Step step) {
    List<Syntax.Operand> arguments = step.arguments();
    if (arguments == null || arguments.size() > 1) {
      return null;
    }
    if (arguments.isEmpty()) {
      return type.is(Kind.TEXT) || type.is(Kind.LIST) ? alone(type, step.name()) : null;
    }
    return arguments.get(0) instanceof Text text ? withText(type, step.name(), text.value()) : null;
  }

  private static @Nullable Call alone(FieldType type, String name) {
    FieldType result = name.equals("isEmpty") ? FieldType.FLAG : FieldType.NUMBER;
    if (type.is(Kind.TEXT)) {
      Function<String, Object> call = OF_TEXT_ALONE.get(name);
      return call == null
          ? null
          : new Call(result, v -> v instanceof String s ? call.apply(s) : null);
    }
    Function<Collection<?>, Object> call = OF_LIST.get(name);
    return call == null
        ? null
        : new Call(result, v -> v instanceof Collection<?> c ? call.apply(c) : null);
  }

  private static @Nullable Call withText(FieldType type, String name, String argument) {
    BiPredicate<String, String> ofText = type.is(Kind.TEXT) ? OF_TEXT.get(name) : null;
    if (ofText != null) {
      return new Call(FieldType.FLAG, v -> v instanceof String s && ofText.test(s, argument));
    }
    Method test = type.is(Kind.RECORD) ? Vocabulary.of(type.javaClass()).tests().get(name) : null;
    return test == null ? null : new Call(FieldType.FLAG, v -> v != null && ask(test, v, argument));
  }

  private static boolean ask(Method test, Object fact, String argument) {
    try {
      return (boolean) test.invoke(fact, argument);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot ask " + test, e);
    }
  }

  /** What can be called on values of the type, for suggestions. */
  static List<String> names(FieldType type) {
    List<String> names = new ArrayList<>();
    if (type.is(Kind.TEXT)) {
      names.addAll(OF_TEXT.keySet());
      names.addAll(OF_TEXT_ALONE.keySet());
    } else if (type.is(Kind.LIST)) {
      names.addAll(OF_LIST.keySet());
    }
    return names.stream().sorted().toList();
  }
}
