package dev.kindling.rules.outside;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a rule file and the name that messages give it.
 *
 * @param name as the user wrote it, with forward slashes
 * @param lines without their ends; every position counts in them
 * @param trusted whether the user lifted the check for this file by naming it
 */
public record RuleFile(String name, List<String> lines, boolean trusted) {

  static final int MAX_BYTES = 256 * 1024;

  public RuleFile {
    lines = List.copyOf(lines);
  }

  /** A file whose rules are checked before they take part. */
  public static RuleFile of(String name, String text) {
    return new RuleFile(name, withoutMark(text).lines().toList(), false);
  }

  /**
   * Reads a rule file from disk.
   *
   * @throws InvalidInput where there is no such file, or it is no text of a reasonable size
   */
  public static RuleFile read(Path path) {
    return read(path, path.toString().replace('\\', '/'));
  }

  /**
   * Reads a rule file from disk.
   *
   * @param name what messages call the file
   * @throws InvalidInput where there is no such file, or it is no text of a reasonable size
   */
  public static RuleFile read(Path path, String name) {
    Origin origin = new Origin(name, 0, "");
    if (Files.isDirectory(path)) {
      throw new InvalidInput(origin, "this is a folder; name the rule file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A project may name its rules: a pipe would make the reader wait for ever.
      throw new InvalidInput(origin, "this is a pipe or a device; name a rule file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new InvalidInput(origin, "there is no such rule file");
    } catch (IOException e) {
      throw new InvalidInput(origin, "the rule file cannot be read; check its permissions");
    }
    if (bytes.length > MAX_BYTES) {
      throw new InvalidInput(
          origin, "the rule file is larger than " + MAX_BYTES / 1024 + " KiB; split it");
    }
    try {
      return of(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInput(origin, "the rule file is not UTF-8 text; save it as UTF-8");
    }
  }

  /** The same file with the check lifted: all of DRL, and so all of Java, is allowed in it. */
  public RuleFile trust() {
    return new RuleFile(name, lines, true);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  Origin origin(int line) {
    boolean inside = line >= 1 && line <= lines.size();
    return new Origin(name, line, inside ? lines.get(line - 1).strip() : "");
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
