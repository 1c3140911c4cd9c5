package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.configuration.Setting;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkMemoryTest {

  @ParameterizedTest
  @CsvSource({
    "2Gi, 1462m, 586m",
    "1Gi, 640m, 384m",
    "1024Mi, 640m, 384m",
    "1.5Gi, 1097m, 439m",
    "4G, 2724m, 1090m",
    "2147483648, 1462m, 586m"
  })
  void heap_and_overhead_are_the_limit_together(String limit, String heap, String overhead) {
    assertThat(properties(limit))
        .containsEntry("spark.driver.memory", heap)
        .containsEntry("spark.driver.memoryOverhead", overhead)
        .containsEntry("spark.executor.memory", heap)
        .containsEntry("spark.executor.memoryOverhead", overhead);
  }

  @Test
  void sparks_own_sizes_are_left_alone() {
    assertThat(properties("2g"))
        .containsExactly(
            Map.entry("spark.driver.memory", "2g"), Map.entry("spark.executor.memory", "2g"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"512Mi", "much", "-1Gi", "0", "1Xi", "99999999999999999999999Gi"})
  void what_spark_cannot_start_with_is_refused(String limit) {
    assertThatThrownBy(() -> properties(limit))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`limits.memory`");
  }

  private static Map<String, String> properties(String limit) {
    return SparkMemory.properties(new Setting<>("limits.memory", limit, Origin.UNKNOWN));
  }
}
