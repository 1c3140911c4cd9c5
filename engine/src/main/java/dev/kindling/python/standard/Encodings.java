package dev.kindling.python.standard;

import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The modules {@code base64} and {@code binascii}. */
final class Encodings {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Encodings() {}

  static @Nullable Value member(String module, String name) {
    String full = module + "." + name;
    return switch (full) {
      case "base64.b64encode", "base64.standard_b64encode" ->
          Given.function(full, given -> encoded(given, Base64.getEncoder()));
      case "base64.urlsafe_b64encode" ->
          Given.function(full, given -> encoded(given, Base64.getUrlEncoder()));
      case "base64.b64decode", "base64.standard_b64decode" ->
          Given.function(full, given -> decoded(given, Base64.getDecoder()));
      case "base64.urlsafe_b64decode" ->
          Given.function(full, given -> decoded(given, Base64.getUrlDecoder()));
      case "base64.b16encode" ->
          Given.function(
              full,
              given ->
                  given.value(0, "s") instanceof Value.Bytes b
                      ? new Value.Bytes(HexFormat.of().withUpperCase().formatHex(b.array()))
                      : null);
      case "base64.b32encode" -> Given.function(full, Encodings::base32);
      case "binascii.hexlify" ->
          Given.function(
              full,
              given ->
                  given.value(0, "data") instanceof Value.Bytes b && given.size() == 1
                      ? new Value.Bytes(HexFormat.of().formatHex(b.array()))
                      : null);
      default -> null;
    };
  }

  private static @Nullable Value encoded(Given given, Base64.Encoder encoder) {
    return given.value(0, "s") instanceof Value.Bytes b && given.size() == 1
        ? Value.Bytes.of(encoder.encode(b.array()))
        : null;
  }

  private static @Nullable Value decoded(Given given, Base64.Decoder decoder) {
    Value value = given.value(0, "s");
    byte[] written =
        value instanceof Value.Bytes b
            ? b.array()
            : value instanceof Text t ? t.value().getBytes(StandardCharsets.US_ASCII) : null;
    // Python passes over characters that are no part of the alphabet, Java refuses them.
    if (written == null || written.length % 4 != 0 || given.size() != 1) {
      return null;
    }
    try {
      return Value.Bytes.of(decoder.decode(written));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Value base32(Given given) {
    if (!(given.value(0, "s") instanceof Value.Bytes b)) {
      return null;
    }
    StringBuilder bits = new StringBuilder();
    for (byte one : b.array()) {
      String digits = Integer.toBinaryString(one & 0xff);
      bits.append("0".repeat(8 - digits.length())).append(digits);
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 5) {
      String part = bits.substring(i, Math.min(bits.length(), i + 5));
      result.append(BASE_32.charAt(Integer.parseInt(part + "0".repeat(5 - part.length()), 2)));
    }
    result.append("=".repeat((8 - result.length() % 8) % 8));
    return new Value.Bytes(result.toString().toUpperCase(Locale.ROOT));
  }
}
