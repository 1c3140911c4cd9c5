package dev.kindling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that are kept below {@code src/test/golden} and compared to the byte. Run the tests with
 * {@code -Dkindling.golden=write} to rewrite them, then read the difference before committing it.
 */
public final class Golden {

  private static final Path ROOT = Path.of("src/test/golden");

  private Golden() {}

  /** Compares with the golden file of that name, or rewrites it. */
  public static void assertMatches(String name, String actual) {
    Path file = ROOT.resolve(name);
    try {
      if ("write".equals(System.getProperty("kindling.golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("no golden file; write it with -Dkindling.golden=write").isRegularFile();
      assertThat(actual).as("differs from %s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
