package dev.kindling.python.builtins;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.math.BigInteger;

/** Whole numbers as bytes. */
final class ByteNumbers {

  private ByteNumbers() {}

  /** {@code int.from_bytes}. */
  static Value read(Arguments call) {
    Value order = call.get(1, "byteorder");
    if (!(call.get(0) instanceof Value.Bytes bytes) || call.named().containsKey("signed")) {
      return call.unknown("the bytes are not known");
    }
    byte[] content = bytes.array();
    if (order instanceof Text t && t.value().equals("little")) {
      for (int i = 0; i < content.length / 2; i++) {
        byte swapped = content[i];
        content[i] = content[content.length - 1 - i];
        content[content.length - 1 - i] = swapped;
      }
    } else if (order != null && !order.equals(Value.of("big"))) {
      return call.unknown("the order of the bytes is not known");
    }
    return new Value.Int(new BigInteger(1, content));
  }
}
