package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.CycleWitness;
import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.Proof;
import dev.kindling.explanation.Step;
import dev.kindling.explanation.WhyNot;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.diagram.DiagramLayout;
import dev.kindling.report.diagram.DiagramLayout.Area;
import dev.kindling.report.diagram.Diagrams;
import dev.kindling.report.diagram.SvgDrawing;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Summary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the page's script reads: nodes, tasks and edges by their numbers, with their places in the
 * drawing, and every proof.
 */
final class PageData {

  /** Beyond this, why-not would outweigh the rest of the page; {@code kindling why} still tells. */
  private static final int WHY_NOT_UP_TO = 2000;

  /** A proof holds so many others; further premises have theirs at their own nodes. */
  private static final int PREMISES_UP_TO = 40;

  private final Explanation explained;
  private final Plan plan;
  private final List<Edge> edges;
  private final DiagramLayout nodes;
  private final DiagramLayout tasks;
  private final Map<String, Integer> position;

  PageData(Explanation explained, List<Edge> edges, DiagramLayout nodes, DiagramLayout tasks) {
    this.explained = explained;
    this.plan = explained.plan();
    this.edges = edges;
    this.nodes = nodes;
    this.tasks = tasks;
    this.position = Diagrams.positions(plan);
  }

  String json() throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.compact(out)) {
      json.writeStartObject();
      json.writeStringField("project", plan.project());
      json.writeStringField("summary", Summary.of(plan));
      writeNumbers("size", json, nodes.width(), nodes.height());
      writeNumbers("taskSize", json, tasks.width(), tasks.height());
      json.writeArrayFieldStart("nodes");
      Map<String, Integer> taskNumbers = new HashMap<>();
      plan.tasks().forEach(task -> taskNumbers.put(task.name(), taskNumbers.size()));
      for (int i = 0; i < plan.nodes().size(); i++) {
        Verdict verdict = plan.nodes().get(i);
        writeNode(verdict, taskNumbers.getOrDefault(verdict.task(), 0), nodes.boxes()[i], json);
      }
      json.writeEndArray();
      writeTasks(json);
      writeLinks(json);
      writeEdges(json);
      json.writeArrayFieldStart("findings");
      for (Finding finding : plan.findings()) {
        writeFinding(finding, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private void writeNode(Verdict verdict, int task, Area area, JsonGenerator json)
      throws IOException {
    Node node = explained.node(verdict.node());
    json.writeStartObject();
    json.writeStringField("name", verdict.node());
    json.writeStringField("type", verdict.type().toString());
    json.writeNumberField("task", task);
    json.writeStringField("function", node.function());
    json.writeStringField("namespace", node.namespace());
    writeOrigin("at", node.origin(), json);
    writeArea(area, json);
    PlanJson.writeStrings("tags", node.tags().stream().map(Tag::name).toList(), json);
    writeDatasets("inputs", node.inputs().stream().map(Input::dataset).toList(), json);
    writeDatasets("outputs", node.outputs().stream().map(Output::dataset).toList(), json);
    json.writeArrayFieldStart("proofs");
    for (Proof proof : explained.proofs().of(verdict.node())) {
      writeProof(proof, new HashSet<>(Set.of(verdict.node())), json);
    }
    json.writeEndArray();
    writeReasons("pins", verdict.pins(), json);
    writeReasons("overruled", verdict.overruled(), json);
    json.writeArrayFieldStart("misses");
    if (plan.nodes().size() <= WHY_NOT_UP_TO) {
      for (WhyNot miss : explained.misses(verdict.node())) {
        writeMiss(miss, json);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTasks(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("tasks");
    int group = 0;
    for (int i = 0; i < plan.tasks().size(); i++) {
      Task task = plan.tasks().get(i);
      json.writeStartObject();
      json.writeStringField("name", task.name());
      json.writeStringField("type", task.type().toString());
      writePositions("nodes", task.nodes(), json);
      writeArea(tasks.boxes()[i], json);
      if (Diagrams.isGroup(task)) {
        Area area = nodes.groups()[group++];
        writeNumbers("area", json, area.x(), area.y(), area.width(), area.height());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * A proof with those of its premises inside.
   *
   * @param shown nodes whose proof is in it already
   */
  private void writeProof(Proof proof, Set<String> shown, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeReason(proof.reason(), json);
    Optional<CycleWitness> cycle = proof.cycle();
    writeSteps("wayIn", cycle.map(CycleWitness::wayIn), json);
    writeSteps("wayOut", cycle.map(CycleWitness::wayOut), json);
    writeSteps("wayHome", cycle.map(CycleWitness::wayHome), json);
    json.writeArrayFieldStart("premises");
    for (Proof premise : proof.premises()) {
      json.writeStartObject();
      json.writeNumberField("node", position.getOrDefault(premise.node(), 0));
      if (shown.size() < PREMISES_UP_TO && shown.add(premise.node())) {
        json.writeFieldName("proof");
        writeProof(premise, shown, json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSteps(String field, Optional<CycleWitness.Part> part, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Step step : part.map(CycleWitness.Part::steps).orElse(List.of())) {
      json.writeStartArray();
      json.writeNumber(position.getOrDefault(step.from(), 0));
      json.writeNumber(position.getOrDefault(step.to(), 0));
      json.writeBoolean(step.together());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writeLinks(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("links");
    for (Link link : plan.links()) {
      json.writeStartObject();
      writePositions("nodes", List.of(link.node(), link.other()), json);
      writeReason(link.because(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeEdges(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("edges");
    for (Edge edge : edges) {
      json.writeStartObject();
      json.writeNumberField("from", position.getOrDefault(edge.from(), 0));
      json.writeNumberField("to", position.getOrDefault(edge.to(), 0));
      PlanJson.writeStrings("datasets", edge.datasets(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeDatasets(String field, List<String> names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      Dataset dataset = explained.project().datasets().get(name);
      json.writeStartObject();
      json.writeStringField("name", name);
      if (DatasetName.isParameter(name)) {
        json.writeBooleanField("parameter", true);
      } else if (dataset != null) {
        json.writeStringField("type", dataset.type());
        writeOrigin("at", dataset.origin(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeReasons(String field, List<Derivation> reasons, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Derivation reason : reasons) {
      json.writeStartObject();
      writeReason(reason, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeReason(Derivation reason, JsonGenerator json) throws IOException {
    json.writeStringField("criterion", reason.criterion());
    json.writeStringField("rule", reason.rule().title());
    writeOrigin("at", reason.rule().origin(), json);
    json.writeStringField("message", reason.message());
    WhyJson.writeEvidence(reason.evidence(), json);
  }

  private static void writeMiss(WhyNot miss, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("criterion", miss.criterion());
    json.writeStringField("message", miss.message());
    json.writeArrayFieldStart("seen");
    for (WhyNot.Seen seen : miss.seen()) {
      json.writeStartObject();
      json.writeStringField("text", seen.text());
      writeOrigin("at", seen.origin(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("nearest", miss.nearest());
    json.writeStringField("missing", miss.cure().map(change -> change.sentence()).orElse(null));
    json.writeEndObject();
  }

  private void writeFinding(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code());
    json.writeStringField("severity", finding.severity().toString());
    json.writeFieldName("node");
    Integer node = finding.node() == null ? null : position.get(finding.node());
    if (node == null) {
      json.writeNull();
    } else {
      json.writeNumber(node);
    }
    json.writeStringField("message", finding.message());
    json.writeStringField("remedy", finding.remedy());
    writeOrigin("at", finding.origin(), json);
    json.writeEndObject();
  }

  private void writePositions(String field, List<String> names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeNumber(position.getOrDefault(name, 0));
    }
    json.writeEndArray();
  }

  private static void writeOrigin(String field, Origin origin, JsonGenerator json)
      throws IOException {
    if (origin.known()) {
      json.writeObjectFieldStart(field);
      json.writeStringField("file", origin.file());
      json.writeNumberField("line", origin.line());
      json.writeStringField("text", origin.text());
      json.writeEndObject();
    } else {
      json.writeNullField(field);
    }
  }

  private static void writeArea(Area area, JsonGenerator json) throws IOException {
    json.writeFieldName("x");
    json.writeRawValue(SvgDrawing.number(area.x()));
    json.writeFieldName("y");
    json.writeRawValue(SvgDrawing.number(area.y()));
    json.writeFieldName("w");
    json.writeRawValue(SvgDrawing.number(area.width()));
  }

  private static void writeNumbers(String field, JsonGenerator json, double... values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (double value : values) {
      json.writeRawValue(SvgDrawing.number(value));
    }
    json.writeEndArray();
  }
}
