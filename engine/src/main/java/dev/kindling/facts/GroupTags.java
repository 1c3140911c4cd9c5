package dev.kindling.facts;

/**
 * How the tags that decide where a node runs are written in this project: Kedro takes no colon in a
 * tag from 0.19 on. For remedies; a {@code Tag} itself knows in either spelling what it decides.
 *
 * @param spark the tag that puts a node on Spark
 * @param pin the tag that keeps a node off Spark
 */
public record GroupTags(String spark, String pin) {

  /** The spellings for a version of Kedro; empty where it is not known. */
  public static GroupTags of(String kedroVersion) {
    return new GroupTags(TagKind.SPARK.spelled(kedroVersion), TagKind.PIN.spelled(kedroVersion));
  }
}
