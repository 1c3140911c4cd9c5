package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Syntax.Condition;
import dev.kindling.rules.outside.Syntax.Connective;
import dev.kindling.rules.outside.Syntax.Count;
import dev.kindling.rules.outside.Syntax.Expression;
import dev.kindling.rules.outside.Syntax.Group;
import dev.kindling.rules.outside.Syntax.Name;
import dev.kindling.rules.outside.Syntax.Pattern;
import dev.kindling.rules.outside.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between {@code when} and {@code then}. */
final class ConditionParser {

  private final Words words;
  private final ExpressionParser expressions;

  ConditionParser(Words words) {
    this.words = words;
    this.expressions = new ExpressionParser(words);
  }

  Condition condition() {
    return words.nested(() -> joined(Connective.OR, "or", "||"));
  }

  private Condition joined(Connective connective, String word, String symbol) {
    Position position = words.peek().position();
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(connective == Connective.OR ? joined(Connective.AND, "and", "&&") : single());
    } while (words.accept(word) || words.accept(symbol));
    return parts.size() == 1 ? parts.get(0) : new Group(connective, parts, position);
  }

  private Condition single() {
    Token word = words.peek();
    Position position = word.position();
    if (words.accept("not")) {
      return new Group(Connective.NOT, List.of(scoped()), position);
    } else if (words.accept("exists")) {
      return new Group(Connective.EXISTS, List.of(scoped()), position);
    } else if (words.accept("forall")) {
      return forall(position);
    } else if (words.accept("accumulate") || words.accept("acc")) {
      return count(position);
    } else if (words.accept("(")) {
      Condition inner = prefixOr(position);
      words.expect(")", "to close this group");
      return inner;
    }
    refuse(word);
    return pattern();
  }

  private Condition scoped() {
    if (words.accept("(")) {
      Condition inner = prefixOr(words.peek().position());
      words.expect(")", "to close this group");
      return inner;
    }
    return words.nested(this::single);
  }

  /** DRL also takes {@code (or A B)}; here it is written {@code (A or B)}. */
  private Condition prefixOr(Position position) {
    if (words.looking("or") || words.looking("and")) {
      throw words.bad("syntax", position, "write `(A or B)` rather than `(or A B)`");
    }
    return condition();
  }

  private Condition forall(Position position) {
    words.expect("(", "after `forall`");
    List<Condition> parts = new ArrayList<>();
    while (!words.looking(")")) {
      refuse(words.peek());
      parts.add(pattern());
      words.accept(",");
    }
    words.next();
    if (parts.isEmpty()) {
      throw words.bad("syntax", position, "`forall` needs a pattern: `forall(Node(…) Tag(…))`");
    }
    return new Group(Connective.FORALL, parts, position);
  }

  private Condition count(Position position) {
    words.expect("(", "after `accumulate`");
    refuse(words.peek());
    Pattern source = pattern();
    separator();
    if (!words.looking(Kind.VARIABLE)) {
      throw words.bad(
          "forbidden", "code in `accumulate` is not allowed; bind the count: `$n : count()`");
    }
    Token result = words.next();
    words.expect(":", "after the binding");
    Token function = words.next();
    if (!function.is("count") || !words.looking("(") || !words.peek(1).is(")")) {
      throw words.bad(
          "forbidden",
          function.position(),
          "`count()` is the only function that `accumulate` takes here");
    }
    words.next();
    words.next();
    Expression guard = null;
    if (!words.looking(")")) {
      separator();
      guard = expressions.constraint();
    }
    words.expect(")", "to close `accumulate`");
    return new Count(source, new Name(result.text(), result.position()), guard, position);
  }

  private void separator() {
    if (!words.accept(";") && !words.accept(",")) {
      throw words.bad(
          "forbidden",
          "expected `;` and `$n : count()`, found "
              + words.peek().shown()
              + "; code in `accumulate` is not allowed");
    }
  }

  private Pattern pattern() {
    Position position = words.peek().position();
    Name binding = binding();
    if (binding != null && words.looking("(")) {
      throw words.bad("syntax", "bind one pattern, not a group: `$n : Node(…)`");
    }
    Token type = words.expect(Kind.NAME, "a fact type, as `Node(…)`");
    if (words.looking(".")) {
      throw words.bad(
          "syntax",
          type.position(),
          "write the simple name of the fact type and import it at the top");
    }
    words.expect("(", "after the fact type");
    List<Expression> constraints = new ArrayList<>();
    while (!words.looking(")")) {
      constraints.add(expressions.constraint());
      if (!words.looking(")") && !words.accept(",")) {
        throw unfinished(type);
      }
    }
    words.next();
    String reason = Refusals.SOURCES.get(words.peek().text());
    if (reason != null && !words.looking(Kind.STRING)) {
      throw words.bad("forbidden", reason);
    }
    return new Pattern(binding, new Name(type.text(), type.position()), constraints, position);
  }

  private BadRule unfinished(Token type) {
    Token word = words.peek();
    if (word.is("then") || word.is("end") || word.kind() == Kind.END) {
      return words.bad(
          "syntax", type.position(), "the parenthesis of this pattern is not closed; add `)`");
    }
    String reason = word.kind() == Kind.SYMBOL ? Refusals.OPERATORS.get(word.text()) : null;
    return reason != null
        ? words.bad("forbidden", reason)
        : words.bad("syntax", "expected `,` or `)` in the pattern, found " + word.shown());
  }

  private @Nullable Name binding() {
    Token token = words.peek();
    if (token.kind() == Kind.NAME && words.peek(1).is(":")) {
      throw words.bad(
          "syntax", "begin the names of bindings with a dollar sign: `$" + token.text() + "`");
    }
    if (token.kind() != Kind.VARIABLE) {
      return null;
    }
    words.next();
    words.expect(":", "after the binding");
    return new Name(token.text(), token.position());
  }

  private void refuse(Token word) {
    String reason = word.kind() == Kind.STRING ? null : Refusals.CONDITIONS.get(word.text());
    if (reason != null) {
      throw words.bad("forbidden", reason);
    }
  }
}
