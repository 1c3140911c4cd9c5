package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written as JSON is what its published schema says, and has no field beyond it. */
class SchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final Map<String, JsonSchema> strict = new HashMap<>();

  @TempDir private Path folder;

  @Test
  void every_output_fits_its_schema() throws Exception {
    for (Path project : projects()) {
      for (String command : List.of("plan", "advise", "snapshot")) {
        check(command, project, "-f", "json");
      }
      check("plan", project, "-f", "jsonl");
      check("baseline", "write", project);
      check("why", project, "*", "-f", "json");
      check("why", project, "*", "--check", "-f", "json");
      for (JsonNode node : plan(project).path("nodes")) {
        String name = node.path("name").asText();
        check("why", project, name, "-f", "json");
        check("why", project, name, "--check", "-f", "json");
        check("whatif", project, "--pin", name, "-f", "json");
        if (node.path("type").asText().equals("pyspark")) {
          check("whatif", project, "--free", name, "-f", "json");
        }
        check("why", project, name, plan(project).at("/nodes/0/name").asText(), "-f", "json");
      }
      for (String dataset : List.of("customers", "rates", "priced_orders")) {
        check("why", project, "--dataset", dataset, "-f", "json");
      }
    }
    check("rules", "list", "-f", "json");
    check("batch", "../fixtures", "-f", "jsonl");
    check("baseline", "write", "../fixtures/shop", "../fixtures/weather", "../fixtures/ledger");
    for (int seed = 0; seed < 3; seed++) {
      Path project = RandomHistory.make(folder.resolve("r" + seed), 8, seed);
      check("history", project, "-f", "json");
      check("history", project, "-f", "jsonl");
      check("blame", project, "*", "-f", "json");
    }
    assertThat(new TreeSet<>(strict.keySet())).isEqualTo(new TreeSet<>(published("batch")));
  }

  @Test
  void every_format_that_is_written_has_a_schema() throws IOException {
    Pattern literal = Pattern.compile("kindling/([a-z]+)/1\\\\?\"");
    TreeSet<String> written = new TreeSet<>(List.of("snapshot"));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher format = literal.matcher(Files.readString(source));
        while (format.find()) {
          written.add(format.group(1));
        }
      }
    }
    assertThat(new TreeSet<>(published())).isEqualTo(written);
  }

  @Test
  void a_schema_that_is_not_there_is_told_with_what_may_be_meant() {
    Run run = Run.of("schema", "plans");
    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("there is no schema `plans`. Did you mean plan?");
  }

  /** Fixtures that can be planned. */
  private static List<Path> projects() throws IOException {
    try (Stream<Path> fixtures = Files.list(Path.of("../fixtures"))) {
      return fixtures
          .filter(path -> Files.exists(path.resolve("pyproject.toml")))
          .filter(path -> Run.of("plan", path).code().number() < 2)
          .sorted()
          .toList();
    }
  }

  private static JsonNode plan(Path project) throws IOException {
    return JSON.readTree(Run.of("plan", project, "-f", "json").out());
  }

  private static List<String> published(String... without) {
    List<String> not = List.of(without);
    return Run.of("schema")
        .out()
        .lines()
        .map(line -> line.split(" ")[0])
        .filter(name -> !not.contains(name))
        .toList();
  }

  /** Runs a command; its output, or each line of it, must fit the schema that it names. */
  private void check(Object... call) throws IOException {
    List<Object> words = List.of(call);
    String[] asText = words.stream().map(Object::toString).toArray(String[]::new);
    if (asText[0].equals("snapshot")) {
      asText = new String[] {"snapshot", asText[1]};
    }
    Run run = Run.of((Object[]) asText);
    if (words.contains("--dataset") && run.code() == ExitCode.WRONG) {
      return;
    }
    assertThat(run.out()).as(words + ": " + run.err()).isNotEmpty();
    List<String> documents =
        words.contains("jsonl") ? run.out().lines().toList() : List.of(run.out());
    for (String text : documents) {
      JsonNode document = JSON.readTree(text);
      String named = document.path("schema").asText("kindling/snapshot/1");
      String name = named.substring("kindling/".length(), named.length() - "/1".length());
      assertThat(schema(name).validate(document)).as(words + "").isEmpty();
    }
  }

  private JsonSchema schema(String name) throws IOException {
    JsonSchema known = strict.get(name);
    if (known == null) {
      JsonNode schema = JSON.readTree(Run.of("schema", name).out());
      known = FACTORY.getSchema(closed(schema));
      strict.put(name, known);
    }
    return known;
  }

  /** The schema, with no field allowed that it does not name. */
  private static JsonNode closed(JsonNode schema) {
    for (JsonNode each : schema) {
      closed(each);
    }
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && object.path("type").asText().equals("object")) {
      object.put("additionalProperties", false);
    }
    return schema;
  }
}
