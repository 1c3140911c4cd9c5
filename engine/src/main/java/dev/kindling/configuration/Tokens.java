package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Where Python's scanners and the library's differ: tabs between tokens, a colon before a bracket,
 * and the names of anchors. PyYAML refuses such tabs everywhere, libyaml takes them in brackets and
 * wherever no key may begin: behind a colon, a value, an anchor. The library takes some and refuses
 * others.
 */
final class Tokens {

  private static final String TAB = "a tab indents the line, which YAML does not allow; use spaces";
  private static final int MOST = 2_000;
  private static final Pattern SUSPECT =
      Pattern.compile("\\t|[&*][A-Za-z0-9_-]*[^A-Za-z0-9_\\s?:,\\]}%@`-]|:[,?\\[\\]{}]|(?m:^%)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final SourceLines lines;
  private final YamlFlavour flavour;

  Tokens(SourceLines lines, YamlFlavour flavour) {
    this.lines = lines;
    this.flavour = flavour;
  }

  /** The text of the same length with spaces for the tabs that Python takes between tokens. */
  String checked(String text) {
    if (!SUSPECT.matcher(text).find()) {
      return text;
    }
    StringBuilder spaced = new StringBuilder(flavour.byLibyaml() ? withinBrackets(text) : text);
    for (int i = 0; i < MOST; i++) {
      int tab = refused(spaced.toString());
      if (tab < 0) {
        break;
      }
      spaced.setCharAt(tab, ' ');
    }
    return spaced.toString();
  }

  /** A text that is all brackets, as JSON is: every tab outside of quotes. */
  private static String withinBrackets(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return text;
    }
    StringBuilder spaced = new StringBuilder(text);
    char quote = 0;
    for (int at = text.length() - start.length(); at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote == '"' && c == '\\') {
        at++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\t') {
        spaced.setCharAt(at, ' ');
      } else if (c == '"' || c == '\'' || c == '#') {
        quote = c == '#' ? '\n' : c;
      }
    }
    return spaced.toString();
  }

  /** Where the library's scanner gives up for a tab that libyaml takes; -1 where it does not. */
  private int refused(String text) {
    ScannerImpl scanner = new ScannerImpl(new StreamReader(text), new LoaderOptions());
    int brackets = 0;
    Token.ID last = Token.ID.StreamStart;
    Token directive = null;
    Mark end = null;
    try {
      while (scanner.checkToken()) {
        Token token = scanner.getToken();
        name(token);
        within(text, token);
        directive = awaited(directive, token);
        colon(text, token, brackets > 0);
        if (end != null) {
          gap(text, end, token.getStartMark(), brackets > 0, last);
        }
        last = token.getTokenId();
        end = token.getEndMark();
        switch (last) {
          case FlowMappingStart, FlowSequenceStart -> brackets++;
          case FlowMappingEnd, FlowSequenceEnd -> brackets--;
          default -> {}
        }
      }
      return -1;
    } catch (MarkedYAMLException e) {
      boolean tab = e.getProblem() != null && e.getProblem().contains("\\t(TAB)");
      Mark mark = e.getProblemMark();
      if (!tab || mark == null) {
        return -1;
      }
      boolean sameLine = end != null && end.getLine() == mark.getLine();
      return flavour.byLibyaml() && (brackets > 0 || sameLine && !opens(last))
          ? text.offsetByCodePoints(0, mark.getIndex())
          : -1;
    } catch (InvalidInput e) {
      throw e;
    } catch (YAMLException e) {
      return -1;
    }
  }

  /** Behind these a key may begin on the same line. */
  private static boolean opens(Token.ID token) {
    return token == Token.ID.BlockEntry || token == Token.ID.Key;
  }

  /** A tab that the library passes over, though Python does not. */
  private void gap(String text, Mark from, Mark to, boolean brackets, Token.ID last) {
    int at = text.offsetByCodePoints(0, from.getIndex());
    int stop = text.offsetByCodePoints(0, Math.max(from.getIndex(), to.getIndex()));
    boolean lineStart = from.getColumn() == 0;
    int line = from.getLine() + 1;
    for (; at < stop; at++) {
      char c = text.charAt(at);
      if (c == '#') {
        int next = text.indexOf('\n', at);
        at = next < 0 || next > stop ? stop : next - 1;
      } else if (c == '\n') {
        lineStart = true;
        line++;
      } else if (c == '\t' && (!flavour.byLibyaml() || !brackets && (lineStart || opens(last)))) {
        throw new InvalidInput(lines.origin(line), TAB);
      }
    }
  }

  /** PyYAML ends a value without quotes at a tab, and refuses to begin anything with one. */
  private void within(String text, Token token) {
    if (!flavour.byLibyaml() && token instanceof ScalarToken scalar && scalar.getPlain()) {
      int from = text.offsetByCodePoints(0, token.getStartMark().getIndex());
      int to = text.offsetByCodePoints(0, token.getEndMark().getIndex());
      if (text.substring(from, to).indexOf('\t') >= 0) {
        throw new InvalidInput(
            lines.origin(token.getStartMark().getLine() + 1),
            "a tab stands within a value without quotes; use a space, or quote the value");
      }
    }
  }

  /** The directive that still needs a document behind it; null where none does. */
  private @Nullable Token awaited(@Nullable Token directive, Token token) {
    return switch (token.getTokenId()) {
      case Directive -> token;
      case DocumentStart -> null;
      case StreamEnd -> {
        if (directive != null) {
          throw new InvalidInput(
              lines.origin(directive.getStartMark().getLine() + 1),
              "a line that begins with `%` needs a line `---` behind it");
        }
        yield null;
      }
      default -> directive;
    };
  }

  /** libyaml refuses {@code {a:}}, where PyYAML and the library see a key without a value. */
  private void colon(String text, Token token, boolean brackets) {
    if (flavour.byLibyaml()
        && brackets
        && token instanceof ScalarToken scalar
        && scalar.getPlain()) {
      int at = text.offsetByCodePoints(0, token.getEndMark().getIndex());
      if (at + 1 < text.length()
          && text.charAt(at) == ':'
          && ",?[]{}".indexOf(text.charAt(at + 1)) >= 0) {
        throw new InvalidInput(
            lines.origin(token.getEndMark().getLine() + 1),
            "omegaconf 2.4 takes no `:` right before `%c`; put a space between them"
                .formatted(text.charAt(at + 1)));
      }
    }
  }

  private void name(Token token) {
    String name =
        token instanceof AnchorToken anchor
            ? anchor.getValue()
            : token instanceof AliasToken alias ? alias.getValue() : "a";
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          lines.origin(token.getStartMark().getLine() + 1),
          "the anchor `%s` is named with other signs than letters, digits, `-` and `_`; rename it"
              .formatted(name));
    }
  }
}
