package dev.kindling.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StrongComponentsTest {

  @Test
  void two_vertices_share_a_component_where_each_reaches_the_other() {
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(30);
      StrongComponents found = new StrongComponents(size);
      boolean[][] reaches = new boolean[size][size];
      for (int arc = random.nextInt(2 * size); arc > 0; arc--) {
        int from = random.nextInt(size);
        int to = random.nextInt(size);
        found.arc(from, to);
        reaches[from][to] = true;
      }
      for (int by = 0; by < size; by++) {
        for (int from = 0; from < size; from++) {
          for (int to = 0; to < size; to++) {
            reaches[from][to] |= reaches[from][by] && reaches[by][to];
          }
        }
      }
      int[] components = found.components();
      for (int one = 0; one < size; one++) {
        for (int other = 0; other < size; other++) {
          assertThat(components[one] == components[other])
              .as("seed %d, %d and %d", seed, one, other)
              .isEqualTo(one == other || reaches[one][other] && reaches[other][one]);
        }
      }
    }
  }

  @Test
  void a_path_of_a_million_nodes_does_not_overflow() {
    int size = 1_000_000;
    StrongComponents path = new StrongComponents(size);
    for (int v = 1; v < size; v++) {
      path.arc(v - 1, v);
    }
    assertThat(path.components()).doesNotHaveDuplicates();
    path.arc(size - 1, 0);
    assertThat(path.components()).containsOnly(0);
  }
}
