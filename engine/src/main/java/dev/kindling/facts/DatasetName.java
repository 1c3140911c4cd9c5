package dev.kindling.facts;

/**
 * What Kedro reads in the name of a dataset: parameters and transcoding. The rules are those of
 * {@code kedro.pipeline._transcoding} and {@code kedro.pipeline.pipeline}.
 */
public final class DatasetName {

  private DatasetName() {}

  /** The name without its transcoding: {@code x@spark} is {@code x}. */
  public static String base(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  /** Whether the name is {@code parameters} or {@code params:…}: an input, never a dataset. */
  public static boolean isParameter(String name) {
    return name.equals("parameters") || name.startsWith("params:");
  }
}
