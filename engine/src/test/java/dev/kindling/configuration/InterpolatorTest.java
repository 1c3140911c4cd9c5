package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterpolatorTest {

  private static final String BASE =
      """
      s: text
      n: 3
      f: 1.50
      t: true
      z: null
      m: {a: 1, b: "${n}", c: {d: "${..a}", e: "${.d}"}}
      l: [x, "${s}", {k: v}]
      w: s
      """;

  private static final String GLOBALS = "g: {x: gx, n: 3}\nnone: null\n";

  static Stream<String> expressions() throws IOException {
    try (InputStream lines = InterpolatorTest.class.getResourceAsStream("interpolations.txt")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void an_expression_means_what_omegaconf_makes_of_it(String line) {
    int arrow = line.indexOf(" => ");
    String expression = line.substring(0, arrow);
    YamlScalar written = YamlScalar.of(expression, new Origin("f.yml", 99, expression));
    YamlMapping base = yaml(BASE);
    YamlMapping root =
        Merging.replace(
            base,
            new YamlMapping(Map.of("x", new Entry(written.origin(), written)), base.origin()));

    YamlValue value =
        new Interpolator(root, new Resolvers(yaml(GLOBALS), yaml(""), null, Map.of()))
            .resolve()
            .get("x");

    assertThat(json(value)).isEqualTo(line.substring(arrow + 4));
  }

  @Test
  void a_loop_loses_its_values_and_nothing_else() {
    YamlMapping resolved =
        resolve("a: ${b}\nb: ${a}\nc: {x: '${d}', z: '${d}'}\nd: {y: '${c}', w: '${c}'}\ne: 1\n");

    assertThat(resolved.get("a")).isInstanceOf(YamlUnread.class);
    assertThat(resolved.get("c")).isNotNull();
    assertThat(resolved.get("e")).isInstanceOf(YamlScalar.class);
  }

  @Test
  void what_grows_without_end_is_lost() {
    StringBuilder text = new StringBuilder("a0: xxxxxxxxxx\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: ${a%d}${a%d}${a%d}\n".formatted(i, i - 1, i - 1, i - 1));
    }

    assertThat(resolve(text.toString()).get("a39")).isInstanceOf(YamlUnread.class);
  }

  @Test
  void a_lost_value_says_why_and_where() {
    YamlMapping entry = (YamlMapping) resolve("x:\n  type: ${_missing}\n  path: ok\n").get("x");

    assertThat(entry.get("type"))
        .isEqualTo(
            new YamlUnread(
                "`${_missing}` refers to a key that is not set in the files of this environment;"
                    + " set it there",
                new Origin("f.yml", 2, "type: ${_missing}")));
    assertThat(entry.text("path")).isEqualTo("ok");
  }

  @Test
  void environment_variables_are_read_where_they_are_allowed() {
    YamlMapping root = yaml("a: ${oc.env:HOME}\nb: ${oc.env:NONE,7}\nc: ${oc.env:NONE}\n");
    YamlMapping resolved =
        new Interpolator(root, new Resolvers(null, null, Map.of("HOME", "/h"), Map.of())).resolve();

    assertThat(json(resolved.get("a"))).isEqualTo("\"/h\"");
    assertThat(json(resolved.get("b"))).isEqualTo("\"7\"");
    assertThat(json(resolved.get("c"))).isEqualTo("LOST");
  }

  private static YamlMapping resolve(String text) {
    return new Interpolator(yaml(text), new Resolvers(null, null, null, Map.of())).resolve();
  }

  private static YamlMapping yaml(String text) {
    return (YamlMapping) YamlFile.parse(text, "f.yml", YamlFlavour.OMEGACONF);
  }

  private static String json(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return mapping.entries().entrySet().stream()
          .map(e -> '"' + e.getKey() + "\": " + json(e.getValue().value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof YamlSequence sequence) {
      List<String> items = sequence.items().stream().map(InterpolatorTest::json).toList();
      return '[' + String.join(", ", items) + ']';
    }
    if (value instanceof YamlUnread) {
      return "LOST";
    }
    Object plain = ((YamlScalar) value).value();
    if (plain instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (plain instanceof Double number && !Double.isFinite(number)) {
      return number.toString();
    }
    return plain == null
        ? "null"
        : plain instanceof Boolean ? plain.toString() : PythonText.of(plain);
  }
}
