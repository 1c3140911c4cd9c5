package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every sort of disagreement is one, and what is named as unread is none. */
class ConsistencyTest {

  private static final Run.Noded A = node("a", "in", "out", "red");
  private static final Run.Noded B = node("b", "out", "end", "red");
  private static final Run RAISES = new Run(null, "ValueError");

  private static Run.Noded node(String name, String input, String output, String tag) {
    return new Run.Noded(name, "f", null, List.of(tag), List.of(input), List.of(output));
  }

  private static Run run(Run.Noded... nodes) {
    return new Run(List.of(new Run.Piped("p", List.of(nodes))), null);
  }

  private static Reading whole(Run.Noded... nodes) {
    return new Reading(
        null, List.of(new Run.Piped("p", List.of(nodes))), Set.of(), false, List.of());
  }

  private static Reading part(Run.Noded... nodes) {
    return new Reading(
        null,
        List.of(new Run.Piped("p", List.of(nodes))),
        Set.of("p"),
        false,
        List.of(new Unread("a part of the pipeline `p`", "", Origin.UNKNOWN)));
  }

  private static @Nullable String kind(Reading reading, Run... runs) {
    Consistency.Difference difference = Consistency.check(reading, List.of(runs), false);
    return difference == null ? null : difference.kind();
  }

  @Test
  void the_same_agrees_with_every_run_that_does_not_raise() {
    assertThat(kind(whole(A, B), run(A, B), RAISES, run(A, B))).isNull();
  }

  @Test
  void one_run_that_differs_is_enough() {
    assertThat(kind(whole(A, B), run(A, B), run(A))).isEqualTo("node too many");
    assertThat(kind(whole(A), run(A), run(A, B))).isEqualTo("node too few");
    assertThat(kind(whole(A, B), run(A, B), run(B, A))).isEqualTo("order");
    assertThat(kind(whole(A), run(node("a", "in", "out", "blue")))).isEqualTo("tags");
    assertThat(kind(whole(A), run(node("a", "no", "out", "red")))).isEqualTo("inputs");
    assertThat(kind(whole(A), run(node("a", "in", "no", "red")))).isEqualTo("outputs");
  }

  @Test
  void a_part_may_lack_nodes_but_has_none_too_many_and_none_that_is_other() {
    assertThat(kind(part(A), run(A, B), run(B, A))).isNull();
    assertThat(kind(part(A), run(A), run(B))).isEqualTo("node too many of a part");
    assertThat(kind(part(A), run(node("a", "in", "out", "blue")))).isEqualTo("tags of a part");
  }

  @Test
  void pipelines_are_the_same_in_the_same_order() {
    Run two = new Run(List.of(new Run.Piped("q", List.of()), new Run.Piped("p", List.of())), null);
    assertThat(kind(whole(), two)).isEqualTo("pipelines");
    assertThat(kind(whole(), new Run(List.of(), null))).isEqualTo("pipelines");
  }

  @Test
  void a_refusal_is_wrong_where_a_run_ends_and_a_claim_where_none_does() {
    Reading refusal = new Reading("src/p.py:1: no", List.of(), Set.of(), false, List.of());
    assertThat(kind(refusal, RAISES)).isNull();
    assertThat(kind(refusal, RAISES, run(A))).isEqualTo("refused: … no");
    assertThat(kind(whole(A), RAISES, RAISES)).isEqualTo("claimed though it raises ValueError");
    assertThat(kind(part(A), RAISES)).isNull();
  }
}
