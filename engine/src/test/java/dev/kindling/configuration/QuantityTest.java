package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "500m,0.5",
    "1,1",
    "0.1,0.1",
    "1.,1",
    ".5,0.5",
    "+2,2",
    "2Gi,2147483648",
    "1k,1000",
    "1e3,1000",
    "12E,12000000000000000000",
    "1E-2,0.01",
    "1n,0.000000001"
  })
  void an_amount_is_read_as_kubernetes_reads_it(String text, String amount) {
    assertThat(Quantity.parse(text).orElseThrow()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "500mi", "2GB", "1 Gi", "{{ var.value.cpu }}", "-"})
  void anything_else_is_none(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cpu,2,500m", "memory,2Gi,2G", "memory,1025Mi,1Gi"})
  void a_request_above_its_limit_is_refused_with_its_line(
      String name, String request, String limit) {
    assertThatThrownBy(() -> read(name, request, limit))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "`run_config.resources.big.requests." + name + "` requests " + request)
        .satisfies(e -> assertThat(((InvalidInput) e).origin().line()).isEqualTo(4));
  }

  @ParameterizedTest
  @CsvSource({"cpu,500m,0.5", "memory,1Gi,1024Mi", "cpu,{{ x }},1", "cpu,2,{{ x }}"})
  void others_are_left_to_kubernetes(String name, String request, String limit) {
    assertThatCode(() -> read(name, request, limit)).doesNotThrowAnyException();
  }

  @Test
  void a_limit_alone_is_in_order() {
    assertThatCode(
            () ->
                AirflowSettingsReader.parse(
                    "run_config: {resources: {big: {limits: {cpu: 500m}}}}", "a.yaml", null))
        .doesNotThrowAnyException();
  }

  private static void read(String name, String request, String limit) {
    AirflowSettingsReader.parse(
        """
        run_config:
          resources:
            big:
              requests: {%s: "%s"}
              limits: {%s: "%s"}
        """
            .formatted(name, request, name, limit),
        "airflow-k8s.yaml",
        null);
  }
}
