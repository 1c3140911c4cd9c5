package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.Unread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmegaConfigLoaderTest {

  @TempDir private Path root;

  @Test
  void files_are_found_by_kedros_patterns() {
    YamlMapping catalog =
        folder()
            .file("base/catalog.yml", "a: {type: A}")
            .file("base/catalog_more.yaml", "b: {type: B}")
            .file("base/deep/er/catalog_x.json", "{\"c\": {\"type\": \"C\"}}")
            .file("base/catalog/any/name.yml", "d: {type: D}")
            .file("base/foo/catalog/name.yml", "not: {type: N}")
            .file("base/.hidden/catalog.yml", "not: {type: N}")
            .file("base/catalog.txt", "not: {type: N}")
            .file("base/my_catalog.yml", "not: {type: N}")
            .load("catalog")
            .values();

    assertThat(catalog.keys()).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void the_run_environment_replaces_whole_entries() {
    ConfigFolder folder =
        folder()
            .file("base/catalog.yml", "a: {type: A, filepath: x}")
            .file("local/catalog.yml", "a: {type: B}");

    YamlMapping entry = (YamlMapping) folder.load("catalog").values().get("a");
    assertThat(entry.text("type")).isEqualTo("B");
    assertThat(entry.get("filepath")).isNull();
    assertThat(entry.get("type").origin())
        .isEqualTo(new Origin("conf/local/catalog.yml", 1, "a: {type: B}"));
  }

  /** The bounds are where omegaconf 2.4.0 has them. */
  @Test
  void more_nodes_than_omegaconf_takes_are_told() {
    String alias = "*x, ".repeat(98);
    assertThat(nodes("a: [" + "1, ".repeat(9_996) + "1]")).isEmpty();
    assertThat(nodes("a: [" + "1, ".repeat(9_997) + "1]"))
        .containsExactly(
            "the file holds 10,001 keys, values and mappings, and omegaconf takes 10,000 from 2.4 on");
    assertThat(nodes("x: &x [" + "1, ".repeat(18) + "1]\ny: [" + alias + "*x]")).isEmpty();
    assertThat(
            nodes(
                "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n"
                    + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]"))
        .containsExactly(
            "the file's aliases make 5,810 nodes of 19, and omegaconf takes a hundred times as many from 2.4 on");
  }

  private List<String> nodes(String yaml) {
    return folder().file("base/catalog.yml", yaml).load("catalog").refusals().stream()
        .map(Refusal::reason)
        .toList();
  }

  @Test
  void a_soft_merge_keeps_what_the_environment_does_not_say() {
    YamlMapping catalog =
        folder()
            .soft("catalog")
            .file("base/catalog.yml", "a: {type: A, filepath: x}")
            .file("local/catalog.yml", "a: {type: B}")
            .load("catalog")
            .values();

    assertThat(((YamlMapping) catalog.get("a")).text("filepath")).isEqualTo("x");
  }

  @Test
  void templates_serve_the_files_of_their_own_environment_only() {
    ConfigFolder folder =
        folder()
            .file("base/catalog.yml", "_t: {type: T}\na: ${_t}")
            .file("base/catalog_2.yml", "b: {type: '${_t.type}'}")
            .file("local/catalog.yml", "c: {type: '${_t.type}'}");

    YamlMapping catalog = folder.load("catalog").values();
    assertThat(catalog.keys()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(((YamlMapping) catalog.get("b")).text("type")).isEqualTo("T");
    assertThat(((YamlMapping) catalog.get("c")).get("type")).isInstanceOf(YamlUnread.class);
  }

  @Test
  void globals_of_both_environments_fill_the_catalog() {
    YamlMapping catalog =
        folder()
            .file("base/globals.yml", "kind: K\nroot: r")
            .file("local/globals.yml", "root: ${runtime_params:x}")
            .file("base/catalog.yml", "a: {type: '${globals:kind}', filepath: '${globals:root}/f'}")
            .load("catalog")
            .values();

    YamlMapping entry = (YamlMapping) catalog.get("a");
    assertThat(entry.text("type")).isEqualTo("K");
    assertThat(((YamlUnread) entry.get("filepath")).reason()).contains("not allowed in globals");
  }

  @Test
  void runtime_parameters_fill_the_catalog_and_overlay_the_parameters() {
    ConfigFolder folder =
        folder()
            .params("run: {k: 7}\nstep: 2")
            .file("base/parameters.yml", "step: 1\ntwice: ${step}")
            .file("base/catalog.yml", "a: {type: 'x${runtime_params:run.k}'}");

    assertThat(((YamlMapping) folder.load("catalog").values().get("a")).text("type"))
        .isEqualTo("x7");
    assertThat(((YamlScalar) folder.load("parameters").values().get("twice")).text())
        .isEqualTo("2");
  }

  @Test
  void two_files_with_one_key_are_reported() {
    Configuration catalog =
        folder()
            .file("base/catalog.yml", "a: {type: A}")
            .file("base/catalog_2.yml", "_x: 1\na: {type: B}")
            .load("catalog");

    assertThat(catalog.unread())
        .containsExactly(
            new Unread(
                "the key `a`",
                "two files of one environment set it, first conf/base/catalog.yml:1, which Kedro refuses; keep one of them",
                new Origin("conf/base/catalog_2.yml", 2, "a: {type: B}")));
  }

  @Test
  void what_two_files_set_differently_below_a_template_is_not_known() {
    YamlMapping catalog =
        folder()
            .file("base/catalog.yml", "_t: {type: A, same: 1}\na: {type: '${_t.type}'}")
            .file("base/catalog_2.yml", "_t: {type: B, same: 1}\nb: {type: 'X${_t.same}'}")
            .load("catalog")
            .values();

    assertThat(((YamlUnread) ((YamlMapping) catalog.get("a")).get("type")).reason())
        .contains("changes with every run of Python");
    assertThat(((YamlMapping) catalog.get("b")).text("type")).isEqualTo("X1");
  }

  @Test
  void keys_that_are_no_texts_are_named() {
    Configuration catalog =
        folder().file("base/catalog.yml", "on: {type: A}\n2: {type: B}\nc: {2: x}").load("catalog");

    assertThat(catalog.values().keys()).containsExactly("c");
    assertThat(catalog.unread())
        .extracting(Unread::what)
        .containsExactly("the key `on`", "the key `2`");
  }

  @Test
  void parameters_may_share_mappings_but_no_leaf() {
    Configuration parameters =
        folder()
            .file("base/parameters.yml", "m: {a: 1}")
            .file("base/parameters_2.yml", "m: {b: 1, a: 2}")
            .load("parameters");

    assertThat(parameters.unread()).extracting(Unread::what).containsExactly("the key `m.a`");
  }

  @Test
  void an_environment_may_be_the_source_itself() {
    YamlMapping catalog =
        folder().envs("", "").file("catalog.yml", "a: {type: A}").load("catalog").values();

    assertThat(catalog.keys()).containsExactly("a");
  }

  @Test
  void own_patterns_replace_kedros() {
    YamlMapping catalog =
        folder()
            .pattern("catalog", "data/*.yml")
            .file("base/data/x.yml", "a: {type: A}")
            .file("base/catalog.yml", "b: {type: B}")
            .load("catalog")
            .values();

    assertThat(catalog.keys()).containsExactly("a");
  }

  @Test
  void a_missing_environment_is_no_error() {
    assertThat(folder().load("catalog").values().entries()).isEmpty();
  }

  @Test
  void a_link_out_of_the_project_is_refused(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("secret.yml"), "a: 1");
    ConfigFolder folder = folder().file("base/x.txt", "");
    Files.createSymbolicLink(
        root.resolve("conf/base/catalog.yml"), elsewhere.resolve("secret.yml"));

    assertThatThrownBy(() -> folder.load("catalog"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("the file is a link out of the project; copy it into the project");
  }

  private ConfigFolder folder() {
    return new ConfigFolder(root);
  }
}
