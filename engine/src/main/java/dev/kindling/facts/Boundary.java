package dev.kindling.facts;

import java.util.List;

/**
 * In the finished plan a dataset passes from one task to others. For rules on findings alone.
 *
 * @param dataset the full name as its producer writes it: {@code x@spark}
 * @param read the full name as these consumers read it: {@code x@pandas}
 * @param producer the node that writes it
 * @param from the producer's task
 * @param consumers the nodes of other tasks that read it by that name, in Kedro's order
 * @param to the consumers' tasks, in the plan's order
 * @param origin where the first consumer names it
 */
public record Boundary(
    String dataset,
    String read,
    String producer,
    String from,
    List<String> consumers,
    List<String> to,
    Origin origin)
    implements Located {

  public Boundary {
    consumers = List.copyOf(consumers);
    to = List.copyOf(to);
  }

  /** The first consumer. */
  public String consumer() {
    return consumers.get(0);
  }
}
