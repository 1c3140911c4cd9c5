package dev.kindling.facts;

/**
 * A node writes a dataset.
 *
 * @param node the node's full name
 * @param dataset the full name, with its transcoding: {@code x@spark}
 */
public record Output(String node, String dataset, Origin origin) implements Located {

  /** The dataset without its transcoding: what decides who feeds whom. */
  public String base() {
    return DatasetName.base(dataset);
  }
}
