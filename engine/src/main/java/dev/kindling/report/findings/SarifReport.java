package dev.kindling.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.git.SourceFiles;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0, which code scanning services and editors read. Results come as plans come; the tool,
 * with the rules that were met, stands behind them.
 */
final class SarifReport implements FindingsReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Writer out;
  private final SarifTool tool;
  private final Map<String, Integer> rules = new LinkedHashMap<>();
  private final Fingerprints fingerprints = new Fingerprints();
  private final List<String> failures = new ArrayList<>();
  private @Nullable JsonGenerator json;

  SarifReport(Writer out, Map<String, CodePage> pages, String version) {
    this.out = out;
    this.tool = new SarifTool(pages, version);
  }

  @Override
  public void begin() throws IOException {
    JsonGenerator log = Json.indented(out);
    json = log;
    log.writeStartObject();
    log.writeStringField("$schema", SCHEMA);
    log.writeStringField("version", "2.1.0");
    log.writeArrayFieldStart("runs");
    log.writeStartObject();
    log.writeStringField("columnKind", "unicodeCodePoints");
    log.writeArrayFieldStart("results");
  }

  @Override
  public void plan(SourceFiles files, Plan plan) throws IOException {
    Map<String, Verdict> verdicts = new HashMap<>();
    plan.nodes().forEach(verdict -> verdicts.put(verdict.node(), verdict));
    for (Finding finding : plan.findings()) {
      result(files, plan, finding, verdicts.get(finding.node()));
    }
  }

  @Override
  public void failure(SourceFiles files, String project, InvalidInput failure) {
    Origin origin = failure.origin();
    failures.add(
        (origin.known() ? files.at(origin) + ": " : "")
            + project
            + " could not be planned: "
            + failure.getMessage());
  }

  @Override
  public void end(boolean complete) throws IOException {
    JsonGenerator log = generator();
    log.writeEndArray();
    tool.write(List.copyOf(rules.keySet()), log);
    if (!complete) {
      failures.add("The run was stopped before its end.");
    }
    log.writeArrayFieldStart("invocations");
    log.writeStartObject();
    log.writeBooleanField("executionSuccessful", failures.isEmpty());
    if (!failures.isEmpty()) {
      log.writeArrayFieldStart("toolExecutionNotifications");
      for (String failure : failures) {
        log.writeStartObject();
        log.writeStringField("level", "error");
        message(failure, log);
        log.writeEndObject();
      }
      log.writeEndArray();
    }
    log.writeEndObject();
    log.writeEndArray();
    log.writeEndObject();
    log.writeEndArray();
    log.writeEndObject();
    log.close();
    out.write('\n');
  }

  private void result(SourceFiles files, Plan plan, Finding finding, @Nullable Verdict verdict)
      throws IOException {
    JsonGenerator log = generator();
    log.writeStartObject();
    log.writeStringField("ruleId", finding.code());
    log.writeNumberField(
        "ruleIndex", rules.computeIfAbsent(finding.code(), code -> rules.size()).intValue());
    log.writeStringField("level", finding.severity().toString());
    String remedy = finding.remedy().isEmpty() ? "" : "\nRemedy: " + finding.remedy();
    message(sentence(finding.message()) + remedy, log);
    log.writeArrayFieldStart("locations");
    SarifPlaces.location(files, finding, log);
    log.writeEndArray();
    log.writeObjectFieldStart("partialFingerprints");
    log.writeStringField(
        "kindling/v1",
        fingerprints.distinct(
            files.project() + finding.code() + "|" + Fingerprints.subject(plan, finding)));
    log.writeEndObject();
    if (verdict != null) {
      proof(files, verdict, log);
    }
    log.writeEndObject();
  }

  /** The lines that the node's verdict rests on, reason by reason. */
  private static void proof(SourceFiles files, Verdict verdict, JsonGenerator log)
      throws IOException {
    List<Derivation> reasons = new ArrayList<>(verdict.because());
    reasons.addAll(verdict.overruled());
    reasons.addAll(verdict.pins());
    Optional<Derivation> placed =
        reasons.stream().filter(r -> r.evidence().stream().anyMatch(Origin::known)).findFirst();
    if (placed.isEmpty()) {
      return;
    }
    log.writeArrayFieldStart("codeFlows");
    for (Derivation reason : reasons) {
      if (reason.evidence().stream().noneMatch(Origin::known)) {
        continue;
      }
      log.writeStartObject();
      message(sentence(verdict.node() + ": " + reason.criterion() + ": " + reason.message()), log);
      log.writeArrayFieldStart("threadFlows");
      log.writeStartObject();
      log.writeArrayFieldStart("locations");
      for (Origin evidence : reason.evidence()) {
        if (evidence.known()) {
          log.writeStartObject();
          log.writeObjectFieldStart("location");
          SarifPlaces.physical(files, evidence, log);
          message(evidence.text().isEmpty() ? reason.message() : evidence.text(), log);
          log.writeEndObject();
          log.writeEndObject();
        }
      }
      log.writeEndArray();
      log.writeEndObject();
      log.writeEndArray();
      log.writeEndObject();
    }
    log.writeEndArray();
  }

  /** Services ask for whole sentences. */
  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  static void message(String text, JsonGenerator log) throws IOException {
    log.writeObjectFieldStart("message");
    log.writeStringField("text", text);
    log.writeEndObject();
  }

  private JsonGenerator generator() {
    if (json == null) {
      throw new IllegalStateException("the report has not begun");
    }
    return json;
  }
}
