package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedPipelinesTest {

  @Test
  void a_named_pipeline_is_loaded_from_all_that_it_was_planned_from() {
    assertThat(named("1.1.1", "daily", node("a", "x", "y"), node("b", "y", "z")))
        .isEqualTo("--pipeline=daily");
    for (String kedro : List.of("1.2.0", "1.5.0", "1.7.0")) {
      assertThat(named(kedro, "daily", node("a", "x", "y"), node("b", "y", "z")))
          .isEqualTo("--pipelines=daily,__default__");
      assertThat(named(kedro, "__default__", node("a", "x", "y"), node("b", "y", "z")))
          .isEqualTo("--pipelines=__default__");
    }
    assertThat(named("", "daily", node("a", "x", "y"), node("b", "y", "z")))
        .isEqualTo("--pipeline=daily");
  }

  @Test
  void pipelines_that_kedro_cannot_add_are_not_asked_for_together() {
    for (Node other : List.of(node("a", "x", "other"), node("b", "x", "y"), node("b", "y", "x"))) {
      assertThat(named("1.5.0", "daily", node("a", "x", "y"), other))
          .as(other.toString())
          .isEqualTo("--pipelines=daily");
      assertThat(asked("1.5.0", "daily", node("a", "x", "y"), other).finding())
          .map(Finding::code)
          .contains("narrowed-pipeline");
      assertThat(asked("1.4.0", "daily", node("a", "x", "y"), other).finding()).isEmpty();
    }
  }

  private static String named(String kedro, String pipeline, Node own, Node other) {
    return asked(kedro, pipeline, own, other).argument();
  }

  /** The pipeline has the one node, and {@code __default__} both. */
  private static AskedPipelines asked(String kedro, String pipeline, Node own, Node other) {
    List<Node> all = own.name().equals(other.name()) ? List.of(other) : List.of(own, other);
    return new AskedPipelines(
        new Project(
            "Shop",
            "shop",
            kedro,
            "local",
            List.of(new Pipeline("__default__", all), new Pipeline("daily", List.of(own))),
            Map.of(),
            List.of(),
            List.of()),
        pipeline);
  }

  private static Node node(String name, String input, String output) {
    Origin origin = new Origin("src/shop/pipeline.py", 1, "");
    return new Node(
        name,
        "f",
        null,
        List.of(),
        List.of(new Input(name, input, origin)),
        List.of(new Output(name, output, origin)),
        List.of(),
        List.of(),
        origin);
  }
}
