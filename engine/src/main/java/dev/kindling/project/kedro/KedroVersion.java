package dev.kindling.project.kedro;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of Kedro whose rules hold for a project. The patch counts: factories, for one, came
 * with 0.18.12.
 */
public record KedroVersion(int major, int minor, int patch) implements Comparable<KedroVersion> {

  /** Whose rules hold where a project does not say. */
  public static final KedroVersion NEWEST = new KedroVersion(1, 7, 0);

  /** What states an earlier one was made with a build of Kedro's developers. */
  private static final KedroVersion FIRST = new KedroVersion(0, 14, 0);

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");

  /** The first version number in the text; the newest where there is none that was published. */
  public static KedroVersion of(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      return NEWEST;
    }
    KedroVersion stated =
        new KedroVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    return stated.compareTo(FIRST) < 0 ? NEWEST : stated;
  }

  public boolean atLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
    return compareTo(new KedroVersion(wantedMajor, wantedMinor, wantedPatch)) >= 0;
  }

  @Override
  public int compareTo(KedroVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
