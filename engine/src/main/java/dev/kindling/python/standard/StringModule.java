package dev.kindling.python.standard;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The module {@code string}. */
final class StringModule {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String SPACE = " \t\n\r\u000b\f";
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$(?:(\\$)|([_a-z][_a-z0-9]*)|\\{([_a-z][_a-z0-9]*)\\}|())", Pattern.CASE_INSENSITIVE);

  private StringModule() {}

  static @Nullable Value member(String name) {
    String upper = LOWER.toUpperCase(Locale.ROOT);
    return switch (name) {
      case "ascii_lowercase" -> Value.of(LOWER);
      case "ascii_uppercase" -> Value.of(upper);
      case "ascii_letters" -> Value.of(LOWER + upper);
      case "digits" -> Value.of(DIGITS);
      case "hexdigits" -> Value.of(DIGITS + "abcdefABCDEF");
      case "octdigits" -> Value.of("01234567");
      case "punctuation" -> Value.of(PUNCTUATION);
      case "whitespace" -> Value.of(SPACE);
      case "printable" -> Value.of(DIGITS + LOWER + upper + PUNCTUATION + SPACE);
      case "capwords" -> Given.function("string.capwords", StringModule::capitalized);
      case "Template" ->
          Given.type(
              "string.Template",
              given -> {
                String text = given.text(0, "template");
                return text == null || given.size() != 1 ? null : new Template(text);
              });
      case "Formatter" -> Given.type("string.Formatter", given -> new Formatter());
      default -> null;
    };
  }

  private static @Nullable Value capitalized(Given given) {
    String text = given.text(0, "s");
    String separator = given.text(1, "sep");
    if (text == null || given.has(1, "sep") && separator == null) {
      return null;
    }
    Arguments call = given.call();
    Value parts =
        call.interpreter()
            .call(
                call.interpreter().attribute(Value.of(text), "split", call.site()),
                separator == null ? List.of() : List.of(Value.of(separator)),
                call.site());
    if (!(parts instanceof Container.ListValue list)) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (Value part : list.items()) {
      Value word =
          call.interpreter()
              .call(
                  call.interpreter().attribute(part, "capitalize", call.site()),
                  List.of(),
                  call.site());
      if (!(word instanceof Text t)) {
        return null;
      }
      words.add(t.value());
    }
    return Value.of(String.join(separator == null ? " " : separator, words));
  }

  /** {@code string.Formatter()}. */
  private record Formatter() implements NativeValue {

    @Override
    public String typeName() {
      return "string.Formatter";
    }

    @Override
    public @Nullable Value attribute(String name) {
      return name.equals("format")
          ? NativeFunction.function(
              "string.Formatter.format",
              call -> {
                Value text = call.get(0);
                return text == null
                    ? call.unknown("a text is needed")
                    : call.interpreter()
                        .call(
                            call.interpreter().attribute(text, "format", call.site()),
                            call.withoutFirst().positional(),
                            call.named(),
                            call.site());
              })
          : null;
    }
  }

  /** {@code string.Template}: texts with {@code $name}. */
  private record Template(String template) implements NativeValue {

    @Override
    public String typeName() {
      return "string.Template";
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "template" -> Value.of(template);
        case "substitute", "safe_substitute" ->
            Given.function(
                "string.Template." + name, given -> filled(given, name.equals("substitute")));
        default -> null;
      };
    }

    private @Nullable Value filled(Given given, boolean strict) {
      Container.DictValue values = new Container.DictValue();
      Value mapping = given.call().get(0);
      if (mapping instanceof Container.DictValue d && d.spoiled() == null) {
        values.entries().putAll(d.entries());
      } else if (mapping != null) {
        return null;
      }
      for (Map.Entry<String, Value> entry : given.call().named().entrySet()) {
        values.entries().put(Value.of(entry.getKey()), entry.getValue());
      }
      Matcher matcher = PLACEHOLDER.matcher(template);
      StringBuilder result = new StringBuilder();
      int end = 0;
      while (matcher.find()) {
        result.append(template, end, matcher.start());
        end = matcher.end();
        String name = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        if (matcher.group(1) != null) {
          result.append('$');
          continue;
        }
        Value value = name == null ? null : values.entries().get(Value.of(name));
        if (value == null && strict) {
          throw PythonError.of(
              name == null ? "ValueError" : "KeyError",
              "the placeholder has no value",
              given.call().site());
        }
        String text =
            value == null
                ? matcher.group()
                : Representation.text(value, given.call().interpreter());
        if (text == null) {
          return null;
        }
        result.append(text);
      }
      return Value.of(result.append(template.substring(end)).toString());
    }
  }
}
