package dev.kindling.python.standard;

import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The module {@code hashlib}, of what is known. */
final class Hashes {

  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "md5",
          "MD5",
          "sha1",
          "SHA-1",
          "sha224",
          "SHA-224",
          "sha256",
          "SHA-256",
          "sha384",
          "SHA-384",
          "sha512",
          "SHA-512",
          "sha3_256",
          "SHA3-256",
          "sha3_512",
          "SHA3-512");

  private Hashes() {}

  static @Nullable Value member(String name) {
    String full = "hashlib." + name;
    if (ALGORITHMS.containsKey(name)) {
      return Given.function(full, given -> made(name, given, 0));
    }
    return name.equals("new")
        ? Given.function(
            full,
            given -> {
              String wanted = given.text(0, "name");
              return wanted == null ? null : made(wanted.toLowerCase(Locale.ROOT), given, 1);
            })
        : null;
  }

  private static @Nullable Value made(String name, Given given, int at) {
    Value content = given.call().get(at, "string");
    if (!ALGORITHMS.containsKey(name)) {
      return null;
    }
    return content == null
        ? new HashValue(name, new Container.ListValue(List.of()))
        : content instanceof Value.Bytes
            ? new HashValue(name, new Container.ListValue(List.of(content)))
            : null;
  }

  /** The digest of bytes. */
  static byte[] digest(String name, byte[] content) {
    try {
      return MessageDigest.getInstance(ALGORITHMS.getOrDefault(name, name)).digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it: " + name, e);
    }
  }

  /** A hash with what was put in so far, piece by piece. */
  private record HashValue(String name, Container.ListValue content) implements NativeValue {

    @Override
    public String typeName() {
      return "hashlib.HASH";
    }

    @Override
    public List<Value> holds() {
      return List.of(content);
    }

    private byte[] digest() {
      StringBuilder all = new StringBuilder();
      content.items().forEach(part -> all.append(((Bytes) part).content()));
      return Hashes.digest(name, new Bytes(all.toString()).array());
    }

    private boolean known() {
      return content.spoiled() == null
          && content.items().stream().allMatch(Bytes.class::isInstance);
    }

    @Override
    public @Nullable Value attribute(String wanted) {
      return switch (wanted) {
        case "hexdigest" ->
            Given.function(
                "hash.hexdigest",
                given -> known() ? Value.of(HexFormat.of().formatHex(digest())) : null);
        case "digest" ->
            Given.function("hash.digest", given -> known() ? Bytes.of(digest()) : null);
        case "name" -> Value.of(name);
        case "digest_size" -> Value.of(Hashes.digest(name, new byte[0]).length);
        case "block_size" ->
            name.startsWith("sha3")
                ? null
                : Value.of(name.equals("sha384") || name.equals("sha512") ? 128 : 64);
        case "update" -> NativeFunction.function("hash.update", this::update);
        case "copy" ->
            NativeFunction.function(
                "hash.copy",
                call ->
                    content.spoiled() != null
                        ? content.spoiled()
                        : new HashValue(name, new Container.ListValue(content.items())));
        default -> null;
      };
    }

    private Value update(Arguments call) {
      Value more = call.get(0);
      if (more instanceof Bytes || more instanceof Unknown) {
        content.items().add(more);
        return Singleton.NONE;
      }
      throw PythonError.of("TypeError", "a hash takes bytes", call.site());
    }
  }
}
