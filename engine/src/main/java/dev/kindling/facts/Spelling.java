package dev.kindling.facts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Spelling {

  /** Longer names are compared by their beginning: a message has no room for more anyway. */
  private static final int LONGEST = 200;

  /** Less is a part of too many names. */
  private static final int SHORTEST_PART = 3;

  /** One slip of the pen for so many letters of a part. */
  private static final int PART_SLIPS = 4;

  /** Of names that have the given one as a part. */
  private static final int MOST = 3;

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

  /**
   * {@code Did you mean NAME?} with the space before it; empty where nothing that is known may be
   * meant. Where no name is near as a whole, those are offered that have the given one as a part,
   * the shortest first.
   */
  public static String hint(String given, Collection<String> known) {
    List<String> meant = meant(given, known);
    if (meant.isEmpty()) {
      return "";
    }
    String last = meant.get(meant.size() - 1);
    String others = String.join(", ", meant.subList(0, meant.size() - 1));
    return " Did you mean " + (others.isEmpty() ? "" : others + " or ") + last + "?";
  }

  /** The nearest name, or else a few that have the given one as a part; empty where none does. */
  public static List<String> meant(String given, Collection<String> known) {
    Optional<String> nearest = nearest(given, known);
    if (nearest.isPresent()) {
      return List.of(nearest.get());
    }
    List<String> whole = holding(given, known, 0);
    return whole.isEmpty() ? holding(given, known, given.length() / PART_SLIPS) : whole;
  }

  private static List<String> holding(String given, Collection<String> known, int slips) {
    if (given.length() < SHORTEST_PART || given.length() > LONGEST) {
      return List.of();
    }
    String part = normal(given);
    return known.stream()
        .filter(name -> holds(normal(name), part, slips))
        .sorted(Comparator.comparingInt(String::length))
        .limit(MOST)
        .toList();
  }

  /** Whether the part stands in the name, with so many slips; with some, it begins at a word. */
  private static boolean holds(String name, String part, int slips) {
    if (slips == 0) {
      return name.contains(part);
    }
    for (int from = 0; from >= 0 && from < name.length(); from = nextWord(name, from)) {
      for (int to = nextWord(name, from); to >= 0; to = nextWord(name, to)) {
        if (distance(part, name.substring(from, to - 1), slips + 1) <= slips) {
          return true;
        }
      }
      if (distance(part, name.substring(from), slips + 1) <= slips) {
        return true;
      }
    }
    return false;
  }

  /** Where the next word begins; -1 where none does. */
  private static int nextWord(String name, int from) {
    for (int i = from + 1; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i - 1))
          && Character.isLetterOrDigit(name.charAt(i))) {
        return i;
      }
    }
    return -1;
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
