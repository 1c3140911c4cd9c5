package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Origin;
import dev.kindling.facts.TypeHint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactTextTest {

  /** Java's sets have another order in each run. */
  @Test
  void a_set_is_told_in_the_order_of_its_texts() {
    Set<String> types = Set.of("a", "b", "c", "d", "e", "f", "g", "h");

    List<String> told =
        FactText.of(
            List.of(new TypeHint("node", "x", "data", "…", types, Origin.UNKNOWN)), List.of());

    assertThat(told)
        .singleElement()
        .asString()
        .contains("types: [\"a\", \"b\", \"c\", \"d\", \"e\"");
  }
}
