package dev.kindling.rules.outside;

import dev.kindling.plan.Rule;
import dev.kindling.rules.outside.Checked.Conclusion;
import dev.kindling.rules.outside.Checked.OfRule;
import dev.kindling.rules.outside.Checked.Slot;
import dev.kindling.rules.outside.Checked.Value;
import dev.kindling.rules.outside.FactType.Field;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.drools.model.Drools;
import org.drools.model.functions.BlockN;
import org.jspecify.annotations.Nullable;

/** Inserts what a rule concludes: the only thing that an outside rule can do. */
final class Conclusions implements BlockN {

  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final transient OfRule checked;
  private final transient List<Slot> slots;

  /**
   * @param slots the facts that this is called with, behind the engine's own argument
   */
  Conclusions(OfRule checked, List<Slot> slots) {
    this.rule = checked.rule();
    this.checked = checked;
    this.slots = slots;
  }

  @Override
  public void execute(Object... arguments) {
    Budget.fired(rule);
    Drools drools = (Drools) arguments[0];
    for (Conclusion conclusion : checked.then()) {
      Object[] facts =
          conclusion.slots().stream().map(s -> arguments[slots.indexOf(s) + 1]).toArray();
      Object fact = make(conclusion, facts);
      // Two nodes that mark each other would go on for ever, each time with an equal mark.
      if (!checked.builds() || Budget.isNew(rule, fact)) {
        drools.insert(fact);
      }
    }
  }

  private Object make(Conclusion conclusion, Object[] facts) {
    List<Field> fields = conclusion.type().components();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      values.add(value(conclusion.arguments().get(i), fields.get(i), facts));
    }
    try {
      return constructor(conclusion.type()).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + conclusion.type().name(), e);
    }
  }

  private @Nullable Object value(Value argument, Field field, Object[] facts) {
    Object value = argument.of(facts);
    if (value == null && !field.nullable()) {
      throw Budget.over(
          rule,
          "concludes without a `%s`: the field that it takes it from is null here; ask for `!= null`"
              .formatted(field.name()));
    }
    if (value instanceof String text && text.length() > Budget.MAX_TEXT) {
      throw Budget.over(
          rule,
          "puts together a `%s` of more than %d characters"
              .formatted(field.name(), Budget.MAX_TEXT));
    }
    return value;
  }

  private static Constructor<?> constructor(FactType type) throws NoSuchMethodException {
    Class<?>[] parameters =
        Arrays.stream(type.javaClass().getRecordComponents())
            .map(c -> c.getType())
            .toArray(Class<?>[]::new);
    return type.javaClass().getDeclaredConstructor(parameters);
  }
}
