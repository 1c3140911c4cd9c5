package dev.kindling.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectorWatchTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong collected = new AtomicLong();
  private final CollectorWatch watch = new CollectorWatch(collected::get, 0);
  private long nanos;

  @Test
  void collecting_without_a_pause_is_hopeless_after_ten_looks() {
    assertThat(looks(Collections.nCopies(9, 990))).doesNotContain(true);
    assertThat(look(990)).isTrue();
  }

  @Test
  void one_second_of_work_in_between_is_hope() {
    assertThat(looks(Collections.nCopies(9, 990))).doesNotContain(true);
    assertThat(look(500)).isFalse();
    assertThat(looks(Collections.nCopies(9, 990))).doesNotContain(true);
    assertThat(look(990)).isTrue();
  }

  @Test
  void much_collecting_that_leaves_time_to_work_is_none_of_its_business() {
    assertThat(looks(Collections.nCopies(1_000, 790))).doesNotContain(true);
  }

  @Test
  void a_share_counts_whatever_time_a_look_took() {
    // A collection of a large heap delays the look itself.
    for (int i = 0; i < 9; i++) {
      nanos += 30 * SECOND;
      collected.addAndGet(29_900);
      assertThat(watch.isHopeless(nanos)).isFalse();
    }
    assertThat(look(990)).isTrue();
  }

  @Test
  void counters_that_no_memory_is_left_to_load_are_looked_at_in_vain() {
    for (Error error :
        List.of(
            new OutOfMemoryError(),
            new NoClassDefFoundError(),
            new ServiceConfigurationError("no memory"))) {
      CollectorWatch blind =
          new CollectorWatch(
              () -> {
                throw error;
              },
              0);

      assertThat(IntStream.range(0, 9).mapToObj(i -> blind.isHopeless(i * SECOND)))
          .doesNotContain(true);
      assertThat(blind.isHopeless(9 * SECOND)).isTrue();
    }
  }

  private List<Boolean> looks(List<Integer> millis) {
    return millis.stream().map(this::look).toList();
  }

  private boolean look(int millis) {
    nanos += SECOND;
    collected.addAndGet(millis);
    return watch.isHopeless(nanos);
  }
}
