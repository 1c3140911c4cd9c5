package dev.kindling.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes file names of paths: readable, valid everywhere, and different for different paths. */
final class FileName {

  private static final int READABLE = 80;
  private static final int DIGEST_BYTES = 4;

  private FileName() {}

  /** The path's letters, digits and dots, with a short digest where that is not the whole of it. */
  static String of(String path) {
    String readable =
        path.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+", "").replaceAll("[-.]+$", "");
    if (readable.equals(path) && path.length() <= READABLE) {
      return path;
    }
    String end = readable.substring(Math.max(0, readable.length() - READABLE));
    return end + "-" + digest(path);
  }

  private static String digest(String path) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
