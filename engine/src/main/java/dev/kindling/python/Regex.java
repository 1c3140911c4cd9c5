package dev.kindling.python;

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
      case "match", "search", "fullmatch", "findall", "finditer", "split", "sub" ->
          NativeFunction.function("re." + name, call -> call(name, call));
      default -> null;
    };
  }

  private static Value compile(Arguments call, @Nullable Value flags) {
    Value pattern = call.get(0, "pattern");
    if (pattern instanceof RegexValue) {
      return pattern;
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
    int taken = name.equals("sub") ? 3 : 2;
    Value compiled =
        compile(
            call,
            call.get(name.equals("sub") || name.equals("split") ? taken + 1 : taken, "flags"));
    if (!(compiled instanceof RegexValue regex)) {
      return compiled;
    }
    List<Value> rest = new ArrayList<>(call.positional());
    if (!rest.isEmpty()) {
      rest.remove(0);
    }
    return regex.call(name, new Arguments(rest, call.named(), call.site(), call.interpreter()));
  }
}
