package dev.kindling.configuration;

import dev.kindling.configuration.Interpolation.Argument;
import dev.kindling.configuration.Interpolation.Call;
import dev.kindling.configuration.Interpolation.Items;
import dev.kindling.configuration.Interpolation.Pairs;
import dev.kindling.configuration.Interpolation.Plain;
import dev.kindling.configuration.Interpolation.Quoted;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.Origin;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The functions that an interpolation may call: those of Kedro ({@code globals}, {@code
 * runtime_params}) and of omegaconf ({@code oc.…}). Any other is the project's own code.
 *
 * @param globals null where globals may not be asked for, as within the globals themselves
 * @param params null where runtime parameters may not be asked for
 * @param environment null where environment variables may not be asked for
 * @param functions the project's own, by name
 */
record Resolvers(
    @Nullable YamlMapping globals,
    @Nullable YamlMapping params,
    @Nullable Map<String, String> environment,
    Map<String, Resolver> functions) {

  private static final Pattern INT = Pattern.compile("[+-]?(?:0|[1-9](?:_?\\d)*)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:(?:0|[1-9](?:_?\\d)*)?\\.\\d(?:_?\\d)*(?:[eE][+-]?\\d(?:_?\\d)*)?"
              + "|(?:0|[1-9](?:_?\\d)*)\\.(?:[eE][+-]?\\d(?:_?\\d)*)?"
              + "|(?:0|[1-9](?:_?\\d)*)[eE][+-]?\\d(?:_?\\d)*)");

  private static final Pattern NO_NUMBER = Pattern.compile("[+-]?(?:inf|nan)");

  /** Calls a function. */
  YamlValue call(Interpolator within, Call call, List<String> path, Origin origin)
      throws UnresolvedValue {
    String name = text(within.evaluate(call.name().parts(), path, origin));
    List<YamlValue> arguments = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      arguments.add(value(within, argument, path, origin));
    }
    Resolver own = functions.get(name);
    if (own != null && !(own instanceof Resolver.Alias)) {
      YamlValue given = own.call(arguments, origin);
      if (given instanceof YamlUnread unread) {
        throw new UnresolvedValue(
            "the resolver `" + name + "`: " + unread.reason() + "; write the value out", true);
      }
      return given;
    }
    String known = own instanceof Resolver.Alias alias ? alias.name() : name;
    return switch (known) {
      case "globals" -> globals(arguments, origin);
      case "runtime_params" -> params(arguments, origin);
      case "oc.env" -> variable(arguments, origin);
      case "oc.create" -> first(name, arguments);
      case "oc.select" -> select(within, arguments, path, origin);
      case "oc.deprecated" -> within.select(target(first(name, arguments), path), origin);
      case "oc.decode" -> decode(within, arguments, path, origin);
      case "oc.coerce" -> coerce(within, arguments, origin);
      case "oc.dict.keys" -> keysOf(within, arguments, path, origin);
      case "oc.dict.values" -> valuesOf(within, arguments, path, origin);
      default ->
          throw new UnresolvedValue(
              "`${"
                  + name
                  + ":…}` calls a resolver of the project's own, which is not run; "
                  + "write the value out or read with --live");
    };
  }

  private YamlValue globals(List<YamlValue> arguments, Origin origin) throws UnresolvedValue {
    String variable = text(first("globals", arguments));
    if (globals == null) {
      throw new UnresolvedValue(
          "`${globals:" + variable + "}` stands in the globals; refer to the key itself");
    }
    if (variable.startsWith("_")) {
      throw new UnresolvedValue(
          "`${globals:" + variable + "}`: keys of globals must not start with `_`");
    }
    return lookUp(globals, variable, arguments, origin, "set `" + variable + "` in globals.yml");
  }

  private YamlValue params(List<YamlValue> arguments, Origin origin) throws UnresolvedValue {
    String variable = text(first("runtime_params", arguments));
    if (params == null) {
      throw new UnresolvedValue(
          "`${runtime_params:" + variable + "}` is not allowed in globals; use it where it counts");
    }
    return lookUp(params, variable, arguments, origin, "give --params " + variable + "=…");
  }

  private static YamlValue lookUp(
      YamlMapping values, String variable, List<YamlValue> arguments, Origin origin, String cure)
      throws UnresolvedValue {
    YamlValue value = values;
    for (String key : keys(YamlScalar.of(variable, origin))) {
      value = value instanceof YamlMapping mapping ? mapping.get(key) : null;
      if (value == null) {
        if (arguments.size() > 1) {
          return arguments.get(1);
        }
        throw new UnresolvedValue("`" + variable + "` has no value and no default; " + cure);
      }
    }
    if (value instanceof YamlUnread unread) {
      throw new UnresolvedValue(unread.reason(), unread.elsewhere());
    }
    return value;
  }

  private YamlValue variable(List<YamlValue> arguments, Origin origin) throws UnresolvedValue {
    String name = text(first("oc.env", arguments));
    if (environment == null) {
      throw new UnresolvedValue(
          "Kedro takes environment variables for credentials only, unless the project's "
              + "`custom_resolvers` name `oc.env`; name it there or write `"
              + name
              + "` out");
    }
    String value = environment.get(name);
    if (value != null) {
      return YamlScalar.of(value, origin);
    }
    if (arguments.size() < 2) {
      throw new UnresolvedValue(
          "the environment variable `" + name + "` is not set; set it for this call");
    }
    return arguments.get(1) instanceof YamlScalar scalar && scalar.value() != null
        ? YamlScalar.of(text(scalar), origin)
        : arguments.get(1);
  }

  private static YamlValue select(
      Interpolator within, List<YamlValue> arguments, List<String> path, Origin origin)
      throws UnresolvedValue {
    try {
      return within.select(target(first("oc.select", arguments), path), origin);
    } catch (UnresolvedValue lost) {
      if (lost.elsewhere()) {
        throw lost;
      }
      return arguments.size() > 1 ? arguments.get(1) : new YamlScalar(null, "null", origin);
    }
  }

  private YamlValue decode(
      Interpolator within, List<YamlValue> arguments, List<String> path, Origin origin)
      throws UnresolvedValue {
    YamlValue value = first("oc.decode", arguments);
    if (value instanceof YamlScalar scalar && scalar.value() == null) {
      return value;
    }
    try {
      return value(within, InterpolationParser.parseArgument(text(value)), path, origin);
    } catch (InterpolationParser.Malformed e) {
      throw new UnresolvedValue("`" + text(value) + "` cannot be decoded; mend it");
    }
  }

  private static YamlValue coerce(Interpolator within, List<YamlValue> arguments, Origin origin)
      throws UnresolvedValue {
    if (!within.isRecent()) {
      throw new UnresolvedValue("omegaconf has `oc.coerce` from 2.4 on; write the value out");
    }
    return Coercion.of(arguments, origin);
  }

  private static YamlValue keysOf(
      Interpolator within, List<YamlValue> arguments, List<String> path, Origin origin)
      throws UnresolvedValue {
    List<YamlValue> keys = new ArrayList<>();
    for (String key : mapping(within, arguments, path, origin).keys()) {
      keys.add(YamlScalar.of(key, origin));
    }
    return new YamlSequence(keys, origin);
  }

  private static YamlValue valuesOf(
      Interpolator within, List<YamlValue> arguments, List<String> path, Origin origin)
      throws UnresolvedValue {
    List<YamlValue> values =
        mapping(within, arguments, path, origin).entries().values().stream()
            .map(Entry::value)
            .toList();
    return new YamlSequence(values, origin);
  }

  private static YamlMapping mapping(
      Interpolator within, List<YamlValue> arguments, List<String> path, Origin origin)
      throws UnresolvedValue {
    YamlValue value = first("oc.dict", arguments);
    YamlValue found =
        value instanceof YamlMapping ? value : within.select(target(value, path), origin);
    if (found instanceof YamlMapping mapping) {
      return mapping;
    }
    throw new UnresolvedValue("`oc.dict` takes a mapping; name one");
  }

  private static YamlValue first(String name, List<YamlValue> arguments) throws UnresolvedValue {
    if (arguments.isEmpty()) {
      throw new UnresolvedValue("`${" + name + ":}` lacks an argument; give it one");
    }
    return arguments.get(0);
  }

  /** The keys from the root; dots before them begin at the mapping that the call stands in. */
  private static List<String> target(YamlValue key, List<String> path) throws UnresolvedValue {
    String text = text(key);
    int dots = 0;
    while (dots < text.length() && text.charAt(dots) == '.') {
      dots++;
    }
    if (dots > path.size()) {
      throw new UnresolvedValue("`" + text + "` has more dots than there are mappings around it");
    }
    List<String> target =
        new ArrayList<>(dots == 0 ? List.of() : path.subList(0, path.size() - dots));
    target.addAll(keys(key));
    return target;
  }

  /** {@code a.b[c]} to its keys. */
  private static List<String> keys(YamlValue path) throws UnresolvedValue {
    List<String> keys = new ArrayList<>();
    for (String key : text(path).replace("]", "").split("[.\\[]", -1)) {
      if (!key.isEmpty()) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static String text(YamlValue value) throws UnresolvedValue {
    if (value instanceof YamlScalar scalar) {
      return scalar.value() instanceof String text ? text : PythonText.of(scalar.value());
    }
    throw new UnresolvedValue("a resolver takes a text here, not " + value.shape());
  }

  private static YamlValue value(
      Interpolator within, Argument argument, List<String> path, Origin origin)
      throws UnresolvedValue {
    if (argument instanceof Quoted quoted) {
      YamlValue value =
          quoted.text().parts().isEmpty()
              ? YamlScalar.of("", origin)
              : within.evaluate(quoted.text().parts(), path, origin);
      return YamlScalar.of(text(value), origin);
    }
    if (argument instanceof Items items) {
      List<YamlValue> values = new ArrayList<>();
      for (Argument item : items.items()) {
        values.add(value(within, item, path, origin));
      }
      return new YamlSequence(values, origin);
    }
    if (argument instanceof Pairs pairs) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (int i = 0; i < pairs.keys().size(); i++) {
        String key = text(value(within, pairs.keys().get(i), path, origin));
        entries.put(key, new Entry(origin, value(within, pairs.values().get(i), path, origin)));
      }
      return new YamlMapping(entries, origin);
    }
    Plain plain = (Plain) argument;
    if (plain.source() != null) {
      return new YamlScalar(typed(plain.source()), plain.source(), origin);
    }
    return within.evaluate(plain.text().parts(), path, origin);
  }

  private static @Nullable Object typed(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("null")) {
      return null;
    }
    if (lower.equals("true") || lower.equals("false")) {
      return lower.equals("true");
    }
    if (INT.matcher(text).matches()) {
      return new BigInteger(text.replace("_", "").replace("+", ""));
    }
    if (NO_NUMBER.matcher(lower).matches()) {
      double infinite = lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return lower.endsWith("nan") ? Double.NaN : infinite;
    }
    return FLOAT.matcher(text).matches() ? (Object) Double.valueOf(text.replace("_", "")) : text;
  }
}
