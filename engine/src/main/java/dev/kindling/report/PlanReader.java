package dev.kindling.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Rule;
import dev.kindling.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan that {@link PlanJson} wrote, so that {@code diff} can compare with a saved one.
 * Unknown fields are passed over; a missing or ill-typed one is named.
 */
public final class PlanReader {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String file;

  private PlanReader(String file) {
    this.file = file;
  }

  /** Whether the text looks like a plan, and not like a snapshot or something else. */
  public static boolean accepts(String text) {
    try {
      return MAPPER.readTree(text).path("schema").asText().startsWith("kindling/plan/");
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * Reads the plan.
   *
   * @param file how messages name the text's origin
   * @throws InvalidInput where the text is no plan of this schema
   */
  public static Plan read(String text, String file) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidInput(
          new Origin(file, line, ""), "this is not JSON; save a plan with `plan --format json`");
    }
    return new PlanReader(file).plan(root);
  }

  private Plan plan(JsonNode root) {
    String schema = root.path("schema").asText();
    if (!schema.equals(PlanJson.SCHEMA)) {
      throw wrong("`schema` is not `" + PlanJson.SCHEMA + "`");
    }
    if (root.has("error")) {
      throw wrong(
          "the project could not be planned: " + root.path("error").path("message").asText());
    }
    return new Plan(
        string(root, "project"),
        string(root, "pipeline"),
        string(root, "env"),
        each(root, "tasks", this::task),
        each(root, "nodes", this::verdict),
        root.has("links") ? each(root, "links", this::link) : List.of(),
        each(root, "findings", this::finding));
  }

  private Task task(JsonNode json) {
    return new Task(
        string(json, "name"), type(json), strings(json, "nodes"), strings(json, "downstream"));
  }

  private Verdict verdict(JsonNode json) {
    return new Verdict(
        string(json, "name"),
        type(json),
        string(json, "task"),
        each(json, "because", this::derivation),
        each(json, "overruled", this::derivation),
        json.has("pins") ? each(json, "pins", this::derivation) : List.of());
  }

  private Link link(JsonNode json) {
    List<String> nodes = strings(json, "nodes");
    if (nodes.size() != 2) {
      throw wrong("a link in `links` does not name two `nodes`");
    }
    return new Link(nodes.get(0), nodes.get(1), derivation(json));
  }

  private Derivation derivation(JsonNode json) {
    return new Derivation(
        new Rule(string(json, "criterion"), string(json, "rule"), Origin.UNKNOWN),
        string(json, "message"),
        each(json, "evidence", PlanReader::origin),
        strings(json, "premises"));
  }

  private Finding finding(JsonNode json) {
    return new Finding(
        string(json, "code"),
        oneOf(Severity.values(), json, "severity"),
        nullable(json, "node"),
        nullable(json, "dataset"),
        string(json, "message"),
        string(json, "remedy"),
        origin(json));
  }

  private NodeType type(JsonNode json) {
    return oneOf(NodeType.values(), json, "type");
  }

  private <T extends Enum<T>> T oneOf(T[] values, JsonNode json, String field) {
    String text = string(json, field);
    for (T value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw wrong("`" + field + "` is `" + text + "`, which no plan has");
  }

  private static Origin origin(JsonNode json) {
    return new Origin(
        json.path("file").asText(""), json.path("line").asInt(0), json.path("text").asText(""));
  }

  private String string(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw wrong("`" + field + "` is missing or no string");
    }
    return value.textValue();
  }

  private static @Nullable String nullable(JsonNode json, String field) {
    return json.path(field).textValue();
  }

  private List<String> strings(JsonNode json, String field) {
    return each(json, field, JsonNode::asText);
  }

  private <T> List<T> each(JsonNode json, String field, Function<JsonNode, T> read) {
    JsonNode array = json.path(field);
    if (!array.isArray()) {
      throw wrong("`" + field + "` is missing or no list");
    }
    List<T> values = new ArrayList<>(array.size());
    array.forEach(element -> values.add(read.apply(element)));
    return values;
  }

  private InvalidInput wrong(String what) {
    return new InvalidInput(
        new Origin(file, 0, ""),
        "this is no plan: " + what + "; save one with `plan --format json`");
  }
}
