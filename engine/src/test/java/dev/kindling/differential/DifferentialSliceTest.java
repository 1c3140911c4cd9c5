package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of {@link DifferentialTest} that runs in every build: the same programs each time. */
class DifferentialSliceTest {

  private static final int PROGRAMS = 600;
  private static final long SEED = 101;

  @TempDir private Path folder;

  @Test
  void what_is_read_agrees_with_every_run() {
    Campaign campaign = new Campaign(folder, "python3", SEED);
    campaign.run(PROGRAMS);
    List<Campaign.Finding> different = campaign.findings(kind -> !DifferentialTest.isMere(kind));
    assertThat(different).as("-Dkindling.differential.seed=%d", SEED).isEmpty();
    campaign.expectMostToBeRead();
  }
}
