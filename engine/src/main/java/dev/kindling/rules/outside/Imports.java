package dev.kindling.rules.outside;

import dev.kindling.rules.outside.Syntax.Import;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fact types that a file names at its top. */
final class Imports {

  private final Report report;
  private final Set<String> names = new HashSet<>();

  private Imports(Report report) {
    this.report = report;
  }

  static Imports check(List<Import> imports, Report report) {
    Imports known = new Imports(report);
    for (Import statement : imports) {
      known.add(statement);
    }
    return known;
  }

  private void add(Import statement) {
    int dot = statement.type().lastIndexOf('.');
    String home = dot < 0 ? "" : statement.type().substring(0, dot);
    String name = statement.type().substring(dot + 1);
    if (Vocabulary.importable().contains(name) && home.equals(Vocabulary.PACKAGE)) {
      names.add(name);
    } else if (home.equals(Vocabulary.PACKAGE)) {
      report.add(
          "unknown-type",
          statement.position(),
          "there is no fact type `%s`%s"
              .formatted(name, Suggestion.of(name, Vocabulary.importable())));
    } else {
      report.add(
          "forbidden",
          statement.position(),
          "`%s` is no fact type: only the types of `%s` can be imported%s"
              .formatted(
                  statement.type(),
                  Vocabulary.PACKAGE,
                  Suggestion.of(name, Vocabulary.importable())));
    }
  }

  /** Complains where the file does not import the type that it uses. */
  void require(String name, Position position) {
    if (!names.contains(name)) {
      throw report.bad(
          "missing-import",
          position,
          "add `import %s.%s` at the top of the file".formatted(Vocabulary.PACKAGE, name));
    }
  }
}
