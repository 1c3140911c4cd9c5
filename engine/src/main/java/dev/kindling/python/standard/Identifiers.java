package dev.kindling.python.standard;

import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The module {@code uuid}: identifiers that hang on nothing but what is given. */
final class Identifiers {

  private static final String SPACE = "6ba7b8%s9dad11d180b400c04fd430c8";

  private Identifiers() {}

  static @Nullable Value member(String name) {
    return switch (name) {
      case "NAMESPACE_DNS" -> new UuidValue(SPACE.formatted("10"));
      case "NAMESPACE_URL" -> new UuidValue(SPACE.formatted("11"));
      case "NAMESPACE_OID" -> new UuidValue(SPACE.formatted("12"));
      case "NAMESPACE_X500" -> new UuidValue(SPACE.formatted("14"));
      case "UUID" -> Given.type("uuid.UUID", Identifiers::made);
      case "uuid3" -> Given.function("uuid.uuid3", given -> named(given, 3));
      case "uuid5" -> Given.function("uuid.uuid5", given -> named(given, 5));
      default -> null;
    };
  }

  private static @Nullable Value made(Given given) {
    if (given.size() != 1) {
      return null;
    }
    String text = given.text(0, "hex");
    if (text != null) {
      String hex =
          text.replace("urn:", "").replace("uuid:", "").replaceAll("[{}]", "").replace("-", "");
      return hex.matches("[0-9a-fA-F]{32}") ? new UuidValue(hex.toLowerCase(Locale.ROOT)) : null;
    }
    Value number = given.value(99, "int");
    if (number instanceof Value.Int i && i.value().signum() >= 0 && i.value().bitLength() <= 128) {
      String hex = i.value().toString(16);
      return new UuidValue("0".repeat(32 - hex.length()) + hex);
    }
    return given.value(99, "bytes") instanceof Value.Bytes b && b.content().length() == 16
        ? new UuidValue(HexFormat.of().formatHex(b.array()))
        : null;
  }

  private static @Nullable Value named(Given given, int version) {
    String name = given.text(1, "name");
    if (!(given.value(0, "namespace") instanceof UuidValue space) || name == null) {
      return null;
    }
    byte[] first = HexFormat.of().parseHex(space.hex);
    byte[] second = name.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    byte[] digest = Arrays.copyOf(Hashes.digest(version == 3 ? "md5" : "sha1", all), 16);
    digest[6] = (byte) (digest[6] & 0x0f | version << 4);
    digest[8] = (byte) (digest[8] & 0x3f | 0x80);
    return new UuidValue(HexFormat.of().formatHex(digest));
  }

  /** An identifier by its 32 digits. */
  private record UuidValue(String hex) implements NativeValue {

    @Override
    public String typeName() {
      return "uuid.UUID";
    }

    @Override
    public String text() {
      return hex.replaceAll("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    @Override
    public String repr() {
      return "UUID('" + text() + "')";
    }

    @Override
    public @Nullable String format(String spec) {
      return null;
    }

    @Override
    public @Nullable Integer order(Value other) {
      return other instanceof UuidValue u ? Integer.valueOf(hex.compareTo(u.hex)) : null;
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "hex" -> Value.of(hex);
        case "int" -> new Int(new BigInteger(hex, 16));
        case "bytes" -> Bytes.of(HexFormat.of().parseHex(hex));
        case "urn" -> Value.of("urn:uuid:" + text());
        case "version" ->
            "89ab".indexOf(hex.charAt(16)) >= 0
                ? Value.of(Character.digit(hex.charAt(12), 16))
                : null;
        default -> null;
      };
    }
  }
}
