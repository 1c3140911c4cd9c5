package dev.kindling.python.evaluation;

import dev.kindling.python.builtins.FormatSpec;
import dev.kindling.python.builtins.ObjectFunctions;
import dev.kindling.python.syntax.Expr;
import dev.kindling.python.values.Budget;
import dev.kindling.python.values.Frame;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;

/** F-strings. */
final class FormattedTexts {

  private final Interpreter interpreter;
  private final Expressions expressions;

  FormattedTexts(Interpreter interpreter, Expressions expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  Value joined(Expr.Joined e, Frame frame) {
    StringBuilder result = new StringBuilder();
    for (Expr part : e.parts()) {
      Value value = expressions.evaluate(part, frame);
      if (!(value instanceof Text text)) {
        return Iteration.unknown(value, frame.site(e.line()));
      }
      result.append(text.value());
      if (result.length() > Budget.MAX_SIZE) {
        return new Value.Unknown("the text is longer than what is followed", frame.site(e.line()));
      }
    }
    return new Text(result.toString(), frame.site(e.line()));
  }

  Value formatted(Expr.Formatted e, Frame frame) {
    Site site = frame.site(e.line());
    Value value = expressions.evaluate(e.value(), frame);
    Value spec = e.format() == null ? new Text("", site) : expressions.evaluate(e.format(), frame);
    if (value instanceof Value.Unknown || !(spec instanceof Text format)) {
      return value instanceof Value.Unknown ? value : Iteration.unknown(spec, site);
    }
    String text =
        switch (e.conversion()) {
          case 'r' -> Representation.of(value, interpreter);
          case 's' -> Representation.text(value, interpreter);
          case 'a' -> ObjectFunctions.ascii(Representation.of(value, interpreter));
          default -> Representation.format(value, format.value(), interpreter);
        };
    if (text != null && e.conversion() > 0 && !format.value().isEmpty()) {
      text = FormatSpec.format(Value.of(text), format.value());
    }
    return text == null
        ? value instanceof Value.Unknown
            ? value
            : new Value.Unknown(Representation.unknown(value), site)
        : new Text(text, site);
  }
}
