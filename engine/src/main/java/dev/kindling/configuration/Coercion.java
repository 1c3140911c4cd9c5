package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code oc.coerce:TYPE,VALUE} of omegaconf 2.4: a value as its typed nodes take it. */
final class Coercion {

  private static final Pattern INT = Pattern.compile("\\s*([+-]?[0-9](?:_?[0-9])*)\\s*");
  private static final Pattern FLOAT =
      Pattern.compile(
          "\\s*([+-]?(?:[0-9](?:_?[0-9])*(?:\\.(?:[0-9](?:_?[0-9])*)?)?|\\.[0-9](?:_?[0-9])*)"
              + "(?:[eE][+-]?[0-9](?:_?[0-9])*)?)\\s*");
  private static final Set<String> YES = Set.of("yes", "y", "on", "true");
  private static final Set<String> NO = Set.of("no", "n", "off", "false");

  private Coercion() {}

  static YamlValue of(List<YamlValue> arguments, Origin origin) throws UnresolvedValue {
    if (arguments.size() != 2
        || !(arguments.get(0) instanceof YamlScalar type)
        || !(arguments.get(1) instanceof YamlScalar value)
        || value.value() == null
        || "???".equals(value.value())) {
      throw new UnresolvedValue("`oc.coerce` takes a type and one text, number or truth value");
    }
    Object given = value.value();
    return switch (type.text()) {
      case "str" -> YamlScalar.of(text(given), origin);
      case "int" -> new YamlScalar(integer(given), text(given), origin);
      case "float" -> new YamlScalar(floating(given), text(given), origin);
      case "bool" -> new YamlScalar(truth(given), text(given), origin);
      default ->
          throw new UnresolvedValue(
              "what `oc.coerce` makes of `%s` is not followed; write the value out"
                  .formatted(type.text()));
    };
  }

  private static String text(Object value) {
    return value instanceof String text ? text : PythonText.of(value);
  }

  private static BigInteger integer(Object value) throws UnresolvedValue {
    if (value instanceof BigInteger number) {
      return number;
    }
    if (value instanceof String text && INT.matcher(text).matches()) {
      return new BigInteger(text.strip().replace("_", "").replace("+", ""));
    }
    throw refused(value, "a whole number");
  }

  private static Double floating(Object value) throws UnresolvedValue {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof BigInteger number) {
      return number.doubleValue();
    }
    if (value instanceof String text && FLOAT.matcher(text).matches()) {
      return Double.valueOf(text.strip().replace("_", ""));
    }
    throw refused(value, "a number");
  }

  private static Boolean truth(Object value) throws UnresolvedValue {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof BigInteger || value instanceof String s && INT.matcher(s).matches()) {
      return integer(value).signum() != 0;
    }
    String lower = value instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    if (YES.contains(lower) || NO.contains(lower)) {
      return YES.contains(lower);
    }
    throw refused(value, "a truth value");
  }

  private static UnresolvedValue refused(Object value, String wanted) {
    return new UnresolvedValue(
        "`%s` is not %s to `oc.coerce`; mend it".formatted(text(value), wanted));
  }
}
