package dev.kindling.facts;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version's first three numbers; all zero where it is not known. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /** The version that the text begins with. */
  public static Version parse(String text) {
    Matcher numbers = NUMBERS.matcher(text.strip());
    return numbers.matches()
        ? new Version(number(numbers, 1), number(numbers, 2), number(numbers, 3))
        : new Version(0, 0, 0);
  }

  private static int number(Matcher numbers, int group) {
    return numbers.group(group) == null ? 0 : Integer.parseInt(numbers.group(group));
  }

  /** Whether it is known, and lower than the other. */
  public boolean isBefore(Version other) {
    return known() && compareTo(other) < 0;
  }

  /** Whether the text told a version. */
  public boolean known() {
    return major + minor + patch > 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
