package dev.kindling.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.jgrapht.alg.TransitiveReduction;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.junit.jupiter.api.Test;

class TransitiveReductionTest {

  @Test
  void leaves_what_jgrapht_leaves() {
    for (long seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(20);
      SimpleDirectedGraph<Integer, DefaultEdge> expected =
          new SimpleDirectedGraph<>(DefaultEdge.class);
      IntStream.range(0, size).forEach(expected::addVertex);
      for (int i = random.nextInt(4 * size); i > 0; i--) {
        int to = random.nextInt(size);
        if (to > 0) {
          expected.addEdge(random.nextInt(to), to);
        }
      }
      Adjacency.Builder out = new Adjacency.Builder(size);
      expected
          .edgeSet()
          .forEach(e -> out.add(expected.getEdgeSource(e), expected.getEdgeTarget(e)));

      Adjacency reduced = dev.kindling.graph.TransitiveReduction.of(out.build());
      TransitiveReduction.INSTANCE.reduce(expected);

      assertThat(reduced.count()).as("seed %d", seed).isEqualTo(expected.edgeSet().size());
      for (int v = 0; v < size; v++) {
        int from = v;
        assertThat(reduced.targets(v))
            .as("seed %d, vertex %d", seed, v)
            .allMatch(to -> expected.containsEdge(from, to));
      }
    }
  }
}
