package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Baseline.Known;
import dev.kindling.explanation.Baselines;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A baseline as {@code kindling/baseline/1}: sorted, one entry a line, for reviews to read. */
public final class BaselineJson {

  private static final String SCHEMA = "kindling/baseline/1";
  private static final String SCHEMA_OF_MANY = "kindling/baselines/1";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BaselineJson() {}

  public static void write(Baseline baseline, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      writeAccepted(baseline, json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes the baselines of many projects as {@code kindling/baselines/1}. */
  public static void write(Baselines baselines, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA_OF_MANY);
      json.writeArrayFieldStart("projects");
      for (Map.Entry<Baselines.Key, Baseline> each : baselines.accepted().entrySet()) {
        json.writeStartObject();
        json.writeStringField("path", each.getKey().path());
        json.writeStringField("pipeline", each.getKey().pipeline());
        writeAccepted(each.getValue(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeAccepted(Baseline baseline, JsonGenerator json) throws IOException {
    PlanJson.writeStrings("spark", List.copyOf(baseline.spark()), json);
    json.writeArrayFieldStart("findings");
    for (Known known : baseline.findings()) {
      json.writeStartObject();
      json.writeStringField("code", known.code());
      json.writeStringField("node", known.node());
      json.writeStringField("dataset", known.dataset());
      json.writeStringField("message", known.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Reads a baseline of one project.
   *
   * @param file how messages name the text's origin
   * @throws InvalidInput where the text is no baseline of this schema
   */
  public static Baseline read(String text, String file) {
    JsonNode root = parsed(text, file);
    if (!root.path("schema").asText().equals(SCHEMA)) {
      throw wrong(file);
    }
    return accepted(root, file);
  }

  /**
   * Reads a baseline of many projects.
   *
   * @param file how messages name the text's origin
   * @throws InvalidInput where the text is no baseline of this schema
   */
  public static Baselines readMany(String text, String file) {
    JsonNode root = parsed(text, file);
    if (root.path("schema").asText().equals(SCHEMA)) {
      throw new InvalidInput(
          new Origin(file, 0, ""),
          "this is a baseline of one project; check it with `kindling baseline check PROJECT -b"
              + " FILE`, or write one of many with `kindling baseline write ROOT… -o FILE`.");
    }
    if (!root.path("schema").asText().equals(SCHEMA_OF_MANY) || !root.path("projects").isArray()) {
      throw wrong(file);
    }
    TreeMap<Baselines.Key, Baseline> accepted = new TreeMap<>();
    for (JsonNode project : root.path("projects")) {
      accepted.put(
          new Baselines.Key(project.path("path").asText(), project.path("pipeline").asText()),
          accepted(project, file));
    }
    return new Baselines(accepted);
  }

  /** Whether the text is a baseline of many projects. */
  public static boolean isOfMany(String text, String file) {
    return parsed(text, file).path("schema").asText().equals(SCHEMA_OF_MANY);
  }

  private static JsonNode parsed(String text, String file) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidInput(new Origin(file, line, ""), "this is not JSON; " + CURE);
    }
  }

  private static InvalidInput wrong(String file) {
    return new InvalidInput(new Origin(file, 0, ""), "this is no baseline; " + CURE);
  }

  private static Baseline accepted(JsonNode json, String file) {
    if (!json.path("spark").isArray() || !json.path("findings").isArray()) {
      throw wrong(file);
    }
    SortedSet<String> spark = new TreeSet<>();
    json.path("spark").forEach(name -> spark.add(name.asText()));
    SortedSet<Known> findings = new TreeSet<>();
    json.path("findings")
        .forEach(
            known ->
                findings.add(
                    new Known(
                        known.path("code").asText(),
                        known.path("node").asText(),
                        known.path("dataset").asText(),
                        known.path("message").asText())));
    return new Baseline(spark, findings);
  }

  private static final String CURE = "write one with `kindling baseline write PROJECT -o FILE`.";
}
