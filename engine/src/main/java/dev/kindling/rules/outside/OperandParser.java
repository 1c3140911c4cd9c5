package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Syntax.Name;
import dev.kindling.rules.outside.Syntax.Nothing;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Syntax.Path;
import dev.kindling.rules.outside.Syntax.Step;
import dev.kindling.rules.outside.Syntax.Text;
import dev.kindling.rules.outside.Syntax.Truth;
import dev.kindling.rules.outside.Syntax.Whole;
import dev.kindling.rules.outside.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads values: literals, fields, bindings and what is reached from them. */
final class OperandParser {

  private static final int MAX_STEPS = 4;

  private final Words words;

  OperandParser(Words words) {
    this.words = words;
  }

  Operand operand() {
    Token token = words.peek();
    Position position = token.position();
    return switch (token.kind()) {
      case STRING -> {
        words.next();
        yield new Text(token.text(), position);
      }
      case NUMBER -> {
        words.next();
        yield new Whole(Integer.parseInt(token.text()), position);
      }
      case VARIABLE -> {
        words.next();
        List<Step> steps = new ArrayList<>();
        while (words.accept(".")) {
          addStep(steps);
        }
        yield new Path(new Name(token.text(), position), steps, position);
      }
      case NAME -> named(token);
      case SYMBOL, END -> symbol(token);
    };
  }

  private Operand symbol(Token token) {
    if (token.is("-") && words.peek(1).kind() == Kind.NUMBER) {
      words.next();
      return new Whole(-Integer.parseInt(words.next().text()), token.position());
    }
    throw words.bad("syntax", "expected a field, a binding or a literal, found " + token.shown());
  }

  private Operand named(Token token) {
    Position position = token.position();
    if (token.is("null") || token.is("true") || token.is("false")) {
      words.next();
      return token.is("null") ? new Nothing(position) : new Truth(token.is("true"), position);
    }
    if (token.is("new")) {
      throw words.bad(
          "forbidden", "objects are made in consequences only, as `insert(new Mark(…))`");
    }
    List<Step> steps = new ArrayList<>();
    do {
      addStep(steps);
    } while (words.accept("."));
    return new Path(null, steps, position);
  }

  private void addStep(List<Step> steps) {
    if (words.looking("!")) {
      throw words.bad("syntax", "write `.` without `!`: a missing value never matches");
    }
    Token name = words.expect(Kind.NAME, "the name of a field");
    if (steps.size() == MAX_STEPS) {
      throw words.bad(
          "limit",
          name.position(),
          "a path has at most " + MAX_STEPS + " fields; Java cannot be called");
    }
    List<Operand> arguments = null;
    String key = null;
    if (words.looking("(") && !Operator.begins(words, 1)) {
      words.next();
      arguments = new ArrayList<>();
      while (!words.looking(")")) {
        arguments.add(words.nested(this::operand));
        if (!words.looking(")")) {
          words.expect(",", "between arguments");
        }
      }
      words.next();
    } else if (words.accept("[")) {
      key = words.expect(Kind.STRING, "a key in double quotes, as `options[\"region\"]`").text();
      words.expect("]", "after the key");
    }
    steps.add(new Step(name.text(), key, arguments, name.position()));
  }
}
