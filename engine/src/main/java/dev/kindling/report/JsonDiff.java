package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Cause;
import dev.kindling.explanation.PlanDiff;
import dev.kindling.explanation.PlanDiff.NodeDiff;
import dev.kindling.facts.Finding;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The difference as {@code kindling/diff/1}. */
final class JsonDiff implements DiffWriter {

  @Override
  public void write(PlanDiff diff, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/diff/1");
      writePlan("base", diff.base(), json);
      writePlan("head", diff.head(), json);
      writeChanges(diff, json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** What is different, as fields of an object. */
  static void writeChanges(PlanDiff diff, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("nodes");
    for (NodeDiff node : diff.nodes()) {
      json.writeStartObject();
      json.writeStringField("name", node.node());
      writeChange(node, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    writeFindings("new_findings", diff.newFindings(), json);
    writeFindings("gone_findings", diff.goneFindings(), json);
  }

  /** What is different about a node, as fields of an object. */
  static void writeChange(NodeDiff node, JsonGenerator json) throws IOException {
    json.writeStringField("change", node.kind().name().toLowerCase(Locale.ROOT));
    writeVerdict("before", node.before(), json);
    writeVerdict("after", node.after(), json);
    writeReasons("gained", node.gained(), json);
    writeReasons("lost", node.lost(), json);
    writeCauses(node.causes(), json);
  }

  private static void writePlan(String field, Plan plan, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("project", plan.project());
    json.writeStringField("pipeline", plan.pipeline());
    json.writeStringField("env", plan.env());
    json.writeEndObject();
  }

  private static void writeVerdict(String field, @Nullable Verdict verdict, JsonGenerator json)
      throws IOException {
    if (verdict == null) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeStringField("type", verdict.type().toString());
    json.writeStringField("task", verdict.task());
    json.writeEndObject();
  }

  private static void writeCauses(List<Cause> causes, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("causes");
    for (Cause cause : causes) {
      json.writeStartObject();
      json.writeStringField("kind", cause.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("change", cause.gained() ? "gained" : "lost");
      PlanJson.writeStrings("nodes", cause.nodes(), json);
      PlanJson.writeStrings("datasets", cause.datasets(), json);
      writeReasons("because", cause.because() == null ? List.of() : List.of(cause.because()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeReasons(String field, List<Derivation> reasons, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Derivation reason : reasons) {
      json.writeStartObject();
      json.writeStringField("criterion", reason.criterion());
      json.writeStringField("message", reason.message());
      WhyJson.writeEvidence(reason.evidence(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFindings(String field, List<Finding> findings, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Finding finding : findings) {
      PlanJson.writeFinding(finding, json);
    }
    json.writeEndArray();
  }
}
