package dev.kindling.condensation;

import dev.kindling.graph.Adjacency;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Pairs of nodes that are to run in one task, whoever feeds whom. A link has no direction: it
 * stands here as two arcs, one from either end.
 */
public final class Links {

  private final Adjacency arcs;

  private Links(Adjacency arcs) {
    this.arcs = arcs;
  }

  /**
   * The links between these nodes; what stands there twice counts once, and a node is no pair with
   * itself.
   *
   * @param size how many nodes the pipeline has
   * @param pairs two numbers each, in any order
   */
  public static Links of(int size, List<int[]> pairs) {
    Adjacency.Builder arcs = new Adjacency.Builder(size);
    pairs.stream()
        .filter(pair -> pair[0] != pair[1])
        .flatMapToLong(
            pair -> LongStream.of((long) pair[0] * size + pair[1], (long) pair[1] * size + pair[0]))
        .sorted()
        .distinct()
        .forEach(link -> arcs.add((int) (link / size), (int) (link % size)));
    return new Links(arcs.build());
  }

  /** Each link twice, sorted. */
  Adjacency arcs() {
    return arcs;
  }

  boolean isEmpty() {
    return arcs.count() == 0;
  }
}
