package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.configuration.ConfigSettings.Kind;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyConfigLoaderTest {

  @TempDir private Path root;

  @Test
  void the_plain_loader_interpolates_nothing() {
    YamlMapping catalog =
        folder(Kind.PLAIN)
            .file("base/catalog.yml", "_t: 1\na: {type: '${x}'}")
            .file("local/catalog.yml", "b: {type: B}")
            .load("catalog")
            .values();

    assertThat(catalog.keys()).containsExactly("a", "b");
    assertThat(((YamlMapping) catalog.get("a")).text("type")).isEqualTo("${x}");
  }

  @Test
  void the_templated_loader_fills_values_and_keys_from_globals() {
    YamlMapping catalog =
        folder(Kind.TEMPLATED)
            .file("base/globals.yml", "kinds: {spark: S}\nn: 3\nname: raw")
            .file("local/globals.yml", "name: cooked")
            .file(
                "base/catalog.yml",
                "${name}: {type: '${kinds.spark}', n: '${n}', p: 'x/${n}/${none|d}'}")
            .load("catalog")
            .values();

    YamlMapping entry = (YamlMapping) catalog.get("cooked");
    assertThat(entry.text("type")).isEqualTo("S");
    assertThat(((YamlScalar) entry.get("n")).text()).isEqualTo("3");
    assertThat(entry.text("n")).isNull();
    assertThat(entry.text("p")).isEqualTo("x/3/d");
  }

  @Test
  void files_come_in_the_order_in_which_python_sorts_paths() {
    YamlMapping catalog =
        folder(Kind.TEMPLATED)
            .file("base/globals.yml", "name: raw")
            .file("base/catalog/deep.yml", "${name}: {type: A}")
            .file("base/catalog.yml", "raw: {type: B}")
            .load("catalog")
            .values();

    assertThat(((YamlMapping) catalog.get("raw")).text("type")).isEqualTo("B");
  }

  @Test
  void a_value_that_no_global_gives_is_lost_alone() {
    YamlMapping catalog =
        folder(Kind.TEMPLATED)
            .file("base/catalog.yml", "a: {type: A, filepath: '${none}/x'}")
            .load("catalog")
            .values();

    assertThat(((YamlMapping) catalog.get("a")).get("filepath")).isInstanceOf(YamlUnread.class);
    assertThat(((YamlMapping) catalog.get("a")).text("type")).isEqualTo("A");
  }

  @Test
  void json_may_be_indented_by_tabs() {
    YamlMapping catalog =
        folder(Kind.PLAIN)
            .file(
                "base/catalog.json",
                "{\n\t\"a\": {\n\t\t\"type\":\t\"A\", \"b\": \"x\\ty\"\n\t}\n}")
            .load("catalog")
            .values();

    assertThat(((YamlMapping) catalog.get("a")).text("type")).isEqualTo("A");
    assertThat(((YamlMapping) catalog.get("a")).text("b")).isEqualTo("x\ty");
  }

  @Test
  void a_jinja_template_is_reported_with_its_line() {
    Configuration catalog =
        folder(Kind.TEMPLATED)
            .file("base/globals.yml", "x: 1")
            .file("base/catalog.yml", "a: {type: A}\n{% for x in y %}\n{{ x }}: 1\n{% endfor %}\n")
            .file("base/catalog_2.yml", "b: {type: B}")
            .load("catalog");

    assertThat(catalog.values().keys()).containsExactly("b");
    assertThat(catalog.unread())
        .extracting(Unread::origin)
        .containsExactly(new Origin("conf/base/catalog.yml", 2, "{% for x in y %}"));
  }

  @Test
  void what_is_no_yaml_and_no_json_is_reported() {
    Configuration catalog =
        folder(Kind.PLAIN)
            .file("base/catalog.yml", "a: {type: A}")
            .file("local/catalog_more.ini", "[a]\ntype = B\n")
            .load("catalog");

    assertThat(catalog.unread())
        .extracting(Unread::what)
        .containsExactly("the file conf/local/catalog_more.ini");
  }

  @Test
  void a_pattern_of_globals_that_no_file_matches_is_reported() {
    Configuration catalog =
        folder(Kind.TEMPLATED).file("base/catalog.yml", "a: {type: A}").load("catalog");

    assertThat(catalog.unread()).extracting(Unread::what).containsExactly("the globals");
  }

  @Test
  void what_kedro_cannot_fill_is_lost() {
    YamlMapping catalog =
        folder(Kind.TEMPLATED)
            .file("base/globals.yml", "kinds: {spark: S}\nn: 3\nname: raw")
            .file(
                "base/catalog.yml",
                "${n}: {type: A}\n${none}: {type: A}\nb: {type: 'x${kinds}', p: '${1x|d}', q: \"${n}\\n\"}")
            .load("catalog")
            .values();

    YamlMapping entry = (YamlMapping) catalog.get("b");
    assertThat(catalog.get("${n}")).isInstanceOf(YamlUnread.class);
    assertThat(catalog.get("${none}")).isInstanceOf(YamlUnread.class);
    assertThat(entry.get("type")).isInstanceOf(YamlUnread.class);
    assertThat(entry.get("p")).isInstanceOf(YamlUnread.class);
    assertThat(((YamlScalar) entry.get("q")).value()).isEqualTo(java.math.BigInteger.valueOf(3));
  }

  private ConfigFolder folder(Kind kind) {
    return new ConfigFolder(root).kind(kind, "*globals.yml");
  }
}
