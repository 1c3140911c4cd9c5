package dev.kindling.cli.process;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Unread;
import dev.kindling.planning.OpenedPath;
import dev.kindling.report.findings.FoldedFinding;
import dev.kindling.report.style.Lines;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what the user should know to standard error: {@code path:line: severity [code] sentence},
 * one line a message, which editors and terminals turn into links.
 */
public final class Messages {

  /** The code of what could not be read. */
  public static final String UNREAD = "unread-node";

  private final PrintStream err;
  private final Path root;
  private final boolean colour;
  private final boolean quiet;

  private Messages(PrintStream err, Path root, boolean colour, boolean quiet) {
    this.err = err;
    this.root = root;
    this.colour = colour;
    this.quiet = quiet;
  }

  /** Messages of the end, whatever the command's options say. */
  public static Messages of(Terminal terminal, Path root) {
    return of(terminal, root, Colour.AUTO, false);
  }

  /**
   * Messages about a project.
   *
   * @param root what the files of origins are relative to, if they are
   * @param quiet leaves out what is neither an error nor a warning
   */
  public static Messages of(Terminal terminal, Path root, Colour colour, boolean quiet) {
    return new Messages(terminal.err(), root, colour.on(terminal), quiet);
  }

  public void error(Origin origin, String code, String sentence) {
    print(origin, Severity.ERROR, code, sentence);
  }

  /** Names the findings; of many of one kind the first, unless all are asked for. */
  public void findings(List<Finding> findings, boolean all) {
    for (FoldedFinding folded : FoldedFinding.of(findings, all)) {
      finding(folded.first());
      if (folded.more() > 0 && !(quiet && folded.first().severity() == Severity.NOTE)) {
        err.println(Lines.visible("  " + folded.rest()));
      }
    }
  }

  private void finding(Finding finding) {
    print(
        finding.origin(),
        finding.severity(),
        finding.code(),
        finding.message() + (finding.remedy().isEmpty() ? "" : "; " + finding.remedy()));
  }

  /** Says why Kedro would not run the project; false where it would. */
  public boolean refused(Project project) {
    project
        .refusals()
        .forEach(r -> error(r.origin(), "kedro-refuses", r.reason() + "; " + r.remedy()));
    return !project.refusals().isEmpty();
  }

  /** Names each part that could not be read; false where there is none. */
  public boolean incomplete(Project project) {
    return unread(project.unread());
  }

  /**
   * Names each part that could not be read, but for those that a finding names; false where there
   * is no such part.
   *
   * @param shown the findings that the reader sees anyway
   */
  public boolean incomplete(Project project, List<Finding> shown) {
    unread(
        project.unread().stream()
            .filter(part -> shown.stream().noneMatch(finding -> names(finding, part)))
            .toList());
    return !project.unread().isEmpty();
  }

  private static boolean names(Finding finding, Unread part) {
    return finding.code().equals(UNREAD)
        && finding.origin().equals(part.origin())
        && finding.message().contains(part.what());
  }

  /** Names each part that could not be read; false where there is none. */
  public boolean unread(List<Unread> parts) {
    for (Unread unread : parts) {
      error(unread.origin(), UNREAD, unread.what() + " could not be read: " + unread.reason());
    }
    return !parts.isEmpty();
  }

  /** Progress, for a person. */
  public void progress(String sentence) {
    if (!quiet) {
      err.println(Lines.visible(sentence));
    }
  }

  private void print(Origin origin, Severity severity, String code, String sentence) {
    if (quiet && severity == Severity.NOTE) {
      return;
    }
    err.println(
        place(origin)
            + ": "
            + paint(severity)
            + " ["
            + Lines.visible(code)
            + "] "
            + Lines.visible(sentence));
  }

  /** The origin's file as it can be opened from here; the program's name where there is none. */
  private String place(Origin origin) {
    return origin.known() ? Lines.visible(OpenedPath.of(root, origin)) : "kindling";
  }

  private String paint(Severity severity) {
    if (!colour) {
      return severity.toString();
    }
    String code =
        switch (severity) {
          case ERROR -> "31";
          case WARNING -> "33";
          case NOTE -> "36";
        };
    return "\u001b[1;" + code + "m" + severity + "\u001b[0m";
  }
}
