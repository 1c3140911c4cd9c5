package dev.kindling.facts;

import java.util.Optional;

/**
 * Tags of nodes that decide something. Each has two spellings that mean the same in every project:
 * with colons, as kedro-airflow-k8s has them, and with dots, since Kedro takes no colon in a tag
 * from 0.19 on.
 */
public enum TagKind {
  /** The node runs on Spark. */
  SPARK("kedro-airflow-k8s:group:pyspark"),

  /** The node stays off Spark. */
  PIN("kedro-airflow-k8s:group:default"),

  /** The node's pod takes the entry of {@code resources} that is named behind it. */
  RESOURCES("resources:"),

  /** The node's pod takes the entry of {@code kubernetes_pod_templates} that is named behind it. */
  TEMPLATE("k8s_template:");

  private static final Version NO_COLONS = new Version(0, 19, 0);

  private final String colons;
  private final String dots;

  TagKind(String colons) {
    this.colons = colons;
    this.dots = colons.replace(':', '.');
  }

  /** Whether the tag is this one, in either spelling. */
  public boolean is(String tag) {
    return tag.equals(colons) || tag.equals(dots);
  }

  /** What stands behind this beginning of a tag, in either spelling; empty for any other tag. */
  public Optional<String> entry(String tag) {
    return tag.startsWith(colons) || tag.startsWith(dots)
        ? Optional.of(tag.substring(colons.length()))
        : Optional.empty();
  }

  /**
   * The spelling that Kedro takes, to tell people what to write.
   *
   * @param kedroVersion of the project; where it is empty, colons
   */
  public String spelled(String kedroVersion) {
    Version version = Version.parse(kedroVersion);
    return version.known() && !version.isBefore(NO_COLONS) ? dots : colons;
  }
}
