package dev.kindling.report.findings;

import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.git.SourceFiles;
import dev.kindling.report.style.EscapingWriter;
import java.io.Writer;

/**
 * Azure Pipelines' logging commands. It knows errors and warnings only: a note is a line of its
 * log.
 */
final class AzureReport extends LogCommands {

  AzureReport(Writer out) {
    super(out, "; ");
  }

  @Override
  String command(Severity severity, String code, SourceFiles files, Origin origin, String text) {
    if (severity == Severity.NOTE) {
      String place = origin.known() ? files.at(origin) + ": " : "";
      return "##[debug]" + oneLine(place + "note [" + code + "] " + text) + "\n";
    }
    StringBuilder line = new StringBuilder("##vso[task.logissue type=").append(severity);
    if (origin.known()) {
      line.append(";sourcepath=").append(property(files.path(origin.file())));
    }
    if (origin.line() > 0) {
      line.append(";linenumber=").append(origin.line());
    }
    line.append(";code=").append(property(code)).append(']');
    return line + message(text) + "\n";
  }

  private static String oneLine(String raw) {
    return EscapingWriter.visible(raw).replace("\n", "\\n");
  }

  /** As Microsoft documents the escapes of logging commands: percent first. */
  private static String message(String raw) {
    return EscapingWriter.visible(
        raw.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"));
  }

  private static String property(String raw) {
    return message(raw).replace(";", "%3B").replace("]", "%5D");
  }
}
