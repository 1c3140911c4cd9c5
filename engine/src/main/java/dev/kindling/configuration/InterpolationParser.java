package dev.kindling.configuration;

import dev.kindling.configuration.Interpolation.Argument;
import dev.kindling.configuration.Interpolation.Call;
import dev.kindling.configuration.Interpolation.Items;
import dev.kindling.configuration.Interpolation.Literal;
import dev.kindling.configuration.Interpolation.Pairs;
import dev.kindling.configuration.Interpolation.Part;
import dev.kindling.configuration.Interpolation.Plain;
import dev.kindling.configuration.Interpolation.Quoted;
import dev.kindling.configuration.Interpolation.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes texts apart by the grammar of omegaconf 2.3 ({@code omegaconf/grammar/*.g4}): nodes,
 * resolvers, nesting, quotes, lists, mappings and escapes.
 */
final class InterpolationParser {

  private static final int DEEPEST = 50;
  private static final String ENDS_KEY = "\\{}()[]:. \t'\"";

  private final String text;
  private int at;
  private int depth;

  /** The text is none that omegaconf reads. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private InterpolationParser(String text) {
    this.text = text;
  }

  /** Whether there is anything to take apart. */
  static boolean needed(String text) {
    return text.contains("${");
  }

  static Interpolation parse(String text) throws Malformed {
    InterpolationParser parser = new InterpolationParser(text);
    Interpolation result = parser.text('\0');
    if (parser.at < text.length()) {
      throw new Malformed();
    }
    return result;
  }

  /** An argument's text, as {@code oc.decode} reads it. */
  static Argument parseArgument(String text) throws Malformed {
    InterpolationParser parser = new InterpolationParser(text);
    Argument result = parser.argument();
    if (parser.at < text.length()) {
      throw new Malformed();
    }
    return result;
  }

  /** Up to the closing quote, which is consumed; {@code \0} for the end of the text. */
  private Interpolation text(char quote) throws Malformed {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        escape(quote, literal);
      } else if (opens()) {
        flush(literal, parts);
        parts.add(interpolation());
      } else if (c == quote && quote != '\0') {
        at++;
        flush(literal, parts);
        return new Interpolation(parts);
      } else {
        literal.append(c);
        at++;
      }
    }
    if (quote != '\0') {
      throw new Malformed();
    }
    flush(literal, parts);
    return new Interpolation(parts);
  }

  /** Backslashes count only before what they could escape; there two of them stand for one. */
  private void escape(char quote, StringBuilder literal) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '\\') {
      end++;
    }
    int count = end - at;
    at = end;
    boolean beforeQuote = quote != '\0' && end < text.length() && text.charAt(end) == quote;
    boolean beforeOpening = opens();
    if (!beforeQuote && !beforeOpening) {
      literal.append("\\".repeat(count));
      return;
    }
    literal.append("\\".repeat(count / 2));
    if (count % 2 == 1) {
      literal.append(beforeQuote ? String.valueOf(quote) : "${");
      at += beforeQuote ? 1 : 2;
    }
  }

  private boolean opens() {
    return text.startsWith("${", at);
  }

  private Part interpolation() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed();
    }
    at += 2;
    space();
    int dots = 0;
    while (peek() == '.') {
      dots++;
      at++;
    }
    List<Interpolation> keys = new ArrayList<>();
    boolean brackets = key(keys);
    while (peek() == '.' || peek() == '[') {
      if (peek() == '.') {
        at++;
      }
      brackets |= key(keys);
    }
    space();
    Part part;
    if (peek() == ':' && dots == 0 && !brackets) {
      at++;
      part = new Call(joined(keys), arguments('}'));
    } else if (peek() == '}') {
      at++;
      part = new Reference(dots, keys);
    } else {
      throw new Malformed();
    }
    depth--;
    return part;
  }

  /** One key of a path; says whether it stands in brackets. */
  private boolean key(List<Interpolation> keys) throws Malformed {
    boolean brackets = peek() == '[';
    if (brackets) {
      at++;
    }
    if (opens()) {
      keys.add(new Interpolation(List.of(interpolation())));
    } else {
      int start = at;
      while (at < text.length() && ENDS_KEY.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (start == at) {
        throw new Malformed();
      }
      keys.add(new Interpolation(List.of(new Literal(text.substring(start, at)))));
    }
    if (brackets) {
      expect(']');
    }
    return brackets;
  }

  private static Interpolation joined(List<Interpolation> keys) {
    List<Part> parts = new ArrayList<>();
    for (Interpolation key : keys) {
      if (!parts.isEmpty()) {
        parts.add(new Literal("."));
      }
      parts.addAll(key.parts());
    }
    return new Interpolation(parts);
  }

  /** The arguments up to the closing bracket, which is consumed. */
  private List<Argument> arguments(char close) throws Malformed {
    List<Argument> arguments = new ArrayList<>();
    space();
    if (peek() == close) {
      at++;
      return arguments;
    }
    while (true) {
      arguments.add(argument());
      space();
      if (peek() == ',') {
        at++;
      } else {
        expect(close);
        return arguments;
      }
    }
  }

  private Argument argument() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed();
    }
    space();
    char c = peek();
    Argument result;
    if (c == '\'' || c == '"') {
      at++;
      result = new Quoted(text(c));
      space();
    } else if (c == '[') {
      at++;
      result = new Items(arguments(']'));
    } else if (c == '{') {
      at++;
      result = pairs();
    } else {
      result = plain();
    }
    depth--;
    return result;
  }

  private Argument pairs() throws Malformed {
    List<Argument> keys = new ArrayList<>();
    List<Argument> values = new ArrayList<>();
    space();
    while (peek() != '}') {
      int start = at;
      while (at < text.length() && ",:{}[]\"'".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String key = text.substring(start, at).strip();
      keys.add(new Plain(new Interpolation(List.of(new Literal(key))), key));
      expect(':');
      values.add(argument());
      space();
      if (peek() == ',') {
        at++;
        space();
      } else if (peek() != '}') {
        throw new Malformed();
      }
    }
    at++;
    return new Pairs(keys, values);
  }

  private Plain plain() throws Malformed {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int start = at;
    boolean escaped = false;
    while (at < text.length() && ",}]".indexOf(text.charAt(at)) < 0) {
      if (opens()) {
        flush(literal, parts);
        parts.add(interpolation());
      } else if (text.charAt(at) == '\\'
          && at + 1 < text.length()
          && "\\()[]{}:=, \t".indexOf(text.charAt(at + 1)) >= 0) {
        escaped = true;
        literal.append(text.charAt(at + 1));
        at += 2;
      } else if (!unquoted(text.charAt(at))) {
        throw new Malformed();
      } else {
        literal.append(text.charAt(at++));
      }
    }
    boolean lone = parts.isEmpty() && !escaped;
    String source = lone ? text.substring(start, at).strip() : null;
    String rest = literal.toString().stripTrailing();
    if (!rest.isEmpty()) {
      parts.add(new Literal(rest));
    }
    return new Plain(new Interpolation(parts), source);
  }

  /** What may stand in a value without quotes and without a backslash before it. */
  private static boolean unquoted(char c) {
    return c < 128 && Character.isLetterOrDigit(c) || "_-/\\+.$%*@?|: \t".indexOf(c) >= 0;
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void space() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  private void expect(char wanted) throws Malformed {
    space();
    if (peek() != wanted) {
      throw new Malformed();
    }
    at++;
  }
}
