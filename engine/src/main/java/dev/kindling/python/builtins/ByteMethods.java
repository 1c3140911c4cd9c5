package dev.kindling.python.builtins;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code bytes} and their methods, most of which are those of texts. */
final class ByteMethods {

  /** Methods that give for bytes what they give for the text of the same characters. */
  private static final Set<String> AS_TEXT =
      Set.of(
          "split",
          "rsplit",
          "strip",
          "lstrip",
          "rstrip",
          "replace",
          "startswith",
          "endswith",
          "find",
          "rfind",
          "index",
          "rindex",
          "count",
          "join",
          "partition",
          "rpartition",
          "removeprefix",
          "removesuffix");

  private ByteMethods() {}

  /** {@code bytes(…)}. */
  static Value make(Arguments call) {
    Value given = call.get(0, "source");
    if (given == null) {
      return new Value.Bytes("");
    } else if (given instanceof Text t && call.get(1, "encoding") != null) {
      Value made = TextMethods.call(t, "encode", call.withoutFirst());
      return made == null ? call.unknown("the encoding is not followed") : made;
    } else if (given instanceof Value.Int i
        && i.value().signum() >= 0
        && i.value().bitLength() < 16) {
      return new Value.Bytes("\0".repeat(i.value().intValue()));
    }
    List<Value> items = given instanceof Text ? null : Iteration.items(given, call.site());
    StringBuilder content = new StringBuilder();
    if (items != null) {
      for (Value item : items) {
        if (!(item instanceof Value.Int i) || i.value().signum() < 0 || i.value().bitLength() > 8) {
          return call.unknown("the bytes are not known");
        }
        content.append((char) i.value().intValue());
      }
      return new Value.Bytes(content.toString());
    }
    return given instanceof Value.Bytes ? given : call.unknown("the bytes are not known");
  }

  /** What a method gives. */
  static Value call(Value.Bytes self, String method, Arguments call) {
    Value result = known(self, method, call);
    return result == null ? call.unknown("`bytes." + method + "` is not followed here") : result;
  }

  private static @Nullable Value known(Value.Bytes self, String method, Arguments call) {
    if (method.equals("decode")) {
      Value name = call.get(0, "encoding");
      Charset charset = name == null ? StandardCharsets.UTF_8 : TextMethods.charset(name);
      if (charset == null || call.get(1, "errors") != null) {
        return null;
      }
      try {
        return Value.of(charset.newDecoder().decode(ByteBuffer.wrap(self.array())).toString());
      } catch (CharacterCodingException e) {
        return null;
      }
    } else if (method.equals("hex")) {
      return call.positional().isEmpty() ? Value.of(HexFormat.of().formatHex(self.array())) : null;
    } else if (AS_TEXT.contains(method)) {
      if (self.content().chars().anyMatch(c -> c > 0x1b && c < 0x20 || c == 0x85 || c == 0xa0)) {
        // What is white space in a text is none in bytes.
        return null;
      }
      List<Value> given = call.positional().stream().map(ByteMethods::toText).toList();
      Value made =
          TextMethods.call(
              Value.of(self.content()),
              method,
              new Arguments(given, call.named(), call.site(), call.interpreter()));
      return made == null ? null : toBytes(made);
    }
    boolean ascii = self.content().chars().allMatch(c -> c < 128) && call.positional().isEmpty();
    Value made =
        ascii && (method.equals("upper") || method.equals("lower") || method.startsWith("is"))
            ? TextCases.call(Value.of(self.content()), method)
            : null;
    return made == null ? null : toBytes(made);
  }

  private static Value toText(Value value) {
    return value instanceof Value.Bytes b
        ? Value.of(b.content())
        : value instanceof Container.ListValue l && l.spoiled() == null
            ? new Container.ListValue(l.items().stream().map(ByteMethods::toText).toList())
            : value instanceof Text ? new Value.Unknown("a text among bytes", Site.NOWHERE) : value;
  }

  private static Value toBytes(Value value) {
    return value instanceof Text t
        ? new Value.Bytes(t.value())
        : value instanceof Container.ListValue l
            ? new Container.ListValue(l.items().stream().map(ByteMethods::toBytes).toList())
            : value instanceof Value.Tuple t
                ? new Value.Tuple(t.items().stream().map(ByteMethods::toBytes).toList())
                : value;
  }
}
