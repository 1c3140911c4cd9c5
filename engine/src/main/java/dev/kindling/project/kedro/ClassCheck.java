package dev.kindling.project.kedro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dataset's type names a class of Kedro or of kedro-datasets that a version which the
 * project asks for has. Kedro tries the type behind each of its prefixes in turn ({@code
 * parse_dataset_definition} in {@code kedro/io/core.py}).
 */
public final class ClassCheck {

  private static final int FARTHEST = 3;

  /** A letter of another case differs by one of these parts of a letter. */
  private static final int CASE = 16;

  private final DatasetClasses table = DatasetClasses.released();
  private final List<String> prefixes;
  private final Requirements requirements;
  private final boolean told;

  /** What is known of a type. */
  public enum Standing {
    /** A class of Kedro or kedro-datasets. */
    KNOWN,
    /** It should be one of theirs, but is not. */
    MISSING,
    /** It is none of theirs. */
    FOREIGN
  }

  /**
   * The answer.
   *
   * @param reason why a class is missing, one sentence with the cure; empty for the others
   */
  public record Answer(Standing standing, String reason) {}

  /**
   * @param kedro the version that the project states
   */
  public ClassCheck(KedroVersion kedro, Requirements requirements) {
    List<String> tried = new ArrayList<>(List.of("kedro.io."));
    if (kedro.atLeast(0, 18, 0)) {
      // Since 0.18.4; a project states the version that it was made with.
      tried.add("kedro_datasets.");
    }
    if (!kedro.atLeast(0, 19, 0)) {
      tried.add("kedro.extras.datasets.");
    }
    tried.add("");
    this.prefixes = List.copyOf(tried);
    this.requirements = requirements;
    this.told = kedro.atLeast(0, 16, 0);
  }

  public Answer check(String type) {
    if (!told) {
      // The table begins with 0.16: before it, `kedro.contrib` and `kedro.io` had others.
      boolean theirs = DatasetType.of(type).known();
      return new Answer(theirs ? Standing.KNOWN : Standing.FOREIGN, "");
    }
    String late = null;
    boolean theirs = type.indexOf('.') < 0;
    for (String prefix : prefixes) {
      String path = prefix + type;
      int dot = path.lastIndexOf('.');
      String module = dot < 0 ? "" : path.substring(0, dot);
      String distribution = DatasetClasses.distribution(module);
      if (distribution == null) {
        continue;
      }
      // A module below `kedro.io` that it lacks is no reason to think that it is Kedro's.
      theirs |= prefix.isEmpty() || table.has(module) && type.indexOf('.') >= 0;
      List<Release> having = table.having(module, path.substring(dot + 1));
      if (having.stream().anyMatch(allowed(distribution)::contains)) {
        return new Answer(Standing.KNOWN, "");
      }
      if (!having.isEmpty() && late == null) {
        late = otherwise(distribution, type, having);
      }
    }
    if (!theirs && late == null) {
      return new Answer(Standing.FOREIGN, "");
    }
    String nearest = nearest(type);
    String meant = nearest == null ? "" : "; did you mean `" + nearest + "`?";
    return new Answer(
        Standing.MISSING,
        late != null
            ? late + meant
            : "no "
                + (requirements.names("kedro-datasets")
                    ? "version of Kedro and kedro-datasets that the project asks for"
                    : "released version of Kedro and kedro-datasets")
                + " has such a class"
                + meant);
  }

  /** Releases that the project's requirements admit; all of them where they admit none known. */
  private List<Release> allowed(String distribution) {
    List<Release> all = table.releases(distribution);
    Requirement asked = requirements.of(distribution);
    List<Release> admitted = all.stream().filter(asked::admits).toList();
    return admitted.isEmpty() ? all : admitted;
  }

  private String otherwise(String distribution, String type, List<Release> having) {
    List<Release> allowed = allowed(distribution);
    Release first = having.get(0);
    boolean early = allowed.get(allowed.size() - 1).compareTo(first) < 0;
    Release oldest = allowed.get(0);
    Release newest = allowed.get(allowed.size() - 1);
    String asked = oldest.equals(newest) ? "" + oldest : oldest + " to " + newest;
    String name = type.substring(type.lastIndexOf('.') + 1);
    return "`%s` %s %s %s, the project asks for %s"
        .formatted(
            name,
            early ? "came with" : "was last in",
            distribution,
            early ? first : having.get(having.size() - 1),
            asked);
  }

  /** The type, as a catalog writes it, that is spelt most alike; null where none is near. */
  private @Nullable String nearest(String type) {
    String best = null;
    int cap = Math.min(FARTHEST, Math.max(1, type.length() / 4)) + 1;
    int least = cap * CASE;
    for (String prefix : prefixes) {
      for (String module : table.modules()) {
        String distribution = DatasetClasses.distribution(module);
        if (distribution == null || !(module + ".").startsWith(prefix)) {
          continue;
        }
        for (String found : table.classes(module)) {
          String name = (module + "." + found).substring(prefix.length());
          int letters = distance(lower(type), lower(name), cap);
          int far = letters < cap ? letters * CASE + distance(type, name, CASE - 1) : least;
          if (far < least
              && table.having(module, found).stream().anyMatch(allowed(distribution)::contains)) {
            least = far;
            best = name;
          }
        }
      }
    }
    return best;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** How many letters differ; at most the cap. */
  private static int distance(String left, String right, int cap) {
    if (Math.abs(left.length() - right.length()) >= cap) {
      return cap;
    }
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + same);
      }
      above = row;
    }
    return Math.min(cap, above[right.length()]);
  }
}
