package dev.kindling.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void finds_the_name_with_a_letter_missing_swapped_or_wrong() {
    List<String> known = List.of("snapshot", "plan", "compile", "init");

    assertThat(Spelling.nearest("pln", known)).contains("plan");
    assertThat(Spelling.nearest("comiple", known)).contains("compile");
    assertThat(Spelling.nearest("Snapshop", known)).contains("snapshot");
  }

  @Test
  void takes_dashes_for_underscores() {
    assertThat(Spelling.nearest("clean-orders", List.of("join", "clean_orders")))
        .contains("clean_orders");
  }

  @Test
  void stays_silent_where_nothing_is_near() {
    assertThat(Spelling.nearest("deploy", List.of("plan", "why"))).isEmpty();
    assertThat(Spelling.hint("deploy", List.of("plan", "why"))).isEmpty();
  }

  @Test
  void of_equally_near_names_the_first_is_taken() {
    assertThat(Spelling.nearest("node_3", List.of("node_1", "node_2"))).contains("node_1");
  }

  @Test
  void long_names_cost_no_more_than_their_beginning() {
    String name = "n".repeat(1_000_000);

    assertThat(Spelling.nearest(name, List.of(name + "x"))).isPresent();
  }
}
