package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of {@code KedroCallsTest} say what Kedro itself says. */
@Tag("kedro")
class KedroCallsOnKedroTest {

  private static final Path TABLES =
      Path.of("src/test/resources/dev/kindling/project").toAbsolutePath();

  /** The column is that of the calls; mappings, which came with 0.16, have one fewer. */
  @ParameterizedTest
  @CsvSource({
    "0.17.7, '3.8,3.7', 2",
    "0.18.14, '3.11,3.10,3.9,3.8', 3",
    "0.19.15, '3.11,3.12,3.13,3.10,3.9', 4",
    "1.5.0, '3.11,3.12,3.13,3.10', 5"
  })
  void kedro_takes_the_calls_that_are_taken(String version, String pythons, int column)
      throws IOException {
    Python kedro = KedroReadingTest.kedro(version, List.of(pythons.split(",")));
    for (String kind : List.of("calls", "mappings")) {
      Path table = TABLES.resolve("kedro-" + kind + ".txt");
      int at = kind.equals("calls") ? column : column - 1;
      Python.Outcome outcome =
          kedro.run(
              TABLES, Map.of(), TABLES.resolve("kedro-calls.py").toString(), "" + table, kind);
      List<String> calls = Files.readAllLines(table);
      String wanted =
          calls.stream()
              .map(line -> line.substring(line.indexOf('|') + 1).strip())
              .map(taken -> taken.substring(at, at + 1))
              .collect(Collectors.joining());
      assertThat(outcome.output().strip().lines().reduce((a, b) -> b))
          .as("%s of Kedro %s: %s", kind, version, outcome.output())
          .hasValue(wanted);
    }
  }
}
