package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Checked.Slot;
import dev.kindling.rules.outside.Checked.Typed;
import dev.kindling.rules.outside.FactType.Field;
import dev.kindling.rules.outside.Scope.Binding;
import dev.kindling.rules.outside.Scope.Reader;
import dev.kindling.rules.outside.Syntax.Nothing;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Syntax.Path;
import dev.kindling.rules.outside.Syntax.Step;
import dev.kindling.rules.outside.Syntax.Text;
import dev.kindling.rules.outside.Syntax.Truth;
import dev.kindling.rules.outside.Syntax.Whole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up values: fields of the pattern's fact, bindings, what is reached from them, literals. */
final class OperandChecker {

  private final Report report;
  private final Imports imports;
  private final Scope scope;
  private final Frame frame;
  private final @Nullable Slot own;

  /**
   * @param own the fact of the pattern that is read; null in a consequence
   */
  OperandChecker(Report report, Imports imports, Scope scope, Frame frame, @Nullable Slot own) {
    this.report = report;
    this.imports = imports;
    this.scope = scope;
    this.frame = frame;
    this.own = own;
  }

  Typed check(Operand operand) {
    if (operand instanceof Text text) {
      return constant(FieldType.TEXT, text.value(), "\"" + text.value() + "\"");
    } else if (operand instanceof Whole whole) {
      return constant(FieldType.NUMBER, whole.value(), String.valueOf(whole.value()));
    } else if (operand instanceof Truth truth) {
      return constant(FieldType.FLAG, truth.value(), String.valueOf(truth.value()));
    } else if (operand instanceof Nothing) {
      return constant(FieldType.NOTHING, null, "null");
    }
    Path path = (Path) operand;
    Step first = path.steps().isEmpty() ? null : path.steps().get(0);
    if (path.root() == null && first != null) {
      Class<?> constants = Vocabulary.constants(first.name());
      if (constants != null) {
        return constant(path, constants);
      }
      if (first.name().equals("this") && own != null) {
        return self(path, own);
      }
    }
    return path.root() == null ? ownField(path) : bound(path);
  }

  private Typed self(Path path, Slot slot) {
    if (path.steps().size() > 1 || path.steps().get(0).arguments() != null) {
      throw report.bad(
          "forbidden",
          path.position(),
          "write the field without `this.`; nothing can be called on a fact");
    }
    return new Typed(FieldType.of(slot.type()), readFrom(slot, fact -> fact), false, "this");
  }

  private static Typed constant(FieldType type, @Nullable Object value, String text) {
    return new Typed(type, facts -> value, true, text);
  }

  private Typed constant(Path path, Class<?> constants) {
    String type = path.steps().get(0).name();
    imports.require(type, path.position());
    List<String> names = Vocabulary.names(constants);
    String name = path.steps().size() == 2 ? path.steps().get(1).name() : "";
    boolean plain = path.steps().stream().allMatch(s -> s.key() == null && s.arguments() == null);
    if (!plain || !names.contains(name)) {
      Position position = path.steps().get(path.steps().size() - 1).position();
      throw report.bad(
          "unknown-field",
          position,
          "`%s` has the constants %s%s"
              .formatted(type, String.join(", ", names), Suggestion.of(name, names)));
    }
    Object value = constants.getEnumConstants()[names.indexOf(name)];
    return constant(
        new FieldType(FieldType.Kind.CHOICE, constants, null), value, type + "." + name);
  }

  private Typed ownField(Path path) {
    if (own == null) {
      Step first = path.steps().get(0);
      List<String> known = scope.names();
      throw report.bad(
          "bad-consequence",
          path.position(),
          "`%s` is neither a binding nor a literal%s"
              .formatted(first.name(), Suggestion.of("$" + first.name(), known)));
    }
    return read(own, FieldType.of(own.type()), fact -> fact, path, "");
  }

  private Typed bound(Path path) {
    String name = path.root() == null ? "" : path.root().text();
    Binding binding = scope.find(name);
    if (binding == null) {
      throw report.bad(
          "unknown-binding",
          path.position(),
          "nothing is bound to `%s` here%s".formatted(name, Suggestion.of(name, scope.names())));
    }
    return read(binding.slot(), binding.type(), binding.reader(), path, name);
  }

  private Typed read(Slot slot, FieldType start, Reader from, Path path, String root) {
    FieldType type = start;
    Reader reader = from;
    StringBuilder text = new StringBuilder(root);
    for (Step step : path.steps()) {
      text.append(text.isEmpty() ? "" : ".").append(step.name());
      Reader before = reader;
      Reached reached = step(type, step);
      type = reached.type();
      reader = fact -> reached.reader().of(before.of(fact));
      if (step.key() != null) {
        text.append("[\"").append(step.key()).append("\"]");
      }
      if (step.arguments() != null && !step.arguments().isEmpty()) {
        text.append("(\"").append(((Text) step.arguments().get(0)).value()).append("\")");
      }
    }
    return new Typed(type, readFrom(slot, reader), false, text.toString());
  }

  private Checked.Value readFrom(Slot slot, Reader reader) {
    int place = frame.place(slot);
    return facts -> reader.of(facts[place]);
  }

  private record Reached(FieldType type, Reader reader) {}

  private Reached step(FieldType type, Step step) {
    Call call = Call.find(type, step);
    if (call != null) {
      return new Reached(call.type(), call.reader());
    }
    if (!type.is(FieldType.Kind.RECORD)) {
      throw report.bad(
          "unknown-field",
          step.position(),
          "%s has no `%s`%s".formatted(type.shown(), step.name(), callable(type, step)));
    }
    FactType record = Vocabulary.of(type.javaClass());
    Field field = field(record, step);
    if (step.key() == null) {
      return new Reached(field.type(), fact -> fact == null ? null : field.of(fact));
    }
    String key = step.key();
    FieldType element = field.type().element();
    if (!field.type().is(FieldType.Kind.MAP) || element == null) {
      throw report.bad(
          "type-mismatch",
          step.position(),
          "`%s` is %s, not a map: nothing can stand in brackets behind it"
              .formatted(step.name(), field.type().shown()));
    }
    return new Reached(
        element, fact -> fact != null && field.of(fact) instanceof Map<?, ?> m ? m.get(key) : null);
  }

  private static String callable(FieldType type, Step step) {
    List<String> names = Call.names(type);
    return names.isEmpty() ? "" : Suggestion.orAll(step.name(), names, "rules may call");
  }

  private Field field(FactType record, Step step) {
    boolean called = step.arguments() != null;
    Field field = called ? record.byAccessor(step.name()) : record.fields().get(step.name());
    if (field != null && (!called || step.arguments().isEmpty())) {
      if (own == null && !called) {
        throw report.bad(
            "bad-consequence",
            step.position(),
            "consequences read fields by their accessors: write `%s()`"
                .formatted(field.accessor().getName()));
      }
      return field;
    }
    if (called && own != null) {
      throw report.bad(
          "forbidden",
          step.position(),
          "`%s` cannot be called here: conditions read fields%s"
              .formatted(step.name(), Suggestion.of(step.name(), record.fields().keySet())));
    }
    String shown = called ? step.name() + "()" : step.name();
    throw report.bad(
        called && own == null ? "bad-consequence" : "unknown-field",
        step.position(),
        "`%s` has no `%s`%s"
            .formatted(
                record.name(),
                shown,
                Suggestion.orAll(step.name(), record.fields().keySet(), "it has")));
  }
}
