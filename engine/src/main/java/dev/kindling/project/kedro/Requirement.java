package dev.kindling.project.kedro;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a project asks of a package's version, as PEP 440 writes it: {@code >=3.0,<4}. Poetry's
 * {@code ^} and {@code ~} count too.
 *
 * @param clauses all of them hold
 */
public record Requirement(List<Clause> clauses) {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(===|==|~=|!=|<=|>=|<|>|\\^|~)?\\s*v?([0-9][0-9A-Za-z.+!-]*?)(\\.\\*)?\\s*");

  /** A comparison with a release. */
  record Clause(String operator, Release release, boolean prefix) {

    boolean admits(Release found) {
      int order = found.compareTo(release);
      return switch (operator) {
        case "==", "===" -> prefix ? found.startsWith(release) : order == 0;
        case "!=" -> prefix ? !found.startsWith(release) : order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "~=" -> order >= 0 && found.startsWith(release.first(release.size() - 1));
        case "~" -> order >= 0 && found.startsWith(release.first(2));
        default -> order >= 0 && found.startsWith(release.first(leading()));
      };
    }

    /** Up to the first part that is not 0, which Poetry's caret keeps. */
    private int leading() {
      int at = 0;
      while (at < release.size() - 1 && release.part(at) == 0) {
        at++;
      }
      return at + 1;
    }
  }

  /** The clauses that are understood; those of pre-releases and URLs are left out. */
  static Requirement of(String text) {
    List<Clause> clauses = new ArrayList<>();
    for (String part : text.split("[,|]")) {
      Matcher matcher = CLAUSE.matcher(part);
      if (matcher.matches() && Release.isFinal(matcher.group(2))) {
        String operator = matcher.group(1) == null ? "==" : matcher.group(1);
        clauses.add(new Clause(operator, Release.of(matcher.group(2)), matcher.group(3) != null));
      }
    }
    return new Requirement(List.copyOf(clauses));
  }

  public boolean admits(Release release) {
    return clauses.stream().allMatch(clause -> clause.admits(release));
  }
}
