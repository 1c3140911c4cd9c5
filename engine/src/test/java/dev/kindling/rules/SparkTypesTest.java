package dev.kindling.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.detection.Sketch;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.plan.Plan;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of types beside {@code type-hint}. */
class SparkTypesTest {

  private static final List<SparkTypes.Group> TABLE = BuiltInRules.sparkTypes();

  @Test
  void each_type_stands_once_and_has_a_reason() {
    assertThat(TABLE.stream().flatMap(group -> group.names().stream()))
        .hasSizeGreaterThan(200)
        .doesNotHaveDuplicates();
    assertThat(TABLE).extracting(SparkTypes.Group::because).allMatch(reason -> !reason.isBlank());
    assertThat(TABLE.get(0).names().get(0)).isEqualTo("pyspark.sql.dataframe.DataFrame");
  }

  @Test
  void a_type_marks_as_the_table_says() {
    Sketch sketch = new Sketch();
    for (SparkTypes.Group group : TABLE) {
      for (String name : group.names()) {
        String dataset = dataset(group, name);
        sketch.node(dataset + "_node: " + dataset + " -> " + dataset + "_out");
        sketch.hint(dataset, name);
      }
    }
    Plan plan =
        Planner.plan(
            sketch.project(), Pipeline.DEFAULT, RuleBase.builtIn(), PlanOptions.defaults());
    assertThat(plan.nodes())
        .hasSizeGreaterThan(200)
        .allMatch(
            verdict -> verdict.node().startsWith("yes_") == (verdict.type() == NodeType.PYSPARK));
  }

  private static String dataset(SparkTypes.Group group, String name) {
    return (group.marks() ? "yes_" : "no_") + name.replace('.', '_').toLowerCase(Locale.ROOT);
  }

  @Test
  void the_page_shows_the_table() {
    String page =
        BuiltInRules.pages().stream()
            .filter(p -> p.code().equals("type-hint"))
            .findFirst()
            .orElseThrow()
            .text();
    for (SparkTypes.Group group : TABLE) {
      group
          .modules()
          .forEach(
              (module, types) ->
                  assertThat(page)
                      .contains(
                          "| `"
                              + module
                              + "`: "
                              + String.join(", ", types)
                              + (group.marks() ? " | yes | " : " | no | ")
                              + group.because()));
    }
  }
}
