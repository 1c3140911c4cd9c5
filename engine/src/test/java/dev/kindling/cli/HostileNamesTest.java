package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.report.PlanFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/**
 * Names of every character that steers a terminal, turns text round, shows nothing or is half a
 * character, through every format: none is written as it is, and those who read a format have it.
 */
class HostileNamesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of Unicode's control and format characters, separators, and halves. */
  private static final String CHARACTERS =
      IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
          .filter(HostileNamesTest::steers)
          .filter(point -> !isHalf(point))
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .append("x\ud800x\udc00x")
          .append("<b>&\"'`|]]>--%{$}</script>\\")
          .toString();

  private static final String FIRST = "first" + CHARACTERS;

  @TempDir private Path folder;
  private Path snapshot;

  @BeforeEach
  void writeASnapshot() throws IOException {
    Map<String, Object> first =
        Map.of(
            "name", FIRST,
            "func_name", "f" + CHARACTERS,
            "tags", List.of("kedro-airflow-k8s:group:pyspark", "t" + CHARACTERS),
            "inputs", List.of("in" + CHARACTERS),
            "outputs", List.of("between" + CHARACTERS));
    Map<String, Object> second =
        Map.of("name", "g", "inputs", List.of("between" + CHARACTERS), "outputs", List.of("o"));
    Map<String, Object> type = Map.of("type", "x.Y" + CHARACTERS);
    Map<String, Object> project =
        Map.of(
            "metadata", Map.of("project_name", "P" + CHARACTERS),
            "pipelines", List.of(Map.of("name", "__default__", "nodes", List.of(first, second))),
            "datasets",
                // A field's name takes no half of a character: Jackson refuses it.
                Map.of("d" + CHARACTERS.replace("\ud800", "").replace("\udc00", ""), type));
    snapshot =
        Files.writeString(
            folder.resolve("names.json"),
            JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(project));
  }

  @ParameterizedTest
  @EnumSource
  void no_format_of_a_plan_has_one_as_it_is(PlanFormat format) {
    plain(Run.of("plan", snapshot, "--format", format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void no_format_of_an_answer_has_one_as_it_is(String format) {
    plain(Run.of("why", snapshot, "g", "--format", format));
    plain(Run.of("why", snapshot, FIRST, "--format", format));
    plain(Run.of("why", snapshot, FIRST, "--check", "--format", format));
    plain(Run.of("advise", snapshot, "--format", format));
    plain(Run.of("diff", snapshot, snapshot, "--format", format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown"})
  void no_format_of_a_change_has_one_as_it_is(String format) throws IOException {
    plain(Run.of("whatif", snapshot, "--drop-rule", "tag", "--format", format));
    plain(Run.of("whatif", snapshot, "--free", FIRST, "--format", format));
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(snapshot).replace("group:pyspark", "group:other"));
    plain(Run.of("diff", snapshot, other, "--format", format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "jsonl"})
  void no_format_of_a_batch_has_one_as_it_is(String format) {
    plain(Run.of("batch", snapshot, "--format", format));
  }

  /** Whoever reads a text line by line takes each for the program's word. */
  @Test
  void no_name_begins_a_line_of_its_own() throws IOException {
    String text = Files.readString(snapshot);
    for (String end : List.of("\\n", "\\r", "\\u2028", "\\u0085", "\\u000b")) {
      Files.writeString(snapshot, text.replace("x\\uD800x\\uDC00x", end + "forged" + end));
      for (Run run :
          List.of(
              Run.of("plan", snapshot),
              Run.of("plan", snapshot, "--color", "always"),
              Run.of("why", snapshot, "g"),
              Run.of("whatif", snapshot, "--drop-rule", "tag"))) {
        String all = run.out() + run.err();
        assertThat(all).as(all).contains("forged");
        assertThat(all.split("\\R|[\\u0085\\u2028\\u000b]"))
            .noneMatch(line -> line.startsWith("forged"));
      }
    }
  }

  @Test
  void who_reads_json_and_yaml_has_the_names() throws IOException {
    JsonNode json = JSON.readTree(Run.of("plan", snapshot, "--format", "json").out());
    JsonNode line = JSON.readTree(Run.of("plan", snapshot, "--format", "jsonl").out());

    assertThat(json.findValuesAsText("name")).contains(FIRST);
    assertThat(line).isEqualTo(json);
    // YAML has no halves of characters.
    String text = Files.readString(snapshot);
    Files.writeString(snapshot, text.replaceAll("x\\\\u[Dd][8-9A-Fa-f]00", ""));
    JsonNode whole = JSON.readTree(Run.of("plan", snapshot, "--format", "json").out());
    JsonNode yaml = new YAMLMapper().readTree(Run.of("plan", snapshot, "--format", "yaml").out());
    assertThat(yaml).isEqualTo(whole).isNotEqualTo(json);
    String sarif = Run.of("plan", snapshot, "--format", "sarif").out();
    assertThat(JSON.readTree(sarif).path("version").asText()).isEqualTo("2.1.0");
  }

  @Test
  void who_reads_junit_has_what_xml_can_hold() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(Run.of("plan", snapshot, "--format", "junit").out())));

    var cases = document.getElementsByTagName("testcase");
    assertThat(
            IntStream.range(0, cases.getLength())
                .mapToObj(i -> cases.item(i).getAttributes().getNamedItem("name").getNodeValue()))
        .contains(junit(FIRST));
  }

  @Test
  void a_snapshot_of_it_is_read_as_the_same() throws IOException {
    Path first = folder.resolve("first.json");
    assertThat(Run.of("snapshot", snapshot, "-o", first).code()).isEqualTo(ExitCode.DONE);

    Path second = folder.resolve("second.json");
    assertThat(Run.of("snapshot", first, "-o", second).code()).isEqualTo(ExitCode.DONE);
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(JSON.readTree(first.toFile()).findValuesAsText("name")).contains(FIRST);
  }

  /** XML 1.0 has no way to write most control characters, and takes a line feed for a space. */
  @Test
  void a_picture_is_well_formed() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(Run.of("plan", snapshot, "--format", "svg").out())));

    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(4);
  }

  private static String junit(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .map(p -> p == '\n' ? ' ' : p)
        .map(p -> p < 0x20 && "\t\n\r".indexOf(p) < 0 || isHalf(p) || p == 0xfffe ? 0xfffd : p)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static void plain(Run run) {
    assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.OBJECTION);
    String all = run.out() + run.err();
    assertThat(all.codePoints().filter(point -> point != '\n').filter(HostileNamesTest::steers))
        .as(all)
        .isEmpty();
  }

  private static boolean steers(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || isHalf(point);
  }

  private static boolean isHalf(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }
}
