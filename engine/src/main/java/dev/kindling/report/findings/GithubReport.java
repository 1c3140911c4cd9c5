package dev.kindling.report.findings;

import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.git.SourceFiles;
import dev.kindling.report.style.EscapingWriter;
import java.io.Writer;

/** GitHub Actions' workflow commands, which show beside the lines of a change. */
final class GithubReport extends LogCommands {

  GithubReport(Writer out) {
    super(out, "\nRemedy: ");
  }

  @Override
  String command(Severity severity, String code, SourceFiles files, Origin origin, String text) {
    StringBuilder line = new StringBuilder("::").append(level(severity)).append(' ');
    if (origin.known()) {
      line.append("file=").append(property(files.path(origin.file()))).append(',');
    }
    if (origin.line() > 0) {
      line.append("line=").append(origin.line()).append(',');
    }
    line.append("title=").append(property("kindling " + code));
    return line + "::" + data(text) + "\n";
  }

  private static String level(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.toString();
  }

  private static String data(String raw) {
    String text = raw.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    return EscapingWriter.visible(text);
  }

  private static String property(String raw) {
    return data(raw).replace(":", "%3A").replace(",", "%2C");
  }
}
