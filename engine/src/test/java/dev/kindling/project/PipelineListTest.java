package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Node;
import dev.kindling.project.folder.Registry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The list of nodes that a pipeline gives: a new one each time up to Kedro 0.19.14, later the one
 * that it keeps, which a runner takes its nodes from.
 */
class PipelineListTest {

  private static final String MADE =
      """
      p = Pipeline([node(f, 'a', 'b', name='n1', tags='red'), node(f, 'b', 'c', name='n2')])
      n3 = node(f, 'c', 'd', name='n3')
      """;

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "0.15.9, p.nodes.append(n3), true",
    "0.18.14, p.nodes.append(n3), true",
    "0.19.14, p.nodes.append(n3), true",
    "0.19.15, p.nodes.append(n3), false",
    "1.7.0, p.nodes.append(n3), false",
    "1.7.0, p.nodes.clear(), false",
    "1.7.0, p.nodes += [n3], false",
    "1.7.0, p._nodes.append(n3), false",
    "0.18.14, p._nodes.append(n3), false",
    "1.7.0, len(p.nodes), true",
    "1.7.0, list(p.nodes).append(n3), true",
    "1.7.0, 'p.nodes.append(n3); p.nodes.pop()', true",
    "0.18.14, 'p.nodes.append(n3); p = p + Pipeline([])', true",
    "1.7.0, 'p.nodes.append(n3); p = Pipeline([p])', false",
    "1.7.0, 'p.nodes.append(n3); p = pipeline(p, tags=\"t\")', false",
    "1.7.0, 'p.nodes.append(n3); p = p.only_nodes(\"n1\")', false",
  })
  void changing_the_list_is_named_where_it_changes_the_pipeline(
      String version, String code, boolean whole) {
    Registry read =
        new KedroFolder(root).version(version).registry(MADE + code + "\nresult = p").read();

    assertThat(read.unread().isEmpty()).isEqualTo(whole);
  }

  /** Of a part that is read there are no more nodes than Kedro has. */
  @ParameterizedTest
  @CsvSource({
    "p.nodes.clear(), ''",
    "p.nodes.pop(), n1",
    "'p.nodes.remove(p.nodes[0])', n2",
    "p.nodes.append(n3), 'n1,n2'",
  })
  void what_is_no_longer_in_the_list_is_not_read(String code, String names) {
    Registry read =
        new KedroFolder(root)
            .version("1.7.0")
            .registry(MADE + code + "\nresult = pipeline(p)")
            .read();

    assertThat(read.unread()).hasSize(1);
    assertThat(read.pipelines().get(0).nodes())
        .extracting(Node::name)
        .containsExactlyElementsOf(names.isEmpty() ? List.of() : List.of(names.split(",")));
  }

  @Test
  void the_list_of_one_way_is_not_that_of_the_other() {
    Registry read =
        new KedroFolder(root)
            .version("1.7.0")
            .registry(
                "from library import flag\n"
                    + MADE
                    + "if flag():\n    p.nodes.append(n3)\nelse:\n    q = p.nodes\nresult = p")
            .read();

    assertThat(read.unread()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'x', 'y', 'z'}", "p.all_outputs()", "p.datasets() - {'a'}"})
  void nodes_that_are_made_of_a_set_are_known_in_whatever_order(String set) {
    KedroFolder project =
        new KedroFolder(root)
            .version("1.7.0")
            .registry(
                MADE
                    + "made = {node(g, s, s + '2', name=s, tags={s, 'red'}) for s in "
                    + set
                    + "}\nresult = pipeline(made, inputs={s: s + '1' for s in "
                    + "sorted(Pipeline(made).inputs())}, tags={'t', 'u'})");

    assertThat(project.nodes()).hasSizeBetween(2, 3).extracting(Node::name).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "'node(f, list({\"x\", \"y\"}), \"o\", name=\"m\")', an input",
    "'node(f, \"x\", [*{\"o\", \"q\"}], name=\"m\")', an output",
    "'node(f, \"x\", \"o\", name=\"_\".join({\"m\", \"k\"}))', the name",
  })
  void what_the_order_of_a_set_decides_is_named(String made, String what) {
    Registry read =
        new KedroFolder(root).version("1.7.0").registry("result = Pipeline([" + made + "])").read();

    assertThat(read.unread()).hasSize(1);
    assertThat(read.unread().get(0).reason()).contains("order of a set").contains(what);
  }

  /** Kedro takes them for one, and keeps the first. */
  @Test
  void a_node_whose_tags_are_not_known_is_not_taken_for_one_of_its_twins() {
    Registry read =
        new KedroFolder(root)
            .version("1.7.0")
            .registry(
                "from library import flag\n"
                    + MADE
                    + "if flag():\n    p = Pipeline([n.tag('late') for n in p.nodes])\nresult = p")
            .read();

    assertThat(read.unread()).isNotEmpty();
  }
}
