package dev.kindling.rules.outside;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.rules.outside.FactType.Field;
import dev.kindling.rules.outside.FieldType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts as a rule author reads them: the names are those that patterns take. */
public final class FactText {

  private FactText() {}

  /**
   * Complains where there is no such fact type.
   *
   * @throws InvalidInput with what was probably meant
   */
  public static void requireType(String name) {
    List<String> known = Vocabulary.factNames();
    if (!known.contains(name)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "there is no fact type `%s`.%s There are %s"
              .formatted(name, Spelling.hint(name, known), String.join(", ", known)));
    }
  }

  /**
   * One line a fact, by type in the order of the reference, in the order given within a type.
   *
   * @param only the types to show; all where it is empty
   */
  public static List<String> of(Collection<?> facts, Collection<String> only) {
    List<String> lines = new ArrayList<>();
    for (FactType type : Vocabulary.facts()) {
      if (only.isEmpty() || only.contains(type.name())) {
        facts.stream()
            .filter(fact -> fact.getClass() == type.javaClass())
            .map(fact -> line(type, fact))
            .sorted()
            .forEach(lines::add);
      }
    }
    return lines;
  }

  private static String line(FactType type, Object fact) {
    return type.fields().values().stream()
        .filter(f -> !nested(f.type()))
        .map(f -> f.name() + ": " + value(f, fact))
        .collect(Collectors.joining(", ", type.name() + "(", ")"));
  }

  /** Lists of facts are facts of their own, each with its line. */
  private static boolean nested(FieldType type) {
    boolean origin = type.is(Kind.RECORD) && type.javaClass() == Origin.class;
    FieldType element = type.element();
    return (type.is(Kind.RECORD) && !origin) || (element != null && element.is(Kind.RECORD));
  }

  private static String value(Field field, Object fact) {
    return shown(field.of(fact));
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof String text) {
      return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    } else if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map)
          .entrySet().stream()
              .map(e -> shown(e.getKey()) + ": " + shown(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof Set<?> set) {
      // A set has no order of its own, and Java's is another in each run.
      return set.stream().map(FactText::shown).sorted().collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Collection<?> list) {
      return list.stream().map(FactText::shown).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
