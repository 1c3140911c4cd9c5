package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

  @Test
  void a_written_plan_is_read_back() {
    assertThat(PlanReader.read(Plans.write(PlanJson.indented()), "plan.json"))
        .isEqualTo(Plans.shop());
    assertThat(PlanReader.read(Plans.write(PlanJson.line()), "plan.json")).isEqualTo(Plans.shop());
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
