package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Syntax.AllOf;
import dev.kindling.rules.outside.Syntax.AnyOf;
import dev.kindling.rules.outside.Syntax.Bind;
import dev.kindling.rules.outside.Syntax.Comparison;
import dev.kindling.rules.outside.Syntax.Expression;
import dev.kindling.rules.outside.Syntax.Flag;
import dev.kindling.rules.outside.Syntax.Name;
import dev.kindling.rules.outside.Syntax.Negation;
import dev.kindling.rules.outside.Syntax.Operand;
import dev.kindling.rules.outside.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of a pattern. */
final class ExpressionParser {

  private static final Set<String> STRING_TESTS = Set.of("startsWith", "endsWith");

  private final Words words;
  private final OperandParser operands;

  ExpressionParser(Words words) {
    this.words = words;
    this.operands = new OperandParser(words);
  }

  Expression constraint() {
    return words.nested(this::anyOf);
  }

  private Expression anyOf() {
    return anyOf(null);
  }

  /** Relations joined by {@code ||}, and closer by {@code &&}. */
  private Expression anyOf(@Nullable Operand subject) {
    Position position = words.peek().position();
    List<Expression> parts = new ArrayList<>();
    Operand said = subject;
    do {
      Expression part = allOf(said);
      parts.add(part);
      said = subject == null ? subject(part) : subject;
    } while (words.accept("||"));
    return parts.size() == 1 ? parts.get(0) : new AnyOf(parts, position);
  }

  private Expression allOf(@Nullable Operand subject) {
    Position position = words.peek().position();
    List<Expression> parts = new ArrayList<>();
    Operand said = subject;
    do {
      Expression part = relation(said);
      parts.add(part);
      said = subject(part) == null ? subject : subject(part);
    } while (words.accept("&&"));
    return parts.size() == 1 ? parts.get(0) : new AllOf(parts, position);
  }

  /**
   * What the last comparison is about: DRL lets a relation that begins with its operator compare
   * the same, as in {@code name == "a" || == "b"}. Null where there is none.
   */
  private static @Nullable Operand subject(Expression part) {
    if (part instanceof Comparison comparison) {
      return comparison.left();
    } else if (part instanceof Bind bind && bind.test() != null) {
      return bind.field();
    } else if (part instanceof AllOf all) {
      return subject(all.parts().get(all.parts().size() - 1));
    }
    return null;
  }

  private Expression relation(@Nullable Operand subject) {
    Token token = words.peek();
    if (Operator.begins(words, 0)) {
      if (subject == null) {
        throw words.bad(
            "syntax",
            "nothing stands before " + token.shown() + "; write the field that it compares");
      }
      return compared(subject, token.position());
    }
    if (subject != null && words.looking("(") && Operator.begins(words, 1)) {
      return restrictions(subject);
    }
    if (words.accept("!")) {
      return new Negation(words.nested(() -> relation(null)), token.position());
    }
    if (words.accept("(")) {
      Expression inner = words.nested(this::anyOf);
      words.expect(")", "to close this group");
      return inner;
    }
    if (token.is("eval")) {
      throw words.bad("forbidden", Refusals.CONDITIONS.get("eval"));
    }
    if (token.is("/") || token.is("?")) {
      throw words.bad(
          "forbidden", "paths into objects are not allowed; match the facts themselves");
    }
    if (token.kind() == Kind.NAME && words.peek(1).is(":")) {
      throw words.bad(
          "syntax", "begin the names of bindings with a dollar sign: `$" + token.text() + "`");
    }
    if (token.kind() == Kind.VARIABLE && words.peek(1).is(":")) {
      return bind();
    }
    Operand left = operands.operand();
    return compared(left, token.position());
  }

  private Expression bind() {
    Token variable = words.next();
    words.next();
    Operand field = operands.operand();
    boolean compared = !words.looking(",") && !words.looking(")") && !words.looking("&&");
    Expression test = compared ? compared(field, words.peek().position()) : null;
    Name name = new Name(variable.text(), variable.position());
    return new Bind(name, field, test, variable.position());
  }

  private Expression compared(Operand left, Position start) {
    if (words.looking(",") || words.looking(")") || words.looking("&&") || words.looking("||")) {
      return new Flag(left, start);
    }
    if (words.looking("(") && Operator.begins(words, 1)) {
      return restrictions(left);
    }
    Position position = words.peek().position();
    boolean negated = words.accept("not");
    String operator = operator(negated);
    if (operator.equals("in")) {
      return new Comparison(left, operator, negated, list(), position);
    }
    return new Comparison(left, operator, negated, List.of(operands.operand()), position);
  }

  /** {@code name (== "a" || == "b")}. */
  private Expression restrictions(Operand subject) {
    words.next();
    Expression inner = words.nested(() -> anyOf(subject));
    words.expect(")", "to close this group");
    return inner;
  }

  private String operator(boolean negated) {
    Token token = words.peek();
    boolean symbol =
        token.kind() == Kind.SYMBOL && Operator.SYMBOLS.contains(token.text()) && !negated;
    boolean word = token.kind() == Kind.NAME && Operator.WORDS.contains(token.text());
    if (symbol || word) {
      return words.next().text();
    }
    if (token.is("str") && words.peek(1).is("[")) {
      return stringTest();
    }
    String reason = token.kind() == Kind.STRING ? null : Refusals.OPERATORS.get(token.text());
    if (reason != null) {
      throw words.bad("forbidden", reason);
    }
    throw words.bad(
        "syntax",
        "expected an operator (==, !=, <, <=, >, >=, in, matches, contains, memberOf), found "
            + token.shown()
            + (token.kind() == Kind.NAME ? Suggestion.of(token.text(), Operator.WORDS) : ""));
  }

  private String stringTest() {
    words.next();
    words.next();
    Token test = words.next();
    if (!STRING_TESTS.contains(test.text())) {
      throw words.bad(
          "syntax", test.position(), "`str` knows `str[startsWith]` and `str[endsWith]` only");
    }
    words.expect("]", "after `str[" + test.text());
    return "str[" + test.text() + "]";
  }

  private List<Operand> list() {
    words.expect("(", "after `in`");
    List<Operand> values = new ArrayList<>();
    do {
      values.add(operands.operand());
    } while (words.accept(","));
    words.expect(")", "to close the list");
    return values;
  }
}
