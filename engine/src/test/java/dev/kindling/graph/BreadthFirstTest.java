package dev.kindling.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreadthFirstTest {

  private static final int FAR = 1000;

  @Test
  void a_path_is_as_short_as_any_and_goes_along_edges() {
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      Adjacency out = any(random);
      int[][] distance = distances(out);
      int start = random.nextInt(out.size());
      int wanted = random.nextInt(out.size());

      int[] path = BreadthFirst.path(out.size(), start, v -> v == wanted, out::each);

      if (start == wanted || distance[start][wanted] == FAR) {
        assertThat(path).as("seed %d", seed).isEmpty();
      } else {
        assertThat(path).as("seed %d", seed).hasSize(distance[start][wanted] + 1);
        assertThat(path[0]).isEqualTo(start);
        assertThat(path[path.length - 1]).isEqualTo(wanted);
        for (int i = 1; i < path.length; i++) {
          int next = path[i];
          assertThat(out.targets(path[i - 1]).anyMatch(to -> to == next)).isTrue();
        }
      }
    }
  }

  @Test
  void what_is_reached_is_what_a_way_leads_to() {
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      Adjacency out = any(random);
      int[][] distance = distances(out);
      BitSet from = new BitSet();
      from.set(random.nextInt(out.size()));
      from.set(random.nextInt(out.size()));

      BitSet reached = BreadthFirst.reached(out.size(), from, out::each);
      int[] roots = from.stream().toArray();
      int[] tree = BreadthFirst.tree(out.size(), roots, out::each);

      for (int v = 0; v < out.size(); v++) {
        int to = v;
        int nearest = from.stream().map(root -> distance[root][to]).min().orElseThrow();
        assertThat(reached.get(v)).as("seed %d, vertex %d", seed, v).isEqualTo(nearest < FAR);
        assertThat(depth(tree, v)).as("seed %d, vertex %d", seed, v).isEqualTo(nearest);
      }
    }
  }

  private static int depth(int[] tree, int vertex) {
    if (tree[vertex] == BreadthFirst.NEVER) {
      return FAR;
    }
    int depth = 0;
    for (int v = vertex; tree[v] != BreadthFirst.ROOT; v = tree[v]) {
      depth++;
    }
    return depth;
  }

  private static Adjacency any(Random random) {
    int size = 1 + random.nextInt(15);
    Adjacency.Builder out = new Adjacency.Builder(size);
    for (int arc = random.nextInt(3 * size); arc > 0; arc--) {
      out.add(random.nextInt(size), random.nextInt(size));
    }
    return out.build();
  }

  private static int[][] distances(Adjacency out) {
    int size = out.size();
    int[][] distance = new int[size][size];
    for (int v = 0; v < size; v++) {
      for (int to = 0; to < size; to++) {
        distance[v][to] = v == to ? 0 : FAR;
      }
      int from = v;
      out.targets(v).filter(to -> to != from).forEach(to -> distance[from][to] = 1);
    }
    for (int by = 0; by < size; by++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          distance[from][to] = Math.min(distance[from][to], distance[from][by] + distance[by][to]);
        }
      }
    }
    return distance;
  }
}
