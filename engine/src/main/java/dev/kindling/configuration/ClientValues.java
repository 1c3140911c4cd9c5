package dev.kindling.configuration;

import dev.kindling.configuration.ClientSchema.Field;
import dev.kindling.configuration.ClientSchema.Kind;
import dev.kindling.configuration.ClientSchema.Shape;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the settings as a client library takes it: names in the library's own spelling, each
 * value of the type that it asks for. What cannot be that is an {@link InvalidInput} with its line,
 * since the library would refuse it when the DAG runs.
 */
final class ClientValues {

  private static final Pattern DURATION = Pattern.compile("(-?)(\\d{1,12})(?:\\.(\\d{1,9}))?s");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private final ClientSchema schema;

  ClientValues(ClientSchema schema) {
    this.schema = schema;
  }

  /**
   * Plain values of a message.
   *
   * @param path of the mapping, with a dot behind: {@code run_config.spark.cluster_config.}
   */
  Map<String, @Nullable Object> message(String message, YamlMapping mapping, String path) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              Field field = schema.field(message, name);
              if (field == null) {
                throw unknown(message, name, path, entry.key());
              }
              if (plain.containsKey(field.name())) {
                throw new InvalidInput(
                    entry.key(),
                    "`%s%s` is set twice, as `%s` too; keep one"
                        .formatted(path, field.name(), field.camelCase()));
              }
              plain.put(field.name(), values(field, entry.value(), entry.key(), path + name));
            });
    return plain;
  }

  private InvalidInput unknown(String message, String name, String path, Origin at) {
    String hint = Spelling.hint(name, schema.fields(message).keySet());
    return new InvalidInput(
        at,
        "`%s%s` is no field of a `%s` of %s, which refuses it;%s"
            .formatted(
                path,
                name,
                message,
                schema.library(),
                hint.isEmpty() ? " remove it" : hint.replace(" Did", " did")));
  }

  private @Nullable Object values(Field field, YamlValue value, Origin at, String path) {
    if (value instanceof YamlUnread unread) {
      throw new InvalidInput(at, "`" + path + "`: " + unread.reason());
    }
    if (value instanceof YamlScalar scalar && scalar.value() == null) {
      return null;
    }
    if (field.shape() == Shape.ONE) {
      return value(field, value, at, path);
    }
    if (field.shape() == Shape.LIST) {
      if (!(value instanceof YamlSequence sequence)) {
        throw wrong(path, value, at, "a list of " + plural(field));
      }
      List<@Nullable Object> all = new ArrayList<>();
      for (YamlValue item : sequence.items()) {
        all.add(value(field, item, place(item, at), path + "[" + all.size() + "]"));
      }
      return all;
    }
    if (!(value instanceof YamlMapping mapping)) {
      throw wrong(path, value, at, "a mapping of names to " + plural(field));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) ->
                all.put(name, value(field, entry.value(), entry.key(), path + "." + name)));
    return all;
  }

  private static Origin place(YamlValue item, Origin otherwise) {
    return item.origin().known() ? item.origin() : otherwise;
  }

  private Object value(Field field, YamlValue value, Origin at, String path) {
    if (value instanceof YamlUnread unread) {
      throw new InvalidInput(at, "`" + path + "`: " + unread.reason());
    }
    if (value instanceof YamlMapping mapping) {
      if (field.kind() == Kind.MESSAGE) {
        return message(field.message(), mapping, path + ".");
      }
      if (field.kind() == Kind.DURATION || field.kind() == Kind.TIMESTAMP) {
        return moment(mapping, path);
      }
    }
    Object plain =
        value instanceof YamlScalar scalar && scalar.value() != null ? plain(field, scalar) : null;
    if (plain == null) {
      throw wrong(path, value, at, one(field));
    }
    return plain;
  }

  /** The scalar as the field's type; null where it is none. */
  private static @Nullable Object plain(Field field, YamlScalar scalar) {
    String text = scalar.text();
    return switch (field.kind()) {
      case TEXT, BYTES -> text;
      case TRUTH ->
          text.matches("(?i)true|false") || scalar.value() instanceof Boolean
              ? scalar.value() instanceof Boolean truth ? truth : Boolean.valueOf(text)
              : null;
      case WHOLE ->
          scalar.value() instanceof BigInteger number
              ? number
              : WHOLE.matcher(text).matches() ? new BigInteger(text) : null;
      case NUMBER ->
          scalar.value() instanceof Number number
              ? number
              : NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
      case DURATION -> duration(text);
      case TIMESTAMP -> timestamp(text);
      case ENUM -> constant(field, scalar);
      case MESSAGE -> null;
    };
  }

  private static @Nullable Object constant(Field field, YamlScalar scalar) {
    if (scalar.value() instanceof BigInteger number) {
      return field.constants().containsValue(number.intValue()) ? number : null;
    }
    String name = scalar.text().toUpperCase(Locale.ROOT);
    return field.constants().containsKey(name) ? name : null;
  }

  /** {@code 600s} and {@code 1.5s}, as REST writes them. */
  private static @Nullable Map<String, Object> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int sign = matcher.group(1).isEmpty() ? 1 : -1;
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    return seconds(sign * Long.parseLong(matcher.group(2)), sign * nanos);
  }

  private static @Nullable Map<String, Object> timestamp(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
      return seconds(instant.getEpochSecond(), instant.getNano());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Map<String, Object> seconds(long seconds, int nanos) {
    Map<String, Object> moment = new LinkedHashMap<>();
    moment.put("seconds", BigInteger.valueOf(seconds));
    if (nanos != 0) {
      moment.put("nanos", BigInteger.valueOf(nanos));
    }
    return moment;
  }

  /** {@code {seconds: 600}}, as the client writes it. */
  private static Map<String, Object> moment(YamlMapping mapping, String path) {
    Map<String, Object> moment = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              boolean known = name.equals("seconds") || name.equals("nanos");
              Object number =
                  entry.value() instanceof YamlScalar scalar
                          && WHOLE.matcher(scalar.text()).matches()
                      ? new BigInteger(scalar.text())
                      : null;
              if (!known || number == null) {
                throw wrong(
                    path + "." + name,
                    entry.value(),
                    entry.key(),
                    "`seconds` and `nanos` alone, each a whole number");
              }
              moment.put(name, number);
            });
    return moment;
  }

  private static String one(Field field) {
    return switch (field.kind()) {
      case TEXT, BYTES -> "a text";
      case TRUTH -> "true or false";
      case WHOLE -> "a whole number";
      case NUMBER -> "a number";
      case DURATION -> "a duration, as `600s` or `{seconds: 600}`";
      case TIMESTAMP -> "a time with its offset, as `2026-01-01T00:00:00Z`";
      case ENUM -> "one of " + String.join(", ", field.constants().keySet());
      case MESSAGE -> "a mapping";
    };
  }

  private static String plural(Field field) {
    return switch (field.kind()) {
      case TEXT, BYTES -> "texts";
      case TRUTH -> "truth values";
      case WHOLE, NUMBER -> "numbers";
      case DURATION -> "durations";
      case TIMESTAMP -> "times";
      case ENUM -> "names out of " + String.join(", ", field.constants().keySet());
      case MESSAGE -> "mappings";
    };
  }

  private static InvalidInput wrong(String path, YamlValue value, Origin at, String expected) {
    String is =
        value instanceof YamlScalar scalar && scalar.value() != null
            ? "`" + scalar.text() + "`"
            : value.shape();
    return new InvalidInput(at, "`" + path + "` is " + is + "; write " + expected);
  }
}
