package dev.kindling.rules.outside;

import dev.kindling.plan.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule whose every word is looked up: what is left is safe to run as it stands. */
final class Checked {

  private Checked() {}

  /**
   * @param page the comment above the rule, in Markdown
   * @param asks whether it asks for what is missing among the conclusions of other rules
   * @param builds whether it matches conclusions of rules, and so may come round to its own
   */
  record OfRule(
      Rule rule,
      String page,
      RuleKind kind,
      boolean asks,
      boolean builds,
      List<Part> when,
      List<Conclusion> then) {}

  /**
   * One fact that a rule looks at.
   *
   * @param number counted through the rule
   * @param type the class of the fact; {@code Long} for what a count gives
   */
  record Slot(int number, Class<?> type) {}

  /**
   * Reads a value from the facts that a test or a conclusion was given, in the order of its slots.
   */
  interface Value {
    @Nullable Object of(Object[] facts);
  }

  /** Decides over the facts that a test was given, in the order of its slots. */
  interface Decision {
    boolean holds(Object[] facts);
  }

  /** A value with its type; {@code constant} where it is the same for all facts. */
  record Typed(FieldType type, Value value, boolean constant, String text) {}

  /**
   * A constraint of a pattern.
   *
   * @param text as the rule says it, normalized
   * @param slots the pattern's own first
   * @param join set where facts can be looked up by an equal field instead of tried one by one
   */
  record Test(String text, List<Slot> slots, Decision decision, @Nullable Join join) {}

  /** The pattern's own field equals a value of one earlier fact. */
  record Join(Value own, Slot other, Value theirs) {}

  sealed interface Part {}

  record Match(Slot slot, List<Test> tests) implements Part {}

  record Nested(Syntax.Connective connective, List<Part> parts) implements Part {}

  record Counted(Match source, Slot result, @Nullable Test guard) implements Part {}

  /**
   * What is inserted when the rule fires.
   *
   * @param constants the arguments that are literals; null for the others
   */
  record Conclusion(
      FactType type, List<Slot> slots, List<Value> arguments, List<@Nullable Object> constants) {

    /** The argument of that class that every match gives alike; null where matches decide. */
    @Nullable Object constant(Class<?> wanted) {
      List<FactType.Field> fields = type.components();
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).type().javaClass() == wanted) {
          return constants.get(i);
        }
      }
      return null;
    }
  }
}
