package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Syntax.Argument;
import dev.kindling.rules.outside.Syntax.Insert;
import dev.kindling.rules.outside.Syntax.Name;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands between {@code then} and {@code end}: insertions of conclusions. */
final class ConsequenceParser {

  private static final String FORM = "a consequence is `insert(new Mark(…));` and nothing else";

  private final Words words;
  private final OperandParser operands;

  ConsequenceParser(Words words) {
    this.words = words;
    this.operands = new OperandParser(words);
  }

  Insert insert() {
    Token verb = words.peek();
    if (!words.accept("insert")) {
      String reason =
          verb.kind() == Kind.NAME ? Refusals.STATEMENTS_OF_THEN.get(verb.text()) : null;
      throw words.bad(
          "bad-consequence",
          reason != null
              ? reason
              : "found " + verb.shown() + ", but " + FORM + Suggestion.of(verb.text(), INSERT));
    }
    expect("(");
    expect("new");
    Token type = words.expect(Kind.NAME, "the name of a conclusion, as `Mark`");
    if (!words.looking("(")) {
      throw words.bad("bad-consequence", "found " + words.peek().shown() + ", but " + FORM);
    }
    words.next();
    List<Argument> arguments = new ArrayList<>();
    while (!words.looking(")")) {
      arguments.add(argument());
      if (!words.looking(")")) {
        words.expect(",", "between the arguments of `" + type.text() + "`");
      }
    }
    words.next();
    expect(")");
    if (!words.accept(";")) {
      throw words.bad(
          "bad-consequence", "expected `;` after the insertion, found " + words.peek().shown());
    }
    return new Insert(new Name(type.text(), type.position()), arguments, verb.position());
  }

  private static final List<String> INSERT = List.of("insert");

  private void expect(String text) {
    if (!words.accept(text)) {
      throw words.bad("bad-consequence", "found " + words.peek().shown() + ", but " + FORM);
    }
  }

  private Argument argument() {
    Position position = words.peek().position();
    List<Operand> parts = new ArrayList<>();
    do {
      parts.add(operands.operand());
    } while (words.accept("+"));
    return new Argument(parts, position);
  }
}
