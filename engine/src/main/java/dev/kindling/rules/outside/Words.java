package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Token.Kind;
import java.util.List;
import java.util.function.Supplier;

/** The words of a file with a place in them, as the parsers share it. */
final class Words {

  private static final int MAX_DEPTH = 24;

  private final RuleFile file;
  private final List<Token> tokens;
  private int at;
  private int depth;

  Words(RuleFile file, List<Token> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean looking(String text) {
    return peek().is(text);
  }

  boolean looking(Kind kind) {
    return peek().kind() == kind;
  }

  boolean accept(String text) {
    boolean found = looking(text);
    if (found) {
      next();
    }
    return found;
  }

  /**
   * Takes the word that must stand here.
   *
   * @param after what it belongs to, for the message: "after the name of the fact type"
   */
  Token expect(String text, String after) {
    if (!looking(text)) {
      throw bad("syntax", "expected `" + text + "` " + after + ", found " + peek().shown());
    }
    return next();
  }

  Token expect(Kind kind, String what) {
    if (!looking(kind)) {
      throw bad("syntax", "expected " + what + ", found " + peek().shown());
    }
    return next();
  }

  /** Reads something nested; bounded, so that no file can exhaust the stack. */
  <T> T nested(Supplier<T> reading) {
    if (++depth > MAX_DEPTH) {
      throw bad("limit", "conditions are nested deeper than " + MAX_DEPTH + " levels; simplify");
    }
    try {
      return reading.get();
    } finally {
      depth--;
    }
  }

  BadRule bad(String code, String message) {
    return bad(code, peek().position(), message);
  }

  BadRule bad(String code, Position position, String message) {
    return new BadRule(Problem.at(file, code, position, message));
  }

  /** Skips to the next rule or import, to go on after a mistake. */
  void skipToRule() {
    depth = 0;
    while (!looking(Kind.END) && !atRule() && !atImport()) {
      next();
    }
  }

  private boolean atImport() {
    return looking("import") && peek().position().column() == 1 && peek(1).kind() == Kind.NAME;
  }

  /** Whether a rule begins here. */
  boolean atRule() {
    Token following = peek(1);
    return looking("rule")
        && (following.kind() == Kind.STRING || following.kind() == Kind.NAME)
        && !following.is("when");
  }
}
