package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read of a random program is what Python makes of it, whatever the reader cannot know: see
 * {@link Consistency}. {@code -Dkindling.differential.programs=N} and {@code
 * -Dkindling.differential.seed=N} try others, {@code -Dkindling.differential.from=N} begins with
 * another one than the first, {@code -Dkindling.differential.program=N} tries one of them again.
 * Findings are below {@code target/differential}, where {@code counts.txt} and {@code found.txt}
 * tell how far it is.
 */
@Tag("long")
class DifferentialTest {

  private static final int PROGRAMS = Integer.getInteger("kindling.differential.programs", 1500);
  private static final int FROM = Integer.getInteger("kindling.differential.from", 0);
  private static final long SEED = Long.getLong("kindling.differential.seed", 1);
  private static final String PYTHON =
      System.getProperty("kindling.differential.python", "python3");

  @TempDir private Path folder;

  @Test
  void what_is_read_agrees_with_every_run() throws IOException {
    Long only = Long.getLong("kindling.differential.program");
    if (only != null) {
      alone(only);
      return;
    }
    Path place =
        Path.of("target", "differential", "seed-" + SEED + (FROM == 0 ? "" : "-from-" + FROM));
    Files.createDirectories(place);
    Campaign campaign = new Campaign(folder, PYTHON, SEED);
    campaign.telling(now -> tell(now, place)).run(FROM, PROGRAMS);
    List<Campaign.Finding> different = campaign.findings(kind -> !DifferentialTest.isMere(kind));
    List<Campaign.Finding> unread = campaign.findings(DifferentialTest::isMere);
    tell(campaign, place);
    Files.write(place.resolve("raised.txt"), campaign.raised());
    Files.writeString(place.resolve("unread.txt"), Campaign.kinds(unread));
    Path file = place.resolve("differences.txt");
    Files.writeString(file, Campaign.kinds(different));
    String differences = campaign.report(different, small -> append(file, small));
    assertThat(different).as("seed %d, %s%n%s", SEED, campaign.counts(), differences).isEmpty();
    campaign.expectMostToBeRead();
  }

  private static void tell(Campaign campaign, Path place) {
    try {
      Files.writeString(place.resolve("counts.txt"), campaign.counts() + "\n");
      Files.writeString(
          place.resolve("found.txt"), Campaign.kinds(campaign.findings(kind -> !isMere(kind))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether no node is lost: more could have been read, or Python raises where nothing says so, or
   * a node that was read has a twin in the part that is named as unread, which Kedro keeps.
   */
  static boolean isMere(String kind) {
    return kind.startsWith("unread")
        || kind.startsWith("claimed")
        || kind.equals("tags of a part")
        || kind.equals("function of a part");
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void alone(long program) {
    Program made = RandomProgram.of(Grammar.load(), program);
    try (Trial trial = new Trial(folder, PYTHON, false, Campaign.CHOICES)) {
      String kind = Campaign.kind(trial.of(made));
      String small =
          kind.isEmpty()
              ? ""
              : new Campaign(folder, PYTHON, SEED)
                  .small(trial, new Campaign.Finding(program, kind));
      assertThat(kind).as("%s%n%s", small, made.shown()).isEmpty();
    }
  }
}
