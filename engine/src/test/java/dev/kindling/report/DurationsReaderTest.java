package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsReaderTest {

  @Test
  void csv_has_a_heading_and_quotes_where_needed() {
    assertThat(DurationsReader.read("x,duration,node\n1,2.5,\"a, \"\"b\"\"\"\n\n2,4,c\n", "f"))
        .containsEntry("a, \"b\"", 2.5)
        .containsEntry("c", 4.0)
        .hasSize(2);
  }

  @Test
  void json_is_an_array_or_has_one_in_it_as_airflows_answers_do() {
    String answer =
        """
        {"task_instances": [
          {"task_id": "a", "duration": 2.0, "state": "success"},
          {"task_id": "a", "duration": 4.0, "state": "success"},
          {"task_id": "b", "duration": null, "state": "running"}], "total_entries": 3}
        """;
    assertThat(DurationsReader.read(answer, "f")).containsEntry("a", 3.0).hasSize(1);
    assertThat(DurationsReader.read("[{\"node\": \"a\", \"seconds\": 1}]", "f"))
        .containsEntry("a", 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nodes;seconds                | names no columns
          {"a": 1}                     | there is no array
          [{"node": "a"}]              | lacks a name or seconds
          [                            | this is not one JSON
          [{"node":"a","seconds":1}] []  | this is not one JSON
          {"Event":"SparkListenerLogStart","Spark Version":"4.0.1"} | event log of Spark
          [{"node":"a","seconds":"x"}] | no number of seconds
          [{"node":"a","seconds":-1}]  | no number of seconds
          """)
  void what_is_wrong_is_said(String text, String message) {
    assertThatThrownBy(() -> DurationsReader.read(text, "f"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(message);
  }
}
