package dev.kindling.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KedroOrderTest {

  @Test
  void a_layer_is_the_longest_way_from_a_source() {
    for (long seed = 1; seed <= 2000; seed++) {
      Adjacency in = acyclic(new Random(seed));
      int[] layers = KedroOrder.layers(in);
      for (int v = 0; v < in.size(); v++) {
        assertThat(layers[v]).as("seed %d, vertex %d", seed, v).isEqualTo(longest(in, v));
      }
      int[] expected =
          IntStream.range(0, in.size())
              .boxed()
              .sorted((a, b) -> layers[a] == layers[b] ? a - b : layers[a] - layers[b])
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(KedroOrder.of(in)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void what_lies_on_a_cycle_or_behind_one_has_no_place() {
    Adjacency in = Adjacency.of(new int[][] {{}, {2}, {1, 0}, {2}, {0}});

    assertThat(KedroOrder.of(in)).containsExactly(0, 4);
    assertThat(KedroOrder.layers(in)).containsExactly(0, -1, -1, -1, 1);
  }

  @Test
  void names_follow_each_other_by_code_points() {
    Random random = new Random(1);
    int[] points = {'a', 'z', 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600};
    for (int i = 0; i < 5000; i++) {
      int[] one = random.ints(random.nextInt(4), 0, points.length).map(p -> points[p]).toArray();
      int[] two = random.ints(random.nextInt(4), 0, points.length).map(p -> points[p]).toArray();
      assertThat(Integer.signum(KedroOrder.NAMES.compare(text(one), text(two))))
          .isEqualTo(Integer.signum(Arrays.compare(one, two)));
    }
  }

  private static String text(int[] points) {
    return new String(points, 0, points.length);
  }

  /** With numbers in no topological order, and edges that stand there twice. */
  private static Adjacency acyclic(Random random) {
    int size = 1 + random.nextInt(20);
    TreeSet<Integer> free = new TreeSet<>();
    IntStream.range(0, size).forEach(free::add);
    int[] shuffled = new int[size];
    for (int v = 0; v < size; v++) {
      shuffled[v] = free.stream().skip(random.nextInt(free.size())).findFirst().orElseThrow();
      free.remove(shuffled[v]);
    }
    Adjacency.Builder in = new Adjacency.Builder(size);
    for (int arc = random.nextInt(3 * size); arc > 0; arc--) {
      int to = random.nextInt(size);
      if (to > 0) {
        in.add(shuffled[to], shuffled[random.nextInt(to)]);
      }
    }
    return in.build();
  }

  private static int longest(Adjacency in, int vertex) {
    return in.targets(vertex).map(from -> 1 + longest(in, from)).max().orElse(0);
  }
}
