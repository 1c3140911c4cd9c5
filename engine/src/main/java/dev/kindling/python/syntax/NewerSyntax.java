package dev.kindling.python.syntax;

import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import com.oracle.graal.python.pegparser.tokenizer.Token;
import com.oracle.graal.python.pegparser.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the parser does not know yet in words that it knows, line by line the same: defaults
 * of type parameters (3.13), {@code except A, B} without parentheses and t-strings (3.14). Only a
 * file that the parser refuses comes here, so that no other can be misread.
 */
final class NewerSyntax {

  private static final Set<String> TEMPLATES = Set.of("t", "rt", "tr");

  /** More than any file has; each is one look at the whole text. */
  private static final int MOST_TEMPLATES = 500;

  private final ParserCallbacks callbacks;
  private final Map<Position, Default> defaults = new HashMap<>();
  private Set<Position> templates = new HashSet<>();
  private int[] text;

  private NewerSyntax(String text, ParserCallbacks callbacks) {
    this.text = text.codePoints().toArray();
    this.callbacks = callbacks;
  }

  /** A place in the text: line from 1, column in code points. */
  record Position(int line, int column) {
    static Position of(SourceRange range) {
      return new Position(range.startLine, range.startColumn);
    }
  }

  /** The default of a type parameter, which is blank in the text. */
  record Default(String text, int line) {}

  /**
   * What the parser is to read in place of the text.
   *
   * @param defaults by the place of their type parameters
   * @param templates places of t-strings, which are f-strings in the text
   */
  record Rewritten(String text, Map<Position, Default> defaults, Set<Position> templates) {

    /** The text as it is. */
    static Rewritten unchanged(String text) {
      return new Rewritten(text, Map.of(), Set.of());
    }
  }

  /** The text in older words; null where there is nothing newer in it. */
  static @Nullable Rewritten rewrite(String text, ParserCallbacks callbacks) {
    NewerSyntax syntax = new NewerSyntax(text, callbacks);
    boolean changed = syntax.rewriteTemplates();
    changed |= syntax.rewriteExceptions();
    changed |= syntax.rewriteDefaults();
    return changed
        ? new Rewritten(
            new String(syntax.text, 0, syntax.text.length), syntax.defaults, syntax.templates)
        : null;
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    try {
      Tokenizer tokenizer =
          Tokenizer.fromString(
              callbacks,
              new String(text, 0, text.length),
              EnumSet.of(Tokenizer.Flag.EXEC_INPUT),
              null);
      Token token = tokenizer.next();
      while (token.type != Token.Kind.ENDMARKER && token.type != Token.Kind.ERRORTOKEN) {
        tokens.add(token);
        token = tokenizer.next();
      }
    } catch (RuntimeException | AssertionError e) {
      return tokens; // The parser tells what is wrong behind this place.
    }
    return tokens;
  }

  private boolean is(Token token, String word) {
    return token.type == Token.Kind.NAME && word.equals(string(token));
  }

  private String string(Token token) {
    return new String(text, token.startOffset, token.endOffset - token.startOffset);
  }

  /** Each t-string becomes an f-string, whose parts are written alike. */
  private boolean rewriteTemplates() {
    for (int round = 0; round < MOST_TEMPLATES; round++) {
      if (!rewriteTemplate()) {
        return round > 0;
      }
    }
    return true;
  }

  private boolean rewriteTemplate() {
    List<Token> tokens = tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token prefix = tokens.get(i);
      if (prefix.type == Token.Kind.NAME
          && tokens.get(i + 1).type == Token.Kind.STRING
          && tokens.get(i + 1).startOffset == prefix.endOffset
          && TEMPLATES.contains(string(prefix).toLowerCase(Locale.ROOT))) {
        for (int at = prefix.startOffset; at < prefix.endOffset; at++) {
          text[at] = text[at] == 't' || text[at] == 'T' ? 'f' : text[at];
        }
        templates.add(Position.of(prefix.sourceRange));
        return true;
      }
    }
    return false;
  }

  /** {@code except A, B:} gets its parentheses. */
  private boolean rewriteExceptions() {
    List<Token> tokens = tokens();
    List<Token> inserts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!is(tokens.get(i), "except") || !startsStatement(tokens, i)) {
        continue;
      }
      int first = i + 1;
      if (first < tokens.size() && tokens.get(first).type == Token.Kind.STAR) {
        first++;
      }
      int depth = 0;
      boolean several = false;
      for (int at = first; at < tokens.size(); at++) {
        Token token = tokens.get(at);
        depth += depth(token);
        if (depth == 0 && (token.type == Token.Kind.NEWLINE || is(token, "as"))) {
          break;
        } else if (depth == 0 && token.type == Token.Kind.COMMA) {
          several = true;
        } else if (depth == 0 && token.type == Token.Kind.COLON) {
          if (several) {
            inserts.add(tokens.get(first));
            inserts.add(token);
          }
          break;
        }
      }
    }
    for (int i = inserts.size() - 1; i >= 0; i--) {
      insert(inserts.get(i), i % 2 == 0 ? '(' : ')');
    }
    return !inserts.isEmpty();
  }

  private static boolean startsStatement(List<Token> tokens, int at) {
    int before = at == 0 ? Token.Kind.NEWLINE : tokens.get(at - 1).type;
    return before == Token.Kind.NEWLINE
        || before == Token.Kind.INDENT
        || before == Token.Kind.DEDENT
        || before == Token.Kind.SEMI
        || before == Token.Kind.COLON;
  }

  private static int depth(Token token) {
    return switch (token.type) {
      case Token.Kind.LPAR, Token.Kind.LSQB, Token.Kind.LBRACE -> 1;
      case Token.Kind.RPAR, Token.Kind.RSQB, Token.Kind.RBRACE -> -1;
      default -> 0;
    };
  }

  private void insert(Token before, char what) {
    int at = before.startOffset;
    int[] longer = new int[text.length + 1];
    System.arraycopy(text, 0, longer, 0, at);
    longer[at] = what;
    System.arraycopy(text, at, longer, at + 1, text.length - at);
    text = longer;
    Position place = Position.of(before.sourceRange);
    Set<Position> moved = new HashSet<>();
    for (Position template : templates) {
      boolean behind = template.line() == place.line() && template.column() >= place.column();
      moved.add(behind ? new Position(template.line(), template.column() + 1) : template);
    }
    templates = moved;
  }

  /** Defaults of type parameters become blanks and are kept beside. */
  private boolean rewriteDefaults() {
    List<Token> tokens = tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token word = tokens.get(i);
      boolean declares =
          is(word, "def") || is(word, "class") || is(word, "type") && startsStatement(tokens, i);
      if (declares
          && tokens.get(i + 1).type == Token.Kind.NAME
          && tokens.get(i + 2).type == Token.Kind.LSQB) {
        rewriteDefaults(tokens, i + 3);
      }
    }
    return !defaults.isEmpty();
  }

  private void rewriteDefaults(List<Token> tokens, int first) {
    int depth = 0;
    Token parameter = null;
    Token equal = null;
    for (int at = first; at < tokens.size() && depth >= 0; at++) {
      Token token = tokens.get(at);
      parameter = parameter == null ? token : parameter;
      boolean ends =
          depth == 0 && (token.type == Token.Kind.COMMA || token.type == Token.Kind.RSQB);
      if (ends && equal != null) {
        blank(parameter, equal, token);
      }
      if (ends) {
        parameter = null;
        equal = null;
      } else if (depth == 0 && token.type == Token.Kind.EQUAL) {
        equal = token;
      }
      depth += depth(token);
    }
  }

  private void blank(Token parameter, Token equal, Token end) {
    int from = equal.endOffset;
    String written = new String(text, from, end.startOffset - from);
    if (written.isBlank()) {
      return;
    }
    defaults.put(
        Position.of(parameter.sourceRange), new Default(written, equal.sourceRange.endLine));
    for (int at = equal.startOffset; at < end.startOffset; at++) {
      text[at] = text[at] == '\n' ? '\n' : ' ';
    }
  }
}
