package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is no wider than the terminal, and says the same. */
class TablesFitTest {

  private static final Path SHOP = Run.fixture("shop");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 120, 160})
  void lines_of_a_table_are_no_wider_than_the_terminal(int width) {
    List<String> table = table(on(width, "plan", SHOP));

    assertThat(table).allMatch(line -> line.codePointCount(0, line.length()) <= width);
    assertThat(table).noneMatch(line -> line.endsWith(" "));
    assertThat(words(table)).contains("sandwich:", "set_discounts", "sum_by_month");
  }

  @Test
  void the_words_of_a_cell_go_on_below() {
    assertThat(words(table(on(160, "plan", SHOP))))
        .containsSequence("catalog-type:", "input")
        .filteredOn("pyspark.sql.dataframe.DataFrame"::equals)
        .isNotEmpty();
  }

  @Test
  void wide_leaves_the_table_as_it_is() {
    String plain = Run.of("plan", SHOP).out();

    assertThat(on(60, "plan", SHOP, "--wide", "--color", "never")).isEqualTo(plain);
    assertThat(on(60, "plan", SHOP, "--color", "never")).isNotEqualTo(plain);
    assertThat(on(0, "plan", SHOP, "--color", "never")).isEqualTo(plain);
  }

  @Test
  void what_goes_to_a_file_has_no_terminal() throws Exception {
    Path file = folder.resolve("plan.txt");

    on(60, "plan", SHOP, "-o", file);

    assertThat(file).hasContent(Run.of("plan", SHOP).out());
  }

  private static List<String> table(String out) {
    return out.lines()
        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
        .dropWhile(line -> !line.startsWith("TASK"))
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> words(List<String> lines) {
    return lines.stream().flatMap(line -> Stream.of(line.strip().split(" +"))).toList();
  }

  private static String on(int width, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, stream, Map.of(), true, false, width);
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    assertThat(new Program(terminal).run(words)).isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }
}
