package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.report.style.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * JSON Schema (2020-12) of every JSON that is written in a format of our own. One file defines them
 * all, since they share most of what they are made of; each is given with what it needs and no
 * more.
 */
public final class Schemas {

  /** The formats, in the order of the commands that write them. */
  private static final List<String> NAMES =
      List.of(
          "plan",
          "batch",
          "why",
          "whys",
          "check",
          "checks",
          "together",
          "dataset",
          "freeing",
          "advice",
          "diff",
          "blame",
          "history",
          "commit",
          "baseline",
          "baselines",
          "rules",
          "snapshot");

  private static final String DEFINITIONS = "$defs";
  private static final String REFERENCE = "$ref";
  private static final String PREFIX = "#/" + DEFINITIONS + "/";

  private final JsonNode definitions;

  private Schemas(JsonNode definitions) {
    this.definitions = definitions;
  }

  /** Reads the definitions. */
  public static Schemas read() throws IOException {
    try (InputStream in = Schemas.class.getResourceAsStream("schemas.json")) {
      return new Schemas(new ObjectMapper().readTree(in).get(DEFINITIONS));
    }
  }

  /** What there are schemas of. */
  public List<String> names() {
    return NAMES;
  }

  /** Where a format is written, in a sentence. */
  public String description(String name) {
    return definitions.path(name).path("description").asText();
  }

  /**
   * Writes one schema.
   *
   * @throws InvalidInput where there is none of that name
   */
  public void write(String name, Writer out) throws IOException {
    if (!NAMES.contains(name)) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "there is no schema `"
              + name
              + "`."
              + Spelling.hint(name, NAMES)
              + " kindling schema lists"
              + " them.");
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "kindling/" + name + "/1");
    schema.put(REFERENCE, PREFIX + name);
    Map<String, JsonNode> needed = new TreeMap<>();
    need(name, needed);
    ObjectNode own = schema.putObject(DEFINITIONS);
    needed.forEach(own::set);
    try (JsonGenerator json = Json.indented(out)) {
      new ObjectMapper().writeTree(json, schema);
    }
    out.write('\n');
  }

  private void need(String name, Map<String, JsonNode> needed) {
    JsonNode definition = Objects.requireNonNull(definitions.get(name), name);
    if (needed.put(name, definition) == null) {
      for (JsonNode reference : definition.findValues(REFERENCE)) {
        need(reference.asText().substring(PREFIX.length()), needed);
      }
    }
  }
}
