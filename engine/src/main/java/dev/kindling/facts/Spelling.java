package dev.kindling.facts;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Spelling {

  /** Longer names are compared by their beginning: a message has no room for more anyway. */
  private static final int LONGEST = 200;

  private Spelling() {}

  /**
   * The known name that is nearest to the given one, if it is near enough to be meant; of equally
   * near ones the first in the order of {@code known}.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, Math.min(given.length(), LONGEST) / 3) + 1;
    for (String name : known) {
      int distance = distance(normal(given), normal(name), bestDistance);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code Did you mean NAME?} with the space before it; empty where no name is near. */
  public static String hint(String given, Collection<String> known) {
    return nearest(given, known).map(name -> " Did you mean " + name + "?").orElse("");
  }

  private static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace('-', '_');
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }

  /** Insertions, deletions, replacements and swaps of neighbours; gives up at {@code limit}. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least >= limit) {
        return limit;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
