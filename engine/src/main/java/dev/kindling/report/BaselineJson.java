package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.explanation.Baseline;
import dev.kindling.explanation.Baseline.Known;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A baseline as {@code kindling/baseline/1}: sorted, one entry a line, for reviews to read. */
public final class BaselineJson {

  private static final String SCHEMA = "kindling/baseline/1";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BaselineJson() {}

  public static void write(Baseline baseline, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
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
      json.writeEndObject();
    }
    out.write('\n');
  }

  /**
   * Reads a baseline.
   *
   * @param file how messages name the text's origin
   * @throws InvalidInput where the text is no baseline of this schema
   */
  public static Baseline read(String text, String file) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidInput(new Origin(file, line, ""), "this is not JSON; " + CURE);
    }
    if (!root.path("schema").asText().equals(SCHEMA)
        || !root.path("spark").isArray()
        || !root.path("findings").isArray()) {
      throw new InvalidInput(new Origin(file, 0, ""), "this is no baseline; " + CURE);
    }
    SortedSet<String> spark = new TreeSet<>();
    root.path("spark").forEach(name -> spark.add(name.asText()));
    SortedSet<Known> findings = new TreeSet<>();
    root.path("findings")
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
