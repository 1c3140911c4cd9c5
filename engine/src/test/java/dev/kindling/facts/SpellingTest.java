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

  @Test
  void finds_names_by_a_part_of_them() {
    List<String> nodes = List.of("science.split_data_node", "train_model", "split_data_node");

    assertThat(Spelling.hint("split_data", nodes))
        .isEqualTo(" Did you mean split_data_node or science.split_data_node?");
    assertThat(Spelling.hint("train", nodes)).isEqualTo(" Did you mean train_model?");
    assertThat(Spelling.hint("data_node", nodes)).contains("split_data_node");
  }

  @Test
  void forgives_a_slip_in_a_part() {
    assertThat(Spelling.hint("splt_data", List.of("science.split_data_node", "train_model")))
        .isEqualTo(" Did you mean science.split_data_node?");
    assertThat(Spelling.hint("de", List.of("decide_all_of_it"))).isEmpty();
  }
}
