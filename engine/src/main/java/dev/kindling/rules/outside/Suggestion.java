package dev.kindling.rules.outside;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who wrote a name that is not there most likely meant. */
final class Suggestion {

  private static final int MAX_LENGTH = 60;

  private Suggestion() {}

  /** {@code "; did you mean `name`?"}, or nothing where no known name is near. */
  static String of(String written, Collection<String> known) {
    return nearest(written, known).map(k -> "; did you mean `" + k + "`?").orElse("");
  }

  private static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = written.toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(k -> distance(lower, k.toLowerCase(Locale.ROOT)) <= allowed)
        .min(
            Comparator.comparingInt((String k) -> distance(lower, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Edits between the two, a swap of neighbours counting as one. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swap =
            i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        if (swap) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
