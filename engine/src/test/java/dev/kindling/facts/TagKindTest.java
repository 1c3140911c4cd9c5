package dev.kindling.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagKindTest {

  @Test
  void both_spellings_mean_the_same_and_nothing_between_them_does() {
    assertThat(TagKind.SPARK.is("kedro-airflow-k8s:group:pyspark")).isTrue();
    assertThat(TagKind.SPARK.is("kedro-airflow-k8s.group.pyspark")).isTrue();
    assertThat(TagKind.SPARK.is("kedro-airflow-k8s.group:pyspark")).isFalse();
    assertThat(TagKind.PIN.is("kedro-airflow-k8s.group.default")).isTrue();
    assertThat(TagKind.PIN.is("kedro-airflow-k8s.group.pyspark")).isFalse();
    assertThat(TagKind.RESOURCES.entry("resources:big")).contains("big");
    assertThat(TagKind.RESOURCES.entry("resources.big.er")).contains("big.er");
    assertThat(TagKind.RESOURCES.entry("resources-big")).isEmpty();
    assertThat(TagKind.TEMPLATE.entry("k8s_template.gpu")).contains("gpu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.19.0", "0.19.15", "1.0.0", "1.5.0", "1.0.0rc1", "2.0"})
  void dots_are_for_every_kedro_that_takes_no_colon(String version) {
    assertThat(TagKind.SPARK.spelled(version)).isEqualTo("kedro-airflow-k8s.group.pyspark");
    assertThat(TagKind.RESOURCES.spelled(version)).isEqualTo("resources.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.17.7", "0.18.14", "", "unknown"})
  void colons_are_for_the_others(String version) {
    assertThat(TagKind.PIN.spelled(version)).isEqualTo("kedro-airflow-k8s:group:default");
    assertThat(TagKind.TEMPLATE.spelled(version)).isEqualTo("k8s_template:");
  }
}
