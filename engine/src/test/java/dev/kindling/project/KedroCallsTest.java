package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which calls a version of Kedro takes, and what it makes of them. {@code KedroCallsOnKedroTest}
 * asks Kedro itself for the same tables.
 */
class KedroCallsTest {

  private static final List<String> VERSIONS =
      List.of("0.15.9", "0.16.6", "0.17.7", "0.18.14", "0.19.15", "1.7.0");

  @TempDir Path root;
  private KedroFolder project;

  @BeforeEach
  void folder() {
    project = new KedroFolder(root);
  }

  /** The last column says which of the versions take the call, one character each. */
  @ParameterizedTest
  @CsvFileSource(resources = "kedro-calls.txt", delimiter = '|')
  void a_call_is_taken_by_the_versions_that_take_it(String call, String taken) {
    StringBuilder found = new StringBuilder();
    for (String version : VERSIONS) {
      project
          .version(version)
          .registry(
              "made = "
                  + call
                  + "\nresult = Pipeline([made] if not isinstance(made, Pipeline) else [made])\n");
      found.append(accepts() ? 'y' : '.');
    }
    assertThat(found.toString()).isEqualTo(taken.strip());
  }

  /** {@code pipeline} is a module up to 0.15. */
  @ParameterizedTest
  @CsvFileSource(resources = "kedro-mappings.txt", delimiter = '|')
  void a_mapping_is_taken_by_the_versions_that_take_it(String call, String taken) {
    StringBuilder found = new StringBuilder();
    for (String version : VERSIONS.subList(1, VERSIONS.size())) {
      project
          .version(version)
          .registry("p = Pipeline([node(f, ['a', 'params:x'], 'b', name='n')])\nresult = " + call);
      found.append(accepts() ? 'y' : '.');
    }
    assertThat(found.toString()).isEqualTo(taken.strip());
  }

  private boolean accepts() {
    try {
      assertThat(project.read().unread()).isEmpty();
      return true;
    } catch (InvalidInput refused) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class N(Node):\n    @property\n    def name(self): return 'other'\nresult = Pipeline([N(g, 'a', 'b', name='n')])",
        "class N(Node):\n    @property\n    def tags(self): return {'t'}\nresult = Pipeline([N(g, 'a', 'b', name='n')])",
        "class P(Pipeline):\n    @property\n    def nodes(self): return []\nresult = P([node(g, 'a', 'b', name='n')])",
        "n = node(g, 'a', 'b', name='n')\nn._name = 'other'\nresult = Pipeline([n])",
        "Node.name = property(lambda self: 'other')\nresult = Pipeline([node(g, 'a', 'b', name='n')])",
        "names = ['a']\nexec('names.append(\"b\")')\nresult = Pipeline([node(g, n, n + 'o', name=n) for n in names])",
        "names = ['a']\ndef f(x=eval('names.append(\"b\")', {'names': names})): pass\n"
            + "result = Pipeline([node(g, n, n + 'o', name=n) for n in names])",
      })
  void what_changes_nodes_behind_the_model_is_named(String code) {
    project.version("1.7.0").registry(code + "\n");
    assertThat(project.read().unread()).isNotEmpty();
  }

  @Test
  void an_object_that_cannot_be_called_is_no_function() {
    project.version("1.7.0").registry("class O: pass\nresult = Pipeline([node(O(), 'a', 'b')])\n");
    assertThatThrownBy(() -> project.read())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the first argument of a node is a function");
  }

  @Test
  void a_module_of_kedro_that_is_patched_is_the_patched_one() {
    project
        .version("1.7.0")
        .registry(
            """
            import kedro.pipeline as kp
            old = kp.node
            kp.node = lambda *a, **k: old(*a, **{**k, "name": "patched"})
            from kedro.pipeline import node as made
            result = Pipeline([made(g, "a", "b", name="n")])
            """);
    assertThat(project.shown()).containsExactly("patched: [a] -> [b]");
  }

  @Test
  void the_code_may_catch_what_kedro_raises_as_pythons_own() {
    project.registry(
        """
        try:
            result = Pipeline([node(g, "a", "b"), node(g, "a", "b")])
        except ValueError:
            result = Pipeline([node(g, "a", "c", name="once")])
        """);
    assertThat(project.shown()).containsExactly("once: [a] -> [c]");
  }

  @Test
  void all_parameters_stay_what_they_are_from_0_18_on() {
    project.registry(
        """
        p = Pipeline([node(f, ["a", "parameters"], "b", name="n")])
        result = pipeline(p, namespace="x", inputs={"a": "a"}, parameters={"parameters": "params:q"})
        """);
    assertThat(project.version("0.17.7").shown()).containsExactly("x.n: [a, params:q] -> [x.b]");
    assertThat(project.version("1.5.0").shown()).containsExactly("x.n: [a, parameters] -> [x.b]");
  }

  @Test
  void up_to_0_16_inputs_by_name_are_sorted() {
    project
        .file("src/shop/nodes.py", "def f(first, *, zeta, alpha):\n    return first\n\n\ng = f\n")
        .registry(
            """
            result = Pipeline([node(f, {"zeta": "z", "first": "q", "alpha": "b"}, "o", name="n")])
            """);
    assertThat(project.version("0.16.6").shown()).containsExactly("n: [q, b, z] -> [o]");
    assertThat(project.version("0.17.7").shown()).containsExactly("n: [q, z, b] -> [o]");
  }

  @Test
  void the_name_of_a_pipeline_is_a_tag_up_to_0_15() {
    project.version("0.15.9").registry("result = Pipeline([node(g, 'a', 'b')], name='de')");
    assertThat(project.nodes().get(0).tags()).extracting(t -> t.name()).containsExactly("de");
  }

  @Test
  void of_two_nodes_that_are_the_same_that_of_the_smaller_pipeline_is_shared() {
    project.registry(
        """
        small = Pipeline([node(g, "a", "b", name="n", tags="small")])
        large = Pipeline([node(g, "a", "b", name="n", tags="large"), node(g, "b", "c", name="m")])
        result = {"__default__": large & small, "other": small & large}
        """);
    assertThat(project.read().pipelines())
        .extracting(p -> p.nodes().get(0).tags().get(0).name())
        .containsExactly("small", "small");
  }

  @Test
  void code_of_too_many_steps_is_named_by_the_line_that_used_them_up() {
    project.registry(
        """
        n = 0
        while n < 49999:
            for i in range(1000):
                n = n + 0
        result = Pipeline([])
        """);
    assertThat(project.read().unread())
        .singleElement()
        .satisfies(
            u -> {
              assertThat(u.reason()).contains("more steps than are followed");
              assertThat(u.origin().line()).isIn(8, 9, 10);
            });
  }
}
