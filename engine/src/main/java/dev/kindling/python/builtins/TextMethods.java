package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of texts. */
final class TextMethods {

  static final Set<String> NAMES =
      Set.of(
          "capitalize",
          "casefold",
          "center",
          "count",
          "encode",
          "endswith",
          "expandtabs",
          "find",
          "format",
          "format_map",
          "index",
          "isalnum",
          "isalpha",
          "isascii",
          "isdecimal",
          "isdigit",
          "isidentifier",
          "islower",
          "isnumeric",
          "isprintable",
          "isspace",
          "istitle",
          "isupper",
          "join",
          "ljust",
          "lower",
          "lstrip",
          "partition",
          "removeprefix",
          "removesuffix",
          "replace",
          "rfind",
          "rindex",
          "rjust",
          "rpartition",
          "rsplit",
          "rstrip",
          "split",
          "splitlines",
          "startswith",
          "strip",
          "swapcase",
          "title",
          "translate",
          "upper",
          "zfill");

  private final Text self;
  private final String text;
  private final Arguments arguments;

  private TextMethods(Text self, Arguments arguments) {
    this.self = self;
    this.text = self.value();
    this.arguments = arguments;
  }

  /** The result; null where it is not known. */
  static @Nullable Value call(Text self, String method, Arguments arguments) {
    return new TextMethods(self, arguments).call(method);
  }

  private @Nullable Value call(String method) {
    return switch (method) {
      case "format" -> text(TextFormat.format(text, arguments));
      case "format_map" -> text(TextFormat.formatMap(text, arguments));
      case "join" -> join();
      case "encode" -> encode();
      case "translate" -> translate();
      case "split", "rsplit" -> split(method.equals("rsplit"));
      case "splitlines" -> lines();
      case "expandtabs" -> tabs();
      case "replace" -> replace();
      case "find", "rfind", "index", "rindex", "count", "startswith", "endswith" ->
          new TextSearch(text, method, arguments).result();
      default ->
          !arguments.named().isEmpty()
              ? null
              : arguments.positional().isEmpty() ? none(method) : some(method);
    };
  }

  private @Nullable Text text(@Nullable String value) {
    return value == null || value.length() > Budget.MAX_SIZE ? null : new Text(value, self.site());
  }

  /** The argument as a text; null where it is none. */
  private @Nullable String given(int index) {
    Value value = arguments.get(index);
    return value != null && value.plain() instanceof Text t ? t.value() : null;
  }

  private @Nullable Value none(String method) {
    return switch (method) {
      case "strip", "lstrip", "rstrip" -> strip(method, null);
      default -> TextCases.call(self, method);
    };
  }

  private @Nullable Value some(String method) {
    String one = given(0);
    int size = arguments.positional().size();
    if (arguments.get(0) instanceof Value.Int width) {
      return padded(method, width);
    } else if (size != 1) {
      return null;
    } else if (arguments.get(0) == Value.Singleton.NONE && method.endsWith("strip")) {
      return strip(method, null);
    } else if (one == null) {
      return null;
    }
    return switch (method) {
      case "strip", "lstrip", "rstrip" -> strip(method, one);
      case "removeprefix" -> text(text.startsWith(one) ? text.substring(one.length()) : text);
      case "removesuffix" ->
          text(text.endsWith(one) ? text.substring(0, text.length() - one.length()) : text);
      case "partition" -> one.isEmpty() ? null : partition(one, text.indexOf(one), true);
      case "rpartition" -> one.isEmpty() ? null : partition(one, text.lastIndexOf(one), false);
      default -> null;
    };
  }

  private Text strip(String method, @Nullable String characters) {
    boolean left = !method.equals("rstrip");
    boolean right = !method.equals("lstrip");
    return new Text(
        TextParts.strip(
            text,
            c -> characters == null ? TextParts.isSpace(c) : characters.indexOf(c) >= 0,
            left,
            right),
        self.site());
  }

  private @Nullable Value padded(String method, Value.Int given) {
    String fill = arguments.positional().size() == 2 ? given(1) : " ";
    if (given.value().bitLength() > 17
        || arguments.positional().size() > 2
        || fill == null
        || fill.codePointCount(0, fill.length()) != 1) {
      return null;
    }
    int width = given.value().intValue();
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    int left = missing / 2 + (missing & width & 1);
    return switch (method) {
      case "ljust" -> text(text + fill.repeat(missing));
      case "rjust" -> text(fill.repeat(missing) + text);
      case "center" -> text(fill.repeat(left) + text + fill.repeat(missing - left));
      case "zfill" -> {
        int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        yield arguments.positional().size() > 1
            ? null
            : text(text.substring(0, at) + "0".repeat(missing) + text.substring(at));
      }
      default -> null;
    };
  }

  private Value partition(String separator, int at, boolean first) {
    Text nothing = new Text("", self.site());
    if (at < 0) {
      return new Value.Tuple(
          first ? List.of(self, nothing, nothing) : List.of(nothing, nothing, self));
    }
    return new Value.Tuple(
        List.of(
            new Text(text.substring(0, at), self.site()),
            new Text(separator, self.site()),
            new Text(text.substring(at + separator.length()), self.site())));
  }

  private @Nullable Value join() {
    Value whole = arguments.get(0);
    List<Value> items = whole == null ? null : Iteration.items(whole, arguments.site());
    if (items == null || arguments.positional().size() != 1) {
      return null;
    }
    if (items.size() > 1 && whole.plain() instanceof Container.SetValue) {
      return new Value.Unknown(
          "the order of a set is not known: `sorted` gives it one", arguments.site());
    }
    List<String> parts = new ArrayList<>();
    Site site = self.site();
    long length = (long) text.length() * items.size();
    for (Value item : items) {
      if (!(item.plain() instanceof Text t)) {
        return item instanceof Value.Unknown ? item : null;
      }
      length += t.value().length();
      site = site.line() == 0 ? t.site() : site;
      parts.add(t.value());
    }
    return length > Budget.MAX_SIZE ? null : new Text(String.join(text, parts), site);
  }

  private @Nullable Value split(boolean fromRight) {
    Value separator = arguments.get(0, "sep");
    Value most = arguments.get(1, "maxsplit");
    boolean words = separator == null || separator == Value.Singleton.NONE;
    int cuts = Integer.MAX_VALUE;
    if (most != null) {
      if (!(most instanceof Value.Int n)) {
        return null;
      }
      cuts =
          n.value().signum() < 0 || n.value().bitLength() > 30
              ? Integer.MAX_VALUE
              : n.value().intValue();
    }
    if (words) {
      return new Container.ListValue(TextParts.words(self, cuts, fromRight));
    }
    return separator.plain() instanceof Text t && !t.value().isEmpty()
        ? new Container.ListValue(TextParts.split(self, t.value(), cuts, fromRight))
        : null;
  }

  private @Nullable Value lines() {
    Value keep = arguments.get(0, "keepends");
    return keep == null
        ? new Container.ListValue(TextParts.lines(self, false))
        : Truth.of(keep)
            .map(ends -> new Container.ListValue(TextParts.lines(self, ends)))
            .orElse(null);
  }

  private @Nullable Value tabs() {
    Value size = arguments.get(0, "tabsize");
    if (size != null && !(size instanceof Value.Int n && n.value().bitLength() < 10)) {
      return null;
    }
    int width = size instanceof Value.Int n ? n.value().intValue() : 8;
    StringBuilder result = new StringBuilder();
    int column = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int more = width > 0 ? width - column % width : 0;
        result.append(" ".repeat(more));
        column += more;
      } else {
        result.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
      if (result.length() > Budget.MAX_SIZE) {
        return null;
      }
    }
    return text(result.toString());
  }

  private @Nullable Value replace() {
    String old = given(0);
    String by = given(1);
    Value most = arguments.get(2, "count");
    if (old == null || by == null || most != null && !(most instanceof Value.Int)) {
      return null;
    }
    long count =
        most instanceof Value.Int n && n.value().signum() >= 0 && n.value().bitLength() < 31
            ? n.value().intValue()
            : Long.MAX_VALUE;
    StringBuilder result = new StringBuilder();
    int from = 0;
    int at = 0;
    while (count > 0 && at <= text.length() && result.length() <= Budget.MAX_SIZE) {
      int next = text.indexOf(old, at);
      if (next < 0) {
        break;
      }
      result.append(text, from, next).append(by);
      from = next + old.length();
      at = from;
      if (old.isEmpty()) {
        at += from < text.length() ? Character.charCount(text.codePointAt(from)) : 1;
      }
      count--;
    }
    return text(result.append(text.substring(Math.min(from, text.length()))).toString());
  }

  private @Nullable Value translate() {
    if (!(arguments.get(0) instanceof Container.DictValue d) || d.spoiled() != null) {
      return null;
    }
    StringBuilder result = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      Value by = d.entries().get(Value.of(c));
      if (by == null) {
        result.appendCodePoint(c);
      } else if (by.plain() instanceof Text t) {
        result.append(t.value());
      } else if (by instanceof Value.Int i && i.value().bitLength() < 21) {
        result.appendCodePoint(i.value().intValue());
      } else if (by != Value.Singleton.NONE) {
        return null;
      }
    }
    return text(result.toString());
  }

  /** {@code str.maketrans}; null where it is not known. */
  static @Nullable Value table(Arguments call) {
    List<Value> given = call.positional();
    Container.DictValue result = new Container.DictValue();
    if (given.size() == 1 && given.get(0) instanceof Container.DictValue d && d.spoiled() == null) {
      for (Map.Entry<Value, Value> entry : d.entries().entrySet()) {
        Value key = entry.getKey();
        if (key instanceof Text t && t.value().codePointCount(0, t.value().length()) == 1) {
          key = Value.of(t.value().codePointAt(0));
        } else if (!(key instanceof Value.Int)) {
          return null;
        }
        result.entries().put(key, entry.getValue());
      }
      return result;
    }
    if (given.size() < 2 || given.size() > 3 || !given.stream().allMatch(Text.class::isInstance)) {
      return null;
    }
    int[] from = ((Text) given.get(0)).value().codePoints().toArray();
    int[] to = ((Text) given.get(1)).value().codePoints().toArray();
    if (from.length != to.length) {
      return null;
    }
    for (int i = 0; i < from.length; i++) {
      result.entries().put(Value.of(from[i]), Value.of(to[i]));
    }
    if (given.size() == 3) {
      ((Text) given.get(2))
          .value()
          .codePoints()
          .forEach(c -> result.entries().put(Value.of(c), Value.Singleton.NONE));
    }
    return result;
  }

  private @Nullable Value encode() {
    Value name = arguments.get(0, "encoding");
    Charset charset = name == null ? StandardCharsets.UTF_8 : charset(name);
    Value errors = arguments.get(1, "errors");
    if (charset == null) {
      return null;
    }
    String source = text;
    if (errors != null && !errors.equals(Value.of("strict"))) {
      if (!errors.equals(Value.of("ignore")) || charset == StandardCharsets.UTF_8) {
        return null;
      }
      int highest = charset == StandardCharsets.US_ASCII ? 127 : 255;
      StringBuilder kept = new StringBuilder();
      text.codePoints().filter(c -> c <= highest).forEach(kept::appendCodePoint);
      source = kept.toString();
    }
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(source));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return Value.Bytes.of(array);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** An encoding by one of the names that Python has for it; null for any other. */
  static @Nullable Charset charset(Value name) {
    if (!(name instanceof Text t)) {
      return null;
    }
    return switch (t.value().toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      case "latin-1", "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      default -> null;
    };
  }
}
