package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code re}, for expressions that Java reads as Python does. */
final class Regex {

  private Regex() {}

  static @Nullable Value member(String name) {
    return switch (name) {
      case "I", "IGNORECASE" -> Value.of(RegexSyntax.IGNORE_CASE);
      case "M", "MULTILINE" -> Value.of(RegexSyntax.MULTI_LINE);
      case "S", "DOTALL" -> Value.of(RegexSyntax.DOT_ALL);
      case "compile" ->
          NativeFunction.function("re.compile", call -> compile(call, call.get(1, "flags")));
      case "match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn" ->
          NativeFunction.function("re." + name, call -> call(name, call));
      case "escape" -> NativeFunction.function("re.escape", Regex::escaped);
      case "X", "VERBOSE" -> Value.of(64);
      case "A", "ASCII" -> Value.of(256);
      default -> null;
    };
  }

  private static Value compile(Arguments call, @Nullable Value flags) {
    Value pattern = call.get(0, "pattern");
    if (pattern instanceof RegexValue) {
      return flags == null ? pattern : call.unknown("flags beside a compiled expression");
    }
    if (!(pattern instanceof Text text)) {
      return pattern == null
          ? call.unknown("an expression is needed")
          : Iteration.unknown(pattern, call.site());
    }
    call.interpreter().budget().steps(text.value().length());
    RegexSyntax syntax =
        flags == null
            ? RegexSyntax.of(text.value(), 0)
            : flags instanceof Value.Int i && i.value().bitLength() < 16
                ? RegexSyntax.of(text.value(), i.value().intValue())
                : null;
    return syntax == null
        ? call.unknown("the regular expression is not followed")
        : new RegexValue(syntax);
  }

  private static Value call(String name, Arguments call) {
    int taken = name.startsWith("sub") ? 3 : 2;
    Value compiled =
        compile(
            call,
            call.get(name.startsWith("sub") || name.equals("split") ? taken + 1 : taken, "flags"));
    if (!(compiled instanceof RegexValue regex)) {
      return compiled;
    }
    List<Value> rest = new ArrayList<>(call.positional());
    if (!rest.isEmpty()) {
      rest.remove(0);
    }
    // What comes behind are flags, which the expression has taken.
    int most = name.startsWith("sub") ? 3 : name.equals("split") ? 2 : 1;
    return regex.call(
        name,
        new Arguments(
            rest.subList(0, Math.min(most, rest.size())),
            call.named(),
            call.site(),
            call.interpreter()));
  }

  private static Value escaped(Arguments call) {
    if (!(call.get(0, "pattern") instanceof Text text)) {
      return call.unknown("a text is needed");
    }
    StringBuilder result = new StringBuilder();
    for (char c : text.value().toCharArray()) {
      if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0) {
        result.append('\\');
      }
      result.append(c);
    }
    return new Text(result.toString(), text.site());
  }
}
