package dev.kindling.python.standard;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The module {@code urllib.parse}. */
final class Urls {

  private static final String SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";
  private static final Pattern URL =
      Pattern.compile("(?:([a-zA-Z][\\w+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x5a\\x5f\\x61-\\x7e]*");

  private Urls() {}

  static @Nullable Value member(String name) {
    String full = "urllib.parse." + name;
    return switch (name) {
      case "quote" -> Given.function(full, given -> quoted(given, "/", false));
      case "quote_plus" -> Given.function(full, given -> quoted(given, "", true));
      case "unquote" -> Given.function(full, given -> unquoted(given, false));
      case "unquote_plus" -> Given.function(full, given -> unquoted(given, true));
      case "urlencode" -> Given.function(full, Urls::query);
      case "urlparse" -> Given.function(full, given -> split(given, true));
      case "urlsplit" -> Given.function(full, given -> split(given, false));
      case "parse_qs" -> Given.function(full, given -> parsed(given, true));
      case "parse_qsl" -> Given.function(full, given -> parsed(given, false));
      default -> null;
    };
  }

  private static @Nullable Value quoted(Given given, String standard, boolean plus) {
    String text = given.text(0, "string");
    String safe = given.has(1, "safe") ? given.text(1, "safe") : standard;
    return text == null || safe == null || !given.onlyNamed("string", "safe")
        ? null
        : Value.of(quote(text, safe, plus));
  }

  private static String quote(String text, String safe, boolean plus) {
    StringBuilder result = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (plus && c == ' ') {
        result.append('+');
      } else if (c < 128 && (SAFE.indexOf(c) >= 0 || safe.indexOf(c) >= 0)) {
        result.append(c);
      } else {
        result.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return result.toString();
  }

  private static @Nullable Value unquoted(Given given, boolean plus) {
    String text = given.text(0, "string");
    String plain = text == null || given.size() != 1 ? null : unquote(text, plus);
    return plain == null ? null : Value.of(plain);
  }

  private static @Nullable String unquote(String text, boolean plus) {
    if (text.chars().anyMatch(c -> c > 127)) {
      return null;
    }
    String source = plus ? text.replace('+', ' ') : text;
    byte[] bytes = new byte[source.length()];
    int size = 0;
    for (int i = 0; i < source.length(); i++) {
      String digits = source.substring(i + 1, Math.min(source.length(), i + 3));
      if (source.charAt(i) == '%' && digits.matches("[0-9a-fA-F]{2}")) {
        bytes[size++] = (byte) Integer.parseInt(digits, 16);
        i += 2;
      } else {
        bytes[size++] = (byte) source.charAt(i);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static @Nullable Value query(Given given) {
    Value whole = given.value(0, "query");
    if (!(whole instanceof Container.DictValue d) || d.spoiled() != null || given.size() != 1) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Value, Value> entry : d.entries().entrySet()) {
      String key = Representation.text(entry.getKey());
      String value = Representation.text(entry.getValue());
      if (key == null || value == null || entry.getValue() instanceof Value.Bytes) {
        return null;
      }
      parts.add(quote(key, "", true) + "=" + quote(value, "", true));
    }
    return Value.of(String.join("&", parts));
  }

  private static @Nullable Value parsed(Given given, boolean dict) {
    String text = given.text(0, "qs");
    if (text == null || given.size() != 1 || !PLAIN.matcher(text).matches() || text.contains(";")) {
      return null;
    }
    Container.DictValue byName = new Container.DictValue();
    List<Value> pairs = new ArrayList<>();
    for (String part : text.split("&")) {
      int at = part.indexOf('=');
      if (at < 0 || at == part.length() - 1) {
        continue;
      }
      String name = unquote(part.substring(0, at), true);
      String value = unquote(part.substring(at + 1), true);
      if (name == null || value == null) {
        return null;
      }
      pairs.add(new Value.Tuple(List.of(Value.of(name), Value.of(value))));
      Value known =
          byName.entries().computeIfAbsent(Value.of(name), n -> new Container.ListValue(List.of()));
      ((Container.ListValue) known).items().add(Value.of(value));
    }
    return dict ? byName : new Container.ListValue(pairs);
  }

  private static @Nullable Value split(Given given, boolean parameters) {
    String text = given.text(0, "url");
    if (text == null || given.size() != 1 || !PLAIN.matcher(text).matches()) {
      return null;
    }
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      parts.add(matcher.group(i) == null ? "" : matcher.group(i));
    }
    parts.set(0, parts.get(0).toLowerCase(Locale.ROOT));
    boolean typical = parts.get(0).matches("|https?|ftp|file|s3|gs|hdfs|abfss?|wasbs?|dbfs|sftp");
    if (!typical || parts.get(1).contains("[")) {
      return null;
    }
    return new UrlValue(parts, parameters);
  }

  /**
   * A URL in its parts.
   *
   * @param parts scheme, place, path, query, fragment
   * @param parsed whether {@code urlparse} made it, which looks for parameters of the path
   */
  private record UrlValue(List<String> parts, boolean parsed) implements NativeValue {

    @Override
    public String typeName() {
      return parsed ? "urllib.parse.ParseResult" : "urllib.parse.SplitResult";
    }

    private List<String> all() {
      if (!parsed) {
        return parts;
      }
      String path = parts.get(2);
      int at = path.indexOf(';', path.lastIndexOf('/') + 1);
      boolean has = at >= 0 && parts.get(0).matches("|https?|ftp|hdfs|sftp");
      return List.of(
          parts.get(0),
          parts.get(1),
          has ? path.substring(0, at) : path,
          has ? path.substring(at + 1) : "",
          parts.get(3),
          parts.get(4));
    }

    @Override
    public Value plain() {
      return new Tuple(all().stream().map(part -> (Value) Value.of(part)).toList());
    }

    @Override
    public @Nullable String repr() {
      List<String> names =
          parsed
              ? List.of("scheme", "netloc", "path", "params", "query", "fragment")
              : List.of("scheme", "netloc", "path", "query", "fragment");
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        shown.add(names.get(i) + "=" + Representation.quote(all().get(i)));
      }
      return (parsed ? "ParseResult(" : "SplitResult(") + String.join(", ", shown) + ")";
    }

    @Override
    public @Nullable Value attribute(String name) {
      String place = parts.get(1);
      String host = place.substring(place.lastIndexOf('@') + 1);
      int colon = host.indexOf(':');
      return switch (name) {
        case "scheme" -> Value.of(parts.get(0));
        case "netloc" -> Value.of(place);
        case "path" -> Value.of(all().get(2));
        case "params" -> parsed ? Value.of(all().get(3)) : null;
        case "query" -> Value.of(parts.get(3));
        case "fragment" -> Value.of(parts.get(4));
        case "hostname" -> {
          String only = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
          yield only.isEmpty() ? Singleton.NONE : Value.of(only);
        }
        case "port" ->
            colon < 0 || colon == host.length() - 1
                ? Singleton.NONE
                : host.substring(colon + 1).matches("\\d{1,4}")
                    ? Value.of(Long.parseLong(host.substring(colon + 1)))
                    : null;
        case "geturl" -> NativeFunction.function("urllib.parse.geturl", call -> url(call));
        default -> null;
      };
    }

    private Value url(Arguments call) {
      boolean plain = !parts.get(0).isEmpty() && !parts.get(1).isEmpty();
      return plain
          ? Value.of(
              parts.get(0)
                  + "://"
                  + parts.get(1)
                  + parts.get(2)
                  + (parts.get(3).isEmpty() ? "" : "?" + parts.get(3))
                  + (parts.get(4).isEmpty() ? "" : "#" + parts.get(4)))
          : call.unknown("the URL is not followed");
    }
  }
}
