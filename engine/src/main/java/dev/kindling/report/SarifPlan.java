package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.plan.Plan;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The findings as SARIF 2.1.0, which code scanning services and editors read. */
final class SarifPlan implements PlanWriter {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** As code scanning services name the root of the sources. */
  private static final String ROOT = "%SRCROOT%";

  private final String prefix;

  SarifPlan(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    List<String> codes =
        List.copyOf(new TreeSet<>(plan.findings().stream().map(Finding::code).toList()));
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      writeTool(codes, json);
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
      for (Finding finding : plan.findings()) {
        writeResult(finding, codes.indexOf(finding.code()), json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeTool(List<String> codes, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "kindling");
    json.writeArrayFieldStart("rules");
    for (String code : codes) {
      json.writeStartObject();
      json.writeStringField("id", code);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeResult(Finding finding, int rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", finding.severity().toString());
    json.writeObjectFieldStart("message");
    String remedy = finding.remedy().isEmpty() ? "" : "\nRemedy: " + finding.remedy();
    json.writeStringField("text", finding.message() + remedy);
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    writeLocation(finding, json);
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("kindling/v1", fingerprint(finding));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeLocation(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (finding.origin().known()) {
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", uri(prefix + finding.origin().file()));
      json.writeStringField("uriBaseId", ROOT);
      json.writeEndObject();
      if (finding.origin().line() > 0) {
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", finding.origin().line());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    List<String> names = names(finding);
    if (!names.isEmpty()) {
      json.writeArrayFieldStart("logicalLocations");
      for (String name : names) {
        json.writeStartObject();
        json.writeStringField("fullyQualifiedName", name);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static List<String> names(Finding finding) {
    List<String> names = new ArrayList<>();
    String node = finding.node();
    if (node != null) {
      names.add(node);
    }
    String dataset = finding.dataset();
    if (dataset != null) {
      names.add(dataset);
    }
    return names;
  }

  /** What stays the same while lines move, so that a service knows the finding again. */
  private static String fingerprint(Finding finding) {
    return finding.code() + "|" + finding.node() + "|" + finding.dataset();
  }

  private static String uri(String path) throws IOException {
    try {
      return new URI("file", null, "/" + path, null).toASCIIString().substring("file:/".length());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
