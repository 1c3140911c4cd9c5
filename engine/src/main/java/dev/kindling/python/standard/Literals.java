package dev.kindling.python.standard;

import dev.kindling.python.syntax.Expr;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Hashing;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** {@code ast.literal_eval}: a text that holds a literal. */
final class Literals {

  private static final int MAX_DEPTH = 100;

  private Literals() {}

  static Value evaluate(Arguments call) {
    Value written = call.get(0);
    if (written instanceof Text text) {
      try {
        return value(
            PythonParser.annotation(
                call.site().file(), text.value().replaceAll("^[ \\t]+", ""), call.site().line()),
            call,
            0);
      } catch (SyntaxProblem e) {
        throw PythonError.of("SyntaxError", "the text is no literal", call.site());
      }
    } else if (written == null || written instanceof Value.Unknown) {
      return written == null ? call.unknown("a text is needed") : written;
    }
    throw malformed(call);
  }

  private static PythonError malformed(Arguments call) {
    return PythonError.of("ValueError", "the text is no literal", call.site());
  }

  private static Value value(Expr expression, Arguments call, int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed(call);
    } else if (expression instanceof Expr.Constant c) {
      return constant(c.value(), call);
    } else if (expression instanceof Expr.ListOf l) {
      return new Container.ListValue(values(l.elements(), call, depth));
    } else if (expression instanceof Expr.TupleOf t) {
      return new Value.Tuple(values(t.elements(), call, depth));
    } else if (expression instanceof Expr.SetOf s) {
      return Hashing.set(values(s.elements(), call, depth), call.site());
    } else if (expression instanceof Expr.DictOf d) {
      Container.DictValue result = new Container.DictValue();
      for (Expr.Entry entry : d.entries()) {
        if (entry.key() == null) {
          throw malformed(call);
        }
        result
            .entries()
            .put(value(entry.key(), call, depth + 1), value(entry.value(), call, depth + 1));
      }
      return result;
    } else if (expression instanceof Expr.Unary u && !u.operator().equals("not")) {
      Value operand = value(u.operand(), call, depth + 1);
      boolean minus = u.operator().equals("-");
      if (operand instanceof Value.Int i && !u.operator().equals("~")) {
        return minus ? new Value.Int(i.value().negate()) : i;
      } else if (operand instanceof Value.Real r && !u.operator().equals("~")) {
        return minus ? new Value.Real(-r.value()) : r;
      }
    } else if (expression instanceof Expr.Call || expression instanceof Expr.Binary) {
      // `set()` and complex numbers are literals as well.
      return call.unknown("the literal is not followed");
    }
    throw malformed(call);
  }

  private static List<Value> values(List<Expr> expressions, Arguments call, int depth) {
    List<Value> result = new ArrayList<>();
    for (Expr expression : expressions) {
      result.add(value(expression, call, depth + 1));
    }
    return result;
  }

  private static Value constant(Object value, Arguments call) {
    if (value instanceof String text) {
      return new Text(text, call.site());
    } else if (value instanceof BigInteger i) {
      return new Value.Int(i);
    } else if (value instanceof Double d) {
      return new Value.Real(d);
    } else if (value instanceof Boolean b) {
      return Value.of(b);
    } else if (value == Expr.Singleton.NONE) {
      return Value.Singleton.NONE;
    } else if (value instanceof byte[] bytes) {
      return Value.Bytes.of(bytes);
    } else if (value == Expr.Singleton.ELLIPSIS) {
      return Value.Singleton.ELLIPSIS;
    }
    return call.unknown("complex numbers are not followed");
  }
}
