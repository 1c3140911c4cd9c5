package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Microsoft's validator of SARIF, with the rules of the format and those of GitHub's code scanning,
 * objects to nothing that is written.
 */
@Tag("sarif")
class SarifMultitoolTest {

  private static final String PACKAGE = "@microsoft/sarif-multitool-linux";
  private static final String VERSION = "5.7.0";

  @TempDir private Path folder;

  @Test
  void it_objects_to_no_plan_of_a_fixture() throws Exception {
    for (String fixture : List.of("shop", "broken", "weather", "ledger")) {
      assertThat(objections(kindling("plan", "../fixtures/" + fixture, "-f", "sarif")))
          .as(fixture)
          .isEmpty();
    }
  }

  @Test
  void it_objects_to_no_batch() throws Exception {
    assertThat(objections(kindling("batch", "../fixtures", "-f", "sarif", "-q"))).isEmpty();
  }

  @Test
  void it_would_object() throws Exception {
    String sarif = kindling("plan", "../fixtures/broken", "-f", "sarif");
    assertThat(objections(sarif.replace("\"startLine\": ", "\"startLine\": -"))).isNotEmpty();
  }

  private List<String> objections(String sarif) throws Exception {
    Path file = Files.writeString(folder.resolve("log.sarif"), sarif);
    Path said = folder.resolve("said.sarif");
    Process process =
        start(
            folder,
            Map.of("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
            multitool().toString(),
            "validate",
            file.toString(),
            "--rule-kind",
            "Sarif;Ghas",
            "--level",
            "Error;Warning",
            "-o",
            said.toString(),
            "--log",
            "ForceOverwrite");
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(said).as(output).isRegularFile();
    List<String> objections = new ArrayList<>();
    JsonNode run = new ObjectMapper().readTree(said.toFile()).at("/runs/0");
    for (JsonNode result : run.at("/results")) {
      objections.add(result.get("ruleId").asText() + ": " + result.get("message"));
    }
    return objections;
  }

  private static synchronized Path multitool() throws Exception {
    Path home = Path.of("target/npm").toAbsolutePath();
    Path program = home.resolve("node_modules/" + PACKAGE + "/Sarif.Multitool");
    if (!Files.exists(program)) {
      Files.createDirectories(home);
      Process npm =
          start(
              home,
              Map.of(),
              "npm",
              "install",
              "--silent",
              "--ignore-scripts",
              "--no-save",
              "--prefix",
              home.toString(),
              PACKAGE + "@" + VERSION);
      String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(npm.waitFor()).as(output).isZero();
    }
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private static Process start(Path folder, Map<String, String> variables, String... command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static String kindling(Object... arguments) {
    return Run.of(arguments).out();
  }
}
