package dev.kindling.project.folder;

import dev.kindling.graph.KedroOrder;
import dev.kindling.python.standard.CountedText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a dataset factory, matched as Kedro does through Python's {@code parse} library:
 * without regard to case, each field as short as it can be, a repeated field the same text again.
 *
 * @see <a href="https://github.com/r1chardj0n3s/parse">the library's format</a>
 */
final class FactoryPattern {

  /** Kedro's order: the most literal characters first, then the most fields, then by name. */
  static final Comparator<FactoryPattern> ORDER =
      Comparator.comparingInt((FactoryPattern p) -> -p.specificity())
          .thenComparingLong(p -> -p.text.chars().filter(c -> c == '{').count())
          .thenComparing(p -> p.text, KedroOrder.NAMES);

  private static final Pattern FIELD =
      Pattern.compile("\\{\\{|\\}\\}|\\{([\\w-]*(?:\\.[\\w-]+|\\[[^\\]]+\\])*)(?::([^}]+))?\\}");
  private static final Pattern FIELDS = Pattern.compile("\\{.*?\\}");
  private static final int MOST_STEPS = 2_000_000;

  private final String text;
  private final Pattern regex;
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Set<String> integers;

  private FactoryPattern(String text, String regex, Map<String, String> groups, Set<String> ints) {
    this.text = text;
    this.regex =
        Pattern.compile(
            regex,
            Pattern.CASE_INSENSITIVE
                | Pattern.UNICODE_CASE
                | Pattern.UNICODE_CHARACTER_CLASS
                | Pattern.DOTALL);
    this.groups.putAll(groups);
    this.integers = Set.copyOf(ints);
  }

  /** Whether Kedro takes a catalog's key for a factory. */
  static boolean isPattern(String key) {
    return key.contains("{");
  }

  /** The pattern; empty where its fields are of a form that is not known here. */
  static Optional<FactoryPattern> of(String text) {
    StringBuilder regex = new StringBuilder();
    Map<String, String> groups = new LinkedHashMap<>();
    Set<String> integers = new HashSet<>();
    Matcher fields = FIELD.matcher(text);
    int end = 0;
    while (fields.find()) {
      regex.append(literal(text.substring(end, fields.start())));
      end = fields.end();
      if (fields.group(1) == null) {
        regex.append(literal(fields.group().substring(1)));
        continue;
      }
      String name = fields.group(1);
      String known = groups.get(name);
      if (known != null && !name.isEmpty()) {
        regex.append("\\k<").append(known).append('>');
        continue;
      }
      Optional<String> body = body(fields.group(2) == null ? "" : fields.group(2));
      if (body.isEmpty() || name.contains(".") || name.contains("[")) {
        return Optional.empty();
      }
      if ("d".equals(fields.group(2))) {
        integers.add(name);
      }
      String group = "f" + groups.size();
      groups.put(name.isEmpty() ? " " + groups.size() : name, group);
      regex.append("(?<").append(group).append('>').append(body.get()).append(')');
    }
    regex.append(literal(text.substring(end)));
    return Optional.of(new FactoryPattern(text, regex.toString(), groups, integers));
  }

  private static String literal(String text) {
    return text.isEmpty() ? "" : Pattern.quote(text);
  }

  private static Optional<String> body(String spec) {
    return switch (spec) {
      case "" -> Optional.of(".+?");
      case "w" -> Optional.of("\\w+");
      case "W" -> Optional.of("\\W+");
      case "S" -> Optional.of("\\S+");
      case "D" -> Optional.of("\\D+");
      case "l" -> Optional.of("[A-Za-z]+");
      case "d" -> Optional.of("[-+ ]?\\d+");
      default -> Optional.empty();
    };
  }

  String text() {
    return text;
  }

  /** How many characters are no field; 0 for a catch-all. */
  int specificity() {
    return FIELDS.matcher(text).replaceAll("").length();
  }

  /** The fields' texts where the name matches. */
  Optional<Map<String, String>> match(String name) {
    Matcher matcher = regex.matcher(new CountedText(name, MOST_STEPS));
    try {
      if (!matcher.matches()) {
        return Optional.empty();
      }
    } catch (CountedText.Spent e) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    groups.forEach(
        (field, group) -> {
          String value = matcher.group(group).toString();
          fields.put(field, integers.contains(field) ? integer(value) : value);
        });
    return Optional.of(fields);
  }

  private static String integer(String value) {
    return new BigInteger(value.strip().replace("+", "")).toString();
  }

  /** Its fields that are whole numbers. */
  Set<String> integers() {
    return integers;
  }

  /** The names of its fields. */
  List<String> fields() {
    return new ArrayList<>(groups.keySet());
  }
}
