package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Change;
import dev.kindling.explanation.CycleWitness;
import dev.kindling.explanation.Proof;
import dev.kindling.explanation.Step;
import dev.kindling.explanation.Why;
import dev.kindling.explanation.WhyNot;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Rule;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The proof tree of a verdict as {@code kindling/why/1}. A premise that was shown before names its
 * node alone.
 */
public final class WhyJson {

  private final JsonGenerator json;

  private WhyJson(JsonGenerator json) {
    this.json = json;
  }

  public static void write(Why why, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      new WhyJson(json).write(why);
    }
    out.write('\n');
  }

  /** The answers on several nodes, as {@code kindling/whys/1}. */
  public static void write(String pattern, List<Why> whys, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/whys/1");
      json.writeStringField("pattern", pattern);
      json.writeArrayFieldStart("nodes");
      for (Why why : whys) {
        new WhyJson(json).write(why);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private void write(Why why) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "kindling/why/1");
    json.writeStringField("project", why.plan().project());
    json.writeStringField("pipeline", why.plan().pipeline());
    json.writeStringField("env", why.plan().env());
    json.writeStringField("node", why.node().name());
    PlanJson.writePlace(why.node().origin(), json);
    json.writeStringField("type", why.verdict().type().toString());
    json.writeStringField("task", why.task().name());
    PlanJson.writeStrings("task_nodes", why.task().nodes(), json);
    json.writeArrayFieldStart("proofs");
    for (Proof proof : why.own()) {
      writeProof(proof, new HashSet<>(Set.of(why.node().name())), 1);
    }
    json.writeEndArray();
    writeReasons("pins", why.verdict().pins(), json);
    writeReasons("overruled", why.verdict().overruled(), json);
    json.writeArrayFieldStart("why_not");
    for (WhyNot miss : why.misses()) {
      writeMiss(miss);
    }
    json.writeEndArray();
    writeLinks(why.links());
    json.writeArrayFieldStart("findings");
    for (Finding finding : why.findings()) {
      PlanJson.writeFinding(finding, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Pairs that rules want in one task; left out where there are none. */
  private void writeLinks(List<Link> links) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("links");
    for (Link link : links) {
      json.writeStartObject();
      PlanJson.writeStrings("nodes", List.of(link.node(), link.other()), json);
      writeReason(link.because(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeProof(Proof proof, Set<String> shown, int depth) throws IOException {
    json.writeStartObject();
    json.writeNumberField("height", proof.height());
    json.writeBooleanField("minimal", proof.minimal());
    writeReason(proof.reason(), json);
    if (proof.cycle().isPresent()) {
      CycleWitness cycle = proof.cycle().get();
      PlanJson.writeStrings("way_in", cycle.wayIn().nodes(), json);
      PlanJson.writeStrings("way_out", cycle.wayOut().nodes(), json);
      PlanJson.writeStrings("way_home", cycle.wayHome().nodes(), json);
      writeSteps("steps", cycle.steps(), json);
    }
    json.writeArrayFieldStart("premises");
    for (Proof premise : proof.premises()) {
      json.writeStartObject();
      json.writeStringField("node", premise.node());
      if (depth < WhyText.DEEPEST && shown.add(premise.node())) {
        json.writeFieldName("proof");
        writeProof(premise, shown, depth + 1);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Edges with what passes; pairs that a rule wants in one task with the rule. */
  static void writeSteps(String field, List<Step> steps, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (Step step : steps) {
      json.writeStartObject();
      json.writeStringField("from", step.from());
      json.writeStringField("to", step.to());
      PlanJson.writeStrings("datasets", step.datasets(), json);
      if (step.together()) {
        writeReasons("together", step.because(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeReasons(String field, List<Derivation> reasons, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Derivation reason : reasons) {
      json.writeStartObject();
      writeReason(reason, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeReason(Derivation reason, JsonGenerator json) throws IOException {
    json.writeStringField("criterion", reason.criterion());
    writeRule(reason.rule(), json);
    json.writeStringField("message", reason.message());
    writeEvidence(reason.evidence(), json);
  }

  private void writeMiss(WhyNot miss) throws IOException {
    json.writeStartObject();
    json.writeStringField("criterion", miss.criterion());
    json.writeStringField("message", miss.message());
    json.writeArrayFieldStart("looked_at");
    for (WhyNot.Seen seen : miss.seen()) {
      json.writeStartObject();
      json.writeStringField("what", seen.text());
      PlanJson.writePlace(seen.origin(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("nearest", miss.nearest());
    json.writeFieldName("missing");
    if (miss.cure().isPresent()) {
      writeChange(miss.cure().get(), json);
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  static void writeRule(Rule rule, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("rule");
    json.writeStringField("code", rule.code());
    json.writeStringField("title", rule.title());
    PlanJson.writePlace(rule.origin(), json);
    json.writeEndObject();
  }

  static void writeEvidence(List<Origin> evidence, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Origin origin : evidence) {
      json.writeStartObject();
      PlanJson.writePlace(origin, json);
      json.writeStringField("text", origin.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeChange(Change change, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("change", change.sentence());
    PlanJson.writeStrings("option", change.option(), json);
    json.writeEndObject();
  }
}
