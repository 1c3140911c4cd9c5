package dev.kindling.report.findings;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A finding on one line, as compilers print them: {@code path:line: severity [code] message}. */
public final class TextFindings {

  private TextFindings() {}

  /** Writes all of them; many of one kind as one, with their number. */
  public static void write(List<Finding> findings, TextLook look, Lines out) throws IOException {
    for (FoldedFinding folded : FoldedFinding.of(findings, look.all())) {
      for (Styled line : lines(folded.first(), look)) {
        out.line(line);
      }
      if (folded.more() > 0) {
        out.line("  ", look.style().faint(folded.rest()));
      }
    }
  }

  public static void write(Finding finding, Style style, Lines out) throws IOException {
    for (Styled line : lines(finding, TextLook.of(style))) {
      out.line(line);
    }
  }

  /** The same text without escapes, each of its lines ended. */
  static String plain(Finding finding) {
    return lines(finding, TextLook.of(Style.PLAIN)).stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Its first line, without the remedy. */
  public static Styled headline(Finding finding, TextLook look) {
    Origin origin = finding.origin();
    return Styled.of(
        origin.known() ? look.places().of(origin) + ": " : "",
        look.style().severity(finding.severity(), finding.severity()),
        " [",
        finding.code(),
        "] ",
        finding.message());
  }

  /** A remedy may have lines of its own, as an entry to add; they stay below it. */
  public static List<Styled> lines(Finding finding, TextLook look) {
    List<Styled> lines = new ArrayList<>(List.of(headline(finding, look)));
    if (!finding.remedy().isEmpty()) {
      List<String> remedy = List.of(finding.remedy().split("\n", -1));
      lines.add(Styled.of("  ", look.style().faint("remedy: "), remedy.get(0)));
      remedy.stream().skip(1).map(line -> Styled.of("    ", line)).forEach(lines::add);
    }
    return lines;
  }
}
