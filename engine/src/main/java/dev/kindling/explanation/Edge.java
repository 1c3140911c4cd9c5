package dev.kindling.explanation;

import java.util.List;

/**
 * One node feeds another.
 *
 * @param datasets what passes, without transcoding, sorted
 */
public record Edge(String from, String to, List<String> datasets) {

  public Edge {
    datasets = List.copyOf(datasets);
  }

  /** What drawings write beside it. */
  public String label() {
    return String.join(", ", datasets);
  }
}
