package dev.kindling.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer begins with and what it found once: each has an outcome that is documented. */
class FuzzTargetsTest {

  @ParameterizedTest
  @EnumSource
  void seeds_and_findings_have_documented_outcomes(FuzzTarget target) throws IOException {
    SortedMap<String, byte[]> seeds = target.seeds();

    assertThat(seeds).isNotEmpty();
    seeds.forEach(
        (name, input) ->
            assertThatCode(() -> target.run(input)).as(name).doesNotThrowAnyException());
  }
}
