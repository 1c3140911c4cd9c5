package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan as {@code kindling/plan/1}: the format that scripts rely on and that {@link PlanReader}
 * reads back. A node's {@code pins}, and the plan's {@code links}, stand there only where there are
 * any.
 */
public final class PlanJson implements PlanWriter {

  static final String SCHEMA = "kindling/plan/1";

  private interface Generators {
    JsonGenerator on(Writer out) throws IOException;
  }

  private final Generators generators;

  private PlanJson(Generators generators) {
    this.generators = generators;
  }

  /** One object over many lines, for people and for diffs. */
  public static PlanJson indented() {
    return new PlanJson(Json::indented);
  }

  /** One object on one line. */
  public static PlanJson line() {
    return new PlanJson(Json::compact);
  }

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    write(explained.plan(), out);
  }

  /** Writes the plan, which needs no project. */
  public void write(Plan plan, Writer out) throws IOException {
    write(plan, null, out);
  }

  /**
   * Writes one plan of many.
   *
   * @param path the project's, to which the files of its findings and evidence are relative; null
   *     where it is the caller's own
   */
  public void write(Plan plan, @Nullable String path, Writer out) throws IOException {
    try (JsonGenerator json = generators.on(out)) {
      write(plan, path, json);
    }
    out.write('\n');
  }

  /** Writes what stands for a plan where a project could not be planned. */
  public void writeError(String project, InvalidInput error, Writer out) throws IOException {
    try (JsonGenerator json = generators.on(out)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("project", project);
      json.writeStringField("path", project);
      json.writeObjectFieldStart("error");
      json.writeStringField("message", error.getMessage());
      writePlace(error.origin(), json);
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write('\n');
  }

  static void write(Plan plan, JsonGenerator json) throws IOException {
    write(plan, null, json);
  }

  private static void write(Plan plan, @Nullable String path, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("project", plan.project());
    if (path != null) {
      json.writeStringField("path", path);
    }
    json.writeStringField("pipeline", plan.pipeline());
    json.writeStringField("env", plan.env());
    json.writeArrayFieldStart("tasks");
    for (Task task : plan.tasks()) {
      writeTask(task, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("nodes");
    for (Verdict verdict : plan.nodes()) {
      writeVerdict(verdict, json);
    }
    json.writeEndArray();
    if (!plan.links().isEmpty()) {
      json.writeArrayFieldStart("links");
      for (Link link : plan.links()) {
        writeLink(link, json);
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("findings");
    for (Finding finding : plan.findings()) {
      writeFinding(finding, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTask(Task task, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", task.name());
    json.writeStringField("type", task.type().toString());
    writeStrings("nodes", task.nodes(), json);
    writeStrings("downstream", task.downstream(), json);
    json.writeEndObject();
  }

  private static void writeVerdict(Verdict verdict, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", verdict.node());
    json.writeStringField("type", verdict.type().toString());
    json.writeStringField("task", verdict.task());
    writeDerivations("because", verdict.because(), json);
    writeDerivations("overruled", verdict.overruled(), json);
    if (!verdict.pins().isEmpty()) {
      writeDerivations("pins", verdict.pins(), json);
    }
    json.writeEndObject();
  }

  private static void writeDerivations(
      String field, List<Derivation> derivations, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (Derivation derivation : derivations) {
      json.writeStartObject();
      writeDerivation(derivation, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeLink(Link link, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeStrings("nodes", List.of(link.node(), link.other()), json);
    writeDerivation(link.because(), json);
    json.writeEndObject();
  }

  private static void writeDerivation(Derivation derivation, JsonGenerator json)
      throws IOException {
    json.writeStringField("criterion", derivation.criterion());
    json.writeStringField("rule", derivation.rule().title());
    json.writeStringField("message", derivation.message());
    json.writeArrayFieldStart("evidence");
    for (Origin origin : derivation.evidence()) {
      json.writeStartObject();
      writePlace(origin, json);
      json.writeStringField("text", origin.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeStrings("premises", derivation.premises(), json);
  }

  static void writeFinding(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code());
    json.writeStringField("severity", finding.severity().toString());
    writeNullable("node", finding.node(), json);
    writeNullable("dataset", finding.dataset(), json);
    json.writeStringField("message", finding.message());
    json.writeStringField("remedy", finding.remedy());
    writePlace(finding.origin(), json);
    json.writeEndObject();
  }

  static void writePlace(Origin origin, JsonGenerator json) throws IOException {
    writeNullable("file", origin.known() ? origin.file() : null, json);
    if (origin.line() > 0) {
      json.writeNumberField("line", origin.line());
    } else {
      json.writeNullField("line");
    }
  }

  static void writeStrings(String field, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void writeNullable(String field, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, value);
    }
  }
}
