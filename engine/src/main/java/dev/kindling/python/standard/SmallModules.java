package dev.kindling.python.standard;

import dev.kindling.python.builtins.Sorting;
import dev.kindling.python.files.FileNamePattern;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Value;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Modules of which pipeline code uses a function or two. */
final class SmallModules {

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");
  private static final String UNQUOTED = "[\\w@%+=:,./-]+";

  private SmallModules() {}

  static @Nullable Value member(String full) {
    return switch (full) {
      case "html.escape" -> Given.function(full, SmallModules::escaped);
      case "html.unescape" -> Given.function(full, SmallModules::unescaped);
      case "shlex.split" -> Given.function(full, SmallModules::words);
      case "shlex.quote" ->
          Given.function(
              full,
              given -> {
                String text = given.text(0, "s");
                return text == null ? null : Value.of(text.isEmpty() ? "''" : quoted(text));
              });
      case "shlex.join" ->
          Given.function(
              full,
              given -> {
                List<String> parts = given.texts(0, "split_command");
                return parts == null
                    ? null
                    : Value.of(String.join(" ", parts.stream().map(SmallModules::quoted).toList()));
              });
      case "fnmatch.fnmatch", "fnmatch.fnmatchcase" -> Given.function(full, SmallModules::matches);
      case "fnmatch.filter" -> Given.function(full, SmallModules::filtered);
      case "keyword.iskeyword" ->
          Given.function(
              full,
              given -> {
                String word = given.text(0, "");
                return word == null ? null : Value.of(KEYWORDS.contains(word));
              });
      case "bisect.bisect", "bisect.bisect_right" ->
          Given.function(full, given -> place(given, true));
      case "bisect.bisect_left" -> Given.function(full, given -> place(given, false));
      case "heapq.nlargest" -> Given.function(full, given -> best(given, true));
      case "heapq.nsmallest" -> Given.function(full, given -> best(given, false));
      case "unicodedata.normalize" -> Given.function(full, SmallModules::normalized);
      case "statistics.mean" -> Given.function(full, SmallModules::mean);
      case "statistics.median" -> Given.function(full, SmallModules::median);
      case "statistics.mode" -> Given.function(full, SmallModules::mode);
      default -> null;
    };
  }

  private static @Nullable Value escaped(Given given) {
    String text = given.text(0, "s");
    Boolean quote = given.flag(1, "quote", true);
    if (text == null || quote == null) {
      return null;
    }
    String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return Value.of(quote ? plain.replace("\"", "&quot;").replace("'", "&#x27;") : plain);
  }

  private static @Nullable Value unescaped(Given given) {
    String text = given.text(0, "s");
    if (text == null) {
      return null;
    }
    String plain =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'");
    return plain.replace("&amp;", "").contains("&") ? null : Value.of(plain.replace("&amp;", "&"));
  }

  private static String quoted(String text) {
    return text.matches(UNQUOTED) && text.chars().allMatch(c -> c < 128)
        ? text
        : "'" + text.replace("'", "'\"'\"'") + "'";
  }

  private static @Nullable Value words(Given given) {
    String text = given.text(0, "s");
    if (text == null || given.size() != 1 || text.indexOf('\\') >= 0) {
      return null;
    }
    List<Value> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean within = false;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        within = true;
      } else if (" \t\r\n".indexOf(c) >= 0) {
        if (within) {
          words.add(Value.of(word.toString()));
        }
        word.setLength(0);
        within = false;
      } else {
        word.append(c);
        within = true;
      }
    }
    if (within) {
      words.add(Value.of(word.toString()));
    }
    return quote != 0 ? null : new Container.ListValue(words);
  }

  private static @Nullable Value matches(Given given) {
    String name = given.text(0, "name");
    String pattern = given.text(1, "pat");
    FileNamePattern compiled = pattern == null ? null : FileNamePattern.of(pattern);
    return name == null || compiled == null ? null : Value.of(compiled.matches(name));
  }

  private static @Nullable Value filtered(Given given) {
    List<String> names = given.texts(0, "names");
    String pattern = given.text(1, "pat");
    FileNamePattern compiled = pattern == null ? null : FileNamePattern.of(pattern);
    return names == null || compiled == null
        ? null
        : new Container.ListValue(names.stream().filter(compiled::matches).map(Value::of).toList());
  }

  private static @Nullable Value place(Given given, boolean right) {
    List<Value> items = given.items(0, "a");
    Value wanted = given.call().get(1, "x");
    if (items == null || wanted == null || given.size() != 2) {
      return null;
    }
    for (int i = 0; i < items.size(); i++) {
      Boolean before =
          right
              ? Comparisons.less(wanted, items.get(i)).orElse(null)
              : Comparisons.less(items.get(i), wanted).map(less -> !less).orElse(null);
      if (before == null) {
        return null;
      } else if (before) {
        return Value.of(i);
      }
    }
    return Value.of(items.size());
  }

  private static @Nullable Value best(Given given, boolean largest) {
    Long size = given.whole(0, "n");
    List<Value> items = given.items(1, "iterable");
    if (size == null
        || items == null
        || given.call().named().size() > (given.has(9, "key") ? 1 : 0)) {
      return null;
    }
    Map<String, Value> named = new HashMap<>(given.call().named());
    named.put("reverse", Value.of(largest));
    List<Value> sorted =
        Sorting.sorted(
            items,
            new Arguments(List.of(), named, given.call().site(), given.call().interpreter()));
    return sorted == null
        ? null
        : new Container.ListValue(
            sorted.subList(0, (int) Math.max(0, Math.min(size, sorted.size()))));
  }

  private static @Nullable Value normalized(Given given) {
    String form = given.text(0, "form");
    String text = given.text(1, "unistr");
    return form == null || text == null || !form.matches("NFK?[CD]")
        ? null
        : Value.of(Normalizer.normalize(text, Normalizer.Form.valueOf(form)));
  }

  private static @Nullable List<Value> numbers(Given given) {
    List<Value> items = given.items(0, "data");
    return items == null
            || items.isEmpty()
            || !items.stream().allMatch(i -> i instanceof Value.Int n && n.value().bitLength() < 50)
        ? null
        : items;
  }

  /** Of whole numbers alone. */
  private static @Nullable Value mean(Given given) {
    List<Value> items = numbers(given);
    if (items == null || given.size() != 1) {
      return null;
    }
    long sum = items.stream().mapToLong(i -> ((Value.Int) i).value().longValue()).sum();
    return sum % items.size() == 0
        ? Value.of(sum / items.size())
        : new Value.Real((double) sum / items.size());
  }

  private static @Nullable Value median(Given given) {
    List<Value> items = numbers(given);
    if (items == null) {
      return null;
    }
    long[] sorted = items.stream().mapToLong(i -> ((Value.Int) i).value().longValue()).toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? Value.of(sorted[half])
        : new Value.Real((sorted[half - 1] + sorted[half]) / 2.0);
  }

  private static @Nullable Value mode(Given given) {
    List<Value> items = given.items(0, "data");
    if (items == null || items.isEmpty()) {
      return null;
    }
    Value best = null;
    int most = 0;
    for (Value item : items) {
      int count = 0;
      for (Value other : items) {
        Boolean equal = Comparisons.equal(item, other).orElse(null);
        if (equal == null) {
          return null;
        }
        count += equal ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = item;
      }
    }
    return best;
  }
}
