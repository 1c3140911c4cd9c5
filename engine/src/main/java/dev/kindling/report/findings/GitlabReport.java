package dev.kindling.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.git.SourceFiles;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * GitLab's Code Quality report: a list of issues, each with a path, a line and a fingerprint, all
 * of which GitLab demands. A finding without a file stands at the project's {@code pyproject.toml},
 * or at the snapshot.
 */
final class GitlabReport implements FindingsReport {

  private final Writer out;
  private final Fingerprints fingerprints = new Fingerprints();
  private @Nullable JsonGenerator json;

  GitlabReport(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    JsonGenerator list = Json.indented(out);
    list.writeStartArray();
    json = list;
  }

  @Override
  public void plan(SourceFiles files, Plan plan) throws IOException {
    for (Finding finding : plan.findings()) {
      String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
      write(
          finding.code(),
          finding.severity(),
          finding.message() + remedy,
          files,
          finding.origin(),
          Fingerprints.subject(plan, finding));
    }
  }

  @Override
  public void failure(SourceFiles files, String project, InvalidInput failure) throws IOException {
    write(
        "no-plan",
        Severity.ERROR,
        project + " could not be planned: " + failure.getMessage(),
        files,
        failure.origin(),
        project);
  }

  @Override
  public void end(boolean complete) throws IOException {
    if (!complete) {
      write(
          "incomplete",
          Severity.ERROR,
          "the run was stopped before its end",
          SourceFiles.AT_ROOT,
          Origin.UNKNOWN,
          "");
    }
    generator().writeEndArray();
    generator().close();
    out.write('\n');
  }

  private void write(
      String code, Severity severity, String text, SourceFiles files, Origin origin, String subject)
      throws IOException {
    JsonGenerator list = generator();
    list.writeStartObject();
    list.writeStringField("check_name", code);
    list.writeStringField("description", text);
    list.writeStringField("severity", severity(severity));
    list.writeStringField(
        "fingerprint", hash(fingerprints.distinct(code + "|" + files.project() + "|" + subject)));
    list.writeObjectFieldStart("location");
    list.writeStringField("path", origin.known() ? files.path(origin.file()) : files.whole());
    list.writeObjectFieldStart("lines");
    list.writeNumberField("begin", Math.max(1, origin.line()));
    list.writeEndObject();
    list.writeEndObject();
    list.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case NOTE -> "info";
    };
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private JsonGenerator generator() {
    if (json == null) {
      throw new IllegalStateException("the report has not begun");
    }
    return json;
  }
}
