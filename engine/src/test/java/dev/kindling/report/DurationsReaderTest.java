package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void an_event_log_of_spark_tells_the_time_of_each_application() {
    String log =
        """
        {"Event":"SparkListenerLogStart","Spark Version":"4.0.1"}
        {"Event":"SparkListenerApplicationStart","App Name":"a","App ID":"x-1","Timestamp":1700000000000,"User":"u"}
        {"Event":"SparkListenerJobStart","Job ID":0,"Submission Time":1700000001000,"Stage Infos":[]}
        {"Event":"SparkListenerApplicationEnd","Timestamp":1700000012500}
        {"Event":"SparkListenerLogStart","Spark Version":"4.0.1"}
        {"Event":"SparkListenerApplicationStart","App Name":"a","App ID":"x-2","Timestamp":1700000100000,"User":"u"}
        {"Event":"SparkListenerApplicationEnd","Timestamp":1700000107500}
        """;
    assertThat(DurationsReader.read(log, "f")).containsEntry("a", 10.0).hasSize(1);
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
          {"Event":"SparkListenerApplicationStart","App Name":"a","Timestamp":1} | `a` has no end
          {"Event":"SparkListenerApplicationStart","App Na | breaks off
          [{"node":"a","seconds":"x"}] | no number of seconds
          [{"node":"a","seconds":-1}]  | no number of seconds
          """)
  void what_is_wrong_is_said(String text, String message) {
    assertThatThrownBy(() -> DurationsReader.read(text, "f"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_file_of_a_spreadsheet_may_begin_with_its_mark(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("d.csv");
    Files.writeString(file, "\uFEFFnode,seconds\na,2\n");
    assertThat(DurationsReader.of(file, "d.csv")).containsEntry("a", 2.0);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> DurationsReader.of(file, "d.csv")).hasMessageContaining("no UTF-8");
    assertThatThrownBy(() -> DurationsReader.of(folder, "d")).hasMessageContaining("is a folder");
  }

  @Test
  void an_event_log_without_beginning_or_time_and_a_field_twice_are_refused() {
    String end = "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":5}\n";
    String start =
        "{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"a\",\"Timestamp\":\"x\"}\n";
    for (String log : List.of(end, start + end)) {
      assertThatThrownBy(() -> DurationsReader.read(log, "f")).hasMessageContaining("take a whole");
    }
    assertThatThrownBy(
            () -> DurationsReader.read("[{\"node\":\"a\",\"node\":\"b\",\"seconds\":3}]", "f"))
        .hasMessageContaining("names a field twice");
  }
}
