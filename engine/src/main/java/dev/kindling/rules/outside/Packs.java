package dev.kindling.rules.outside;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rule files that come with the program and are off unless asked for. */
public final class Packs {

  /** How a pack is named where a file could be: {@code pack:naming}. */
  public static final String PREFIX = "pack:";

  /** The packs, in the order of their names. */
  public static final List<String> NAMES =
      List.of("cost", "in-memory", "naming", "no-absorb", "strict-types");

  private Packs() {}

  /**
   * The pack's rule file.
   *
   * @throws InvalidInput where there is no such pack
   */
  public static RuleFile read(String name) {
    if (!NAMES.contains(name)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "there is no pack `%s`; there are %s.%s"
              .formatted(name, String.join(", ", NAMES), Spelling.hint(name, NAMES)));
    }
    String file = "packs/" + name + "/pack.drl";
    try (InputStream in = Packs.class.getResourceAsStream("/dev/kindling/builtin/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return RuleFile.of("rules/" + file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
