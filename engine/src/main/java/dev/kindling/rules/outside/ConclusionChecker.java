package dev.kindling.rules.outside;

import dev.kindling.facts.Origin;
import dev.kindling.rules.outside.Checked.Conclusion;
import dev.kindling.rules.outside.Checked.Typed;
import dev.kindling.rules.outside.Checked.Value;
import dev.kindling.rules.outside.FactType.Field;
import dev.kindling.rules.outside.FieldType.Kind;
import dev.kindling.rules.outside.Syntax.Argument;
import dev.kindling.rules.outside.Syntax.Insert;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Syntax.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types the arguments of {@code insert(new …(…))}. */
final class ConclusionChecker {

  private static final String CODE = "code";

  private final Report report;
  private final Imports imports;
  private final Scope scope;
  private final String code;

  /**
   * @param code the rule's name, which is the only code that its findings may have
   */
  ConclusionChecker(Report report, Imports imports, Scope scope, String code) {
    this.report = report;
    this.imports = imports;
    this.scope = scope;
    this.code = code;
  }

  Conclusion check(Insert insert) {
    FactType type = Vocabulary.conclusion(insert.type().text());
    if (type == null) {
      throw new IllegalStateException("the kind of a rule is checked first");
    }
    imports.require(type.name(), insert.type().position());
    List<Field> wanted = type.components();
    if (insert.arguments().size() != wanted.size()) {
      throw report.bad(
          "bad-consequence",
          insert.position(),
          "`%s` takes %d arguments (%s), here are %d"
              .formatted(type.name(), wanted.size(), signature(wanted), insert.arguments().size()));
    }
    Frame frame = new Frame();
    List<Value> values = new ArrayList<>();
    List<@Nullable Object> constants = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Value value = argument(insert.arguments().get(i), wanted.get(i), frame);
      boolean literal = insert.arguments().get(i).isLiteral();
      values.add(value);
      constants.add(literal ? value.of(new Object[0]) : null);
    }
    return new Conclusion(type, frame.slots(), values, constants);
  }

  private static String signature(List<Field> wanted) {
    return wanted.stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private Value argument(Argument argument, Field wanted, Frame frame) {
    if (wanted.name().equals(CODE)) {
      requireOwnCode(argument);
    }
    OperandChecker operands = new OperandChecker(report, imports, scope, frame, null);
    List<Typed> parts = argument.parts().stream().map(operands::check).toList();
    if (parts.size() > 1) {
      return joined(argument, parts, wanted);
    }
    Typed only = parts.get(0);
    boolean missing = only.type().is(Kind.NOTHING);
    if (missing && !wanted.nullable()) {
      throw report.bad(
          "bad-consequence", argument.position(), "`%s` must not be null".formatted(wanted.name()));
    }
    if (!missing && !only.type().equals(wanted.type())) {
      throw report.bad(
          "type-mismatch",
          argument.position(),
          "`%s` must be %s, and `%s` is %s"
              .formatted(wanted.name(), wanted.type().shown(), only.text(), only.type().shown()));
    }
    refuseBlank(argument, wanted);
    return only.value();
  }

  private void refuseBlank(Argument argument, Field wanted) {
    if (argument.parts().get(0) instanceof Text text && text.value().isBlank()) {
      throw report.bad(
          "bad-consequence",
          argument.position(),
          "`%s` is blank; say it in one sentence".formatted(wanted.name()));
    }
  }

  private Value joined(Argument argument, List<Typed> parts, Field wanted) {
    if (!wanted.type().is(Kind.TEXT)) {
      throw report.bad(
          "type-mismatch",
          argument.position(),
          "`%s` must be %s, not text".formatted(wanted.name(), wanted.type().shown()));
    }
    for (int i = 0; i < parts.size(); i++) {
      FieldType type = parts.get(i).type();
      boolean place = type.is(Kind.RECORD) && type.javaClass() == Origin.class;
      if (type.is(Kind.LIST) || type.is(Kind.MAP) || (type.is(Kind.RECORD) && !place)) {
        throw report.bad(
            "type-mismatch",
            argument.parts().get(i).position(),
            "`%s` is %s and no part of a sentence; name one of its fields"
                .formatted(parts.get(i).text(), type.shown()));
      }
    }
    List<Value> values = parts.stream().map(Typed::value).toList();
    return facts ->
        values.stream().map(v -> String.valueOf(v.of(facts))).collect(Collectors.joining());
  }

  private void requireOwnCode(Argument argument) {
    Operand first = argument.parts().get(0);
    boolean own =
        argument.parts().size() == 1 && first instanceof Text text && text.value().equals(code);
    if (!own) {
      throw report.bad(
          "bad-consequence",
          argument.position(),
          "the finding's code must be the rule's name: write \"%s\"".formatted(code));
    }
  }
}
