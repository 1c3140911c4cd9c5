package dev.kindling.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.detection.Sketch;
import dev.kindling.facts.NodeType;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What why-not names as missing, held against plans under each change there is. */
class WhyNotTest {

  private static final int PIPELINES = Integer.getInteger("kindling.whynot", 60);

  /** Some nodes are marked, some pinned, some wanted in one task. */
  private static Sketch random(Random random, boolean pins, boolean links) {
    Sketch sketch = new Sketch();
    int size = 4 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      String inputs = i == 0 ? "raw" : "d" + random.nextInt(i) + ", d" + random.nextInt(i);
      String tag =
          switch (random.nextInt(6)) {
            case 0, 1 -> " #spark";
            case 2 -> pins ? " #pin" : "";
            case 3 -> links ? " #link:" + random.nextInt(2) : "";
            default -> "";
          };
      sketch.node("n" + i + ": " + inputs + " -> d" + i + tag);
    }
    return sketch;
  }

  private static Verdict under(Change change, String node, Explanation explained) {
    return Planner.plan(
            Changes.apply(List.of(change), explained.project(), explained.pipeline()),
            explained.plan().pipeline(),
            explained.rules(),
            PlanOptions.defaults())
        .nodes()
        .stream()
        .filter(verdict -> verdict.node().equals(node))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isBetween(Verdict verdict) {
    return verdict.because().stream().anyMatch(Grounds::isCycle);
  }

  private static void check(Explanation explained, long seed) {
    for (Verdict verdict : explained.plan().nodes()) {
      if (verdict.type() == NodeType.PYSPARK) {
        continue;
      }
      for (WhyNot miss : explained.misses(verdict.node())) {
        if (miss.cure().isPresent()) {
          assertThat(under(miss.cure().get(), verdict.node(), explained).because())
              .as("seed %d, %s: %s", seed, verdict.node(), miss.cure().get().sentence())
              .extracting(Derivation::criterion)
              .contains(miss.criterion());
        } else if (miss.criterion().equals("sandwich")) {
          for (Verdict other : explained.plan().nodes()) {
            Change mark = new Change.AddTag(other.node(), Sketch.SPARK);
            assertThat(
                    other.node().equals(verdict.node())
                        ? false
                        : isBetween(under(mark, verdict.node(), explained)))
                .as("seed %d, %s: a mark on %s would do", seed, verdict.node(), other.node())
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void one_mark_that_would_put_a_node_between_spark_nodes_is_named_where_there_is_one() {
    long first = Long.getLong("kindling.seed", 20261123);
    for (long seed = first; seed < first + PIPELINES; seed++) {
      Random random = new Random(seed);
      check(Explained.of(random(random, false, false)), seed);
      check(Explained.of(random(random, true, false)), seed);
      check(Explained.linked(random(random, false, true)), seed);
      check(Explained.linked(random(random, true, true)), seed);
    }
  }
}
