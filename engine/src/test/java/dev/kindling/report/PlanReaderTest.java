package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

  @Test
  void a_written_plan_is_read_back() {
    assertThat(PlanReader.read(Plans.write(PlanJson.indented()), "plan.json"))
        .isEqualTo(Plans.shop());
    assertThat(PlanReader.read(Plans.write(PlanJson.line()), "plan.json")).isEqualTo(Plans.shop());
  }

  @Test
  void links_are_written_where_there_are_any_and_read_back() throws IOException {
    Plan plan = Plans.shop();
    Derivation because = plan.nodes().get(0).because().get(0);
    Plan linked =
        new Plan(
            plan.project(),
            plan.pipeline(),
            plan.env(),
            plan.tasks(),
            plan.nodes(),
            List.of(new Link("clean_orders", "join", because)),
            plan.findings());
    StringWriter out = new StringWriter();
    PlanJson.line().write(linked, out);

    assertThat(PlanReader.read(out.toString(), "plan.json")).isEqualTo(linked);
    assertThat(Plans.write(PlanJson.line())).doesNotContain("\"links\"");
    assertThatThrownBy(
            () ->
                PlanReader.read(
                    out.toString().replace("\"clean_orders\",\"join\"],\"crit", "\"join\"],\"crit"),
                    "plan.json"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("does not name two `nodes`");
  }

  @Test
  void a_plan_is_told_from_other_json() {
    assertThat(PlanReader.accepts(Plans.write(PlanJson.line()))).isTrue();
    assertThat(PlanReader.accepts("{\"metadata\": {}, \"pipelines\": []}")).isFalse();
    assertThat(PlanReader.accepts("metadata:\n  a: b\n")).isFalse();
  }

  @Test
  void a_syntax_error_is_placed() {
    assertThatThrownBy(() -> PlanReader.read("{\n  \"schema\": oops", "plan.json"))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.origin().toString()).isEqualTo("plan.json:2"))
        .hasMessageContaining("not JSON");
  }

  @Test
  void what_is_missing_is_named() {
    String cut = Plans.write(PlanJson.line()).replaceFirst("\"task\":", "\"tusk\":");
    assertThatThrownBy(() -> PlanReader.read(cut, "plan.json"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`task` is missing");
    assertThatThrownBy(() -> PlanReader.read("{\"schema\": \"kindling/plan/9\"}", "plan.json"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`schema` is not");
  }
}
