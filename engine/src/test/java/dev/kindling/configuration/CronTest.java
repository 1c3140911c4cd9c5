package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules, as croniter and Airflow take them. */
class CronTest {

  @Test
  void two_thousand_random_schedules_are_taken_and_refused_as_croniter_does() throws IOException {
    List<String> lines;
    try (InputStream in = CronTest.class.getResourceAsStream("cron-expressions.txt")) {
      lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }
    assertThat(lines).hasSize(2000);
    for (String line : lines) {
      int space = line.indexOf(' ');
      assertThat(Cron.mistake(line.substring(space + 1)).isEmpty())
          .as(line)
          .isEqualTo(line.substring(0, space).equals("yes"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@daily",
        "@quarterly",
        "@once",
        "@continuous",
        "@midnight",
        "0 5 * * *",
        " 0  5 * * * ",
        "0 0 * JAN-MAR fri",
        "0 0 L * *",
        "0 0 * * fri#2",
        "* * * * * */10",
        "0 5 * * * 30 2030"
      })
  void what_airflow_takes(String cron) {
    assertThat(Cron.mistake(cron)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 * * * * | has `60` for the minute, which is 0 to 59",
        "0 5 * * | has 4 fields",
        "@reboot | is no name that Airflow knows",
        "0 24 * * * | has `24` for the hour, which is 0 to 23",
        "*/0 * * * * | has `*/0` for the minute",
        "every day at five o'clock | has `every` for the minute",
      })
  void anything_else_is_refused_with_its_line(String cron, String message) {
    assertThatThrownBy(
            () ->
                AirflowSettingsReader.parse(
                    "run_config:\n  cron_expression: \"" + cron + "\"\n", "a.yaml", null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`run_config.cron_expression` " + message)
        .satisfies(e -> assertThat(((InvalidInput) e).origin().line()).isEqualTo(2));
  }
}
