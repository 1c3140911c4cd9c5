package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

  @Test
  void every_value_knows_its_line() {
    YamlMapping root = mapping("a:\n  type: spark.SparkDataset\n  load_args:\n    - x\n");
    YamlMapping entry = (YamlMapping) root.get("a");

    assertThat(entry.get("type").origin())
        .isEqualTo(new Origin("f.yml", 2, "type: spark.SparkDataset"));
    assertThat(((YamlSequence) entry.get("load_args")).items().get(0).origin().line()).isEqualTo(4);
    assertThat(root.entries().get("a").key().line()).isEqualTo(1);
  }

  @Test
  void merge_keys_are_laid_flat_and_keep_the_anchors_place() {
    YamlMapping root =
        mapping(
            """
            _csv: &csv {type: pandas.CSVDataset, sep: ','}
            _other: &other
              sep: ';'
              layer: raw
            x:
              sep: '|'
              <<: [*csv, *other]
            y:
              <<: [*other, *csv]
            """);

    YamlMapping x = (YamlMapping) root.get("x");
    assertThat(x.text("sep")).isEqualTo("|");
    assertThat(x.text("layer")).isEqualTo("raw");
    assertThat(x.get("type").origin().line()).isEqualTo(1);
    assertThat(((YamlMapping) root.get("y")).text("sep")).isEqualTo(";");
  }

  @Test
  void of_two_merge_lines_the_last_wins_and_in_a_list_the_first() {
    YamlMapping root =
        mapping(
            """
            a: &a {type: A, n: 1}
            b: &b {type: B}
            lines:
              <<: *a
              <<: *b
            list: {<<: [*a, *b]}
            """);

    assertThat(((YamlMapping) root.get("lines")).text("type")).isEqualTo("B");
    assertThat(((YamlMapping) root.get("list")).text("type")).isEqualTo("A");
  }

  @Test
  void what_depends_on_pyyamls_version_is_not_answered() {
    String text = "a: &a {type: A, n: 1}\nb: &b {type: B, n: 1}\nc: {<<: [*a, *b]}\n";
    YamlMapping c =
        (YamlMapping) ((YamlMapping) YamlFile.parse(text, "f.yml", YamlFlavour.PYYAML)).get("c");

    assertThat(c.get("type")).isInstanceOf(YamlUnread.class);
    assertThat(((YamlScalar) c.get("n")).text()).isEqualTo("1");
  }

  @Test
  void a_mapping_with_a_key_of_two_others_is_not_merged_again() {
    String text = "a: &a {x: 1}\nb: &b {x: 2}\nc: &c {<<: [*a, *b]}\nd: {<<: *c}\n";

    assertThatThrownBy(() -> mapping(text))
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.origin().line()).isEqualTo(3))
        .hasMessageStartingWith("the mapping takes `x` from two others by `<<`");
    assertThat(YamlFile.parse(text, "f.yml", YamlFlavour.PYYAML_5)).isNotNull();
  }

  @Test
  void keys_are_equal_where_python_says_so() {
    YamlMapping root = mapping("{1: a, 1.0: b, true: c, x: d}");

    assertThat(root.keys()).containsExactly("1", "x");
    assertThat(root.text("1")).isEqualTo("c");
    assertThat(mapping("{1: a, '1': b}").get("1")).isInstanceOf(YamlUnread.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":\t"s3:\\/\\/b", "c":\t[1,\t2]} | s3://b
          a:\tb | b
          a: "b"\t# c\td | b
          a: {\tb: 1} | {b=1}
          """)
  void tabs_stand_where_libyaml_takes_them(String text, String value) {
    String content = text.replace("\\t", "\t");
    YamlValue a = mapping(content).get("a");

    assertThat(a instanceof YamlScalar scalar ? scalar.text() : "{b=1}").isEqualTo(value);
    assertThatThrownBy(() -> YamlFile.parse(content, "f.yml", YamlFlavour.OMEGACONF_2_3))
        .isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @CsvSource({
    "yes, True",
    "Off, False",
    "0o7, 0o7",
    "017, 15",
    "0x1F, 31",
    "1_000, 1000",
    "1:30, 90",
    "1e3, 1000.0",
    "1., 1.0",
    ".5, 0.5",
    "2020-01-01, 2020-01-01",
    "~, None",
    "1.5e+20, 1.5e+20",
    "y, y",
    "-0b11, -3",
    "0.00001, 1e-05",
    ".inf, inf",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void plain_scalars_mean_what_omegaconf_reads(String written, String python) {
    YamlScalar scalar = (YamlScalar) mapping("k: " + written).get("k");

    assertThat(PythonText.of(scalar.value())).isEqualTo(python);
    assertThat(scalar.text()).isEqualTo(written);
  }

  @Test
  void quotes_and_tags_decide_before_the_look_of_a_scalar() {
    YamlMapping root = mapping("a: '1'\nb: !!str 1\nc: !!int '7'\nd: |\n  1\n");

    assertThat(root.text("a")).isEqualTo("1");
    assertThat(root.text("b")).isEqualTo("1");
    assertThat(((YamlScalar) root.get("c")).value()).isEqualTo(BigInteger.valueOf(7));
    assertThat(root.text("d")).isEqualTo("1\n");
  }

  @Test
  void pyyaml_takes_the_last_of_two_equal_keys() {
    YamlMapping root = (YamlMapping) YamlFile.parse("a: 1\na: 1e3\n", "f.yml", YamlFlavour.PYYAML);

    assertThat(root.text("a")).isEqualTo("1e3");
  }

  @Test
  void an_empty_file_is_an_empty_mapping() {
    assertThat(mapping("").entries()).isEmpty();
    assertThat(mapping("# nothing\n").entries()).isEmpty();
  }

  @Test
  void a_comma_list_of_aliases_does_not_explode() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      laughs.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
    }

    assertThatThrownBy(() -> mapping(laughs.toString()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the aliases unfold to more than 2,000,000 values; write less of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1\\na: 2           | f.yml:2 | the key `a` is written twice in one mapping, first in line 1; remove one of them
          a: &a\\n  - *a        | f.yml:1 | the value holds itself through an alias; break the loop
          a: !include x.yml    | f.yml:1 | the tag `!include` is unknown to Kedro; write the value out
          a:\\n\\tb: 1           | f.yml:2 | a tab indents the line, which YAML does not allow; use spaces
          a: *b                | f.yml:1 | the alias names an anchor that is not defined above it; define it or mend the name
          a: b: c              | f.yml:1 | the file is no valid YAML: a second `:` stands where a value is expected; quote the value or mend the indentation
          a: [                 | f.yml:1 | the file is no valid YAML here; check the indentation, the quotes and the brackets of this line and the one above
          a: 1\\n---\\nb: 2      | f.yml:2 | the file holds a second document; Kedro reads files of one document only
          a: {<<: 1}           | f.yml:1 | `<<` takes a mapping or a list of mappings, not a number
          ? [a]\\n: 1           | f.yml:1 | a key should be a text, not a mapping or a list
          a: !!int x           | f.yml:1 | `x` is no number; mend it or remove its tag
          """)
  void what_is_wrong_is_said_with_its_line(String text, String place, String message) {
    String content = text.replace("\\n", "\n").replace("\\t", "\t");

    assertThatThrownBy(() -> mapping(content))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.origin().toString()).isEqualTo(place))
        .hasMessage(message);
  }

  @Test
  void deep_nesting_is_refused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("deep.yml");
    Files.writeString(file, "[".repeat(5000));

    assertThatThrownBy(
            () -> YamlFile.read(file, "deep.yml", YamlFlavour.OMEGACONF, new FileCache()))
        .hasMessageContaining("nests deeper");
  }

  @Test
  void other_encodings_are_refused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("latin.yml");
    Files.write(file, "a: é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(
            () -> YamlFile.read(file, "latin.yml", YamlFlavour.OMEGACONF, new FileCache()))
        .hasMessage("the file is not encoded in UTF-8; save it as UTF-8");
  }

  private static YamlMapping mapping(String text) {
    return (YamlMapping) YamlFile.parse(text, "f.yml", YamlFlavour.OMEGACONF);
  }
}
