package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Token.Kind;
import java.util.Set;

/** The operators of comparisons, and where one stands. */
final class Operator {

  static final Set<String> SYMBOLS = Set.of("==", "!=", "<", "<=", ">", ">=");
  static final Set<String> WORDS = Set.of("in", "matches", "contains", "memberOf");

  private Operator() {}

  /** Whether an operator stands where a field could, so that the field goes without saying. */
  static boolean begins(Words words, int ahead) {
    Token token = words.peek(ahead);
    Token next = words.peek(ahead + 1);
    if (token.kind() == Kind.SYMBOL) {
      return SYMBOLS.contains(token.text());
    } else if (token.is("str") && next.is("[")) {
      return words.peek(ahead + 2).kind() == Kind.NAME;
    } else if (token.is("not")) {
      return next.kind() == Kind.NAME;
    }
    boolean operand = next.kind() == Kind.STRING || next.kind() == Kind.VARIABLE || next.is("(");
    return token.kind() == Kind.NAME && WORDS.contains(token.text()) && operand;
  }
}
