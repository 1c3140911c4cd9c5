package dev.kindling.facts;

/**
 * A node reads a dataset or a parameter.
 *
 * @param node the node's full name
 * @param dataset the full name, with its transcoding: {@code x@spark}, {@code params:p}
 */
public record Input(String node, String dataset, Origin origin) implements Located {

  /** The dataset without its transcoding: what decides who feeds whom. */
  public String base() {
    return DatasetName.base(dataset);
  }

  /** Whether this is {@code parameters} or {@code params:…}, which no node produces. */
  public boolean isParameter() {
    return DatasetName.isParameter(dataset);
  }
}
