package dev.kindling.python.syntax;

import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;
import java.math.BigInteger;

/** The values of literals, and operators as Python writes them. */
final class SyntaxWords {

  private SyntaxWords() {}

  static Object constant(ConstantValue value) {
    return switch (value.kind) {
      case NONE -> Expr.Singleton.NONE;
      case BOOLEAN -> value.getBoolean();
      case LONG -> BigInteger.valueOf(value.getLong());
      case BIGINTEGER -> value.getBigInteger();
      case DOUBLE -> value.getDouble();
      case CODEPOINTS -> value.getCodePoints().toJavaString();
      case BYTES -> value.getBytes();
      case COMPLEX -> Expr.Singleton.COMPLEX;
      case ELLIPSIS, TUPLE, FROZENSET -> Expr.Singleton.ELLIPSIS;
    };
  }

  static String operator(OperatorTy operator) {
    return switch (operator) {
      case Add -> "+";
      case Sub -> "-";
      case Mult -> "*";
      case MatMult -> "@";
      case Div -> "/";
      case Mod -> "%";
      case Pow -> "**";
      case LShift -> "<<";
      case RShift -> ">>";
      case BitOr -> "|";
      case BitXor -> "^";
      case BitAnd -> "&";
      case FloorDiv -> "//";
    };
  }

  static String operator(UnaryOpTy operator) {
    return switch (operator) {
      case Invert -> "~";
      case Not -> "not";
      case UAdd -> "+";
      case USub -> "-";
    };
  }

  static String operator(CmpOpTy operator) {
    return switch (operator) {
      case Eq -> "==";
      case NotEq -> "!=";
      case Lt -> "<";
      case LtE -> "<=";
      case Gt -> ">";
      case GtE -> ">=";
      case Is -> "is";
      case IsNot -> "is not";
      case In -> "in";
      case NotIn -> "not in";
    };
  }
}
