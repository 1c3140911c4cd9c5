package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files that services read in this repository, before anything of them is run. */
class PipelineFilesTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path ROOT = Path.of("..");

  /** What a script starts in the folder of a pull request: nothing there is imported. */
  private static final Pattern PYTHON = Pattern.compile("(?m)^\\s*\\S*python3?\"? (?!-I )");

  @Test
  void no_script_of_the_action_holds_an_expression() throws IOException {
    JsonNode action = YAML.readTree(ROOT.resolve("action.yml").toFile());
    int scripts = 0;
    for (JsonNode step : action.at("/runs/steps")) {
      if (step.has("run")) {
        String script = step.get("run").asText();
        assertThat(script).doesNotContain("${{").doesNotContainPattern(PYTHON);
        assertThat(quoted(script)).as(script).isTrue();
        scripts++;
      }
    }
    assertThat(scripts).isEqualTo(2);
  }

  @Test
  void no_script_of_the_template_reads_a_value_as_a_command() throws IOException {
    JsonNode job = YAML.readTree(ROOT.resolve(".gitlab/kindling.yml").toFile()).get("kindling");
    for (JsonNode line : job.get("script")) {
      assertThat(line.asText()).doesNotContain("$[[").doesNotContainPattern(PYTHON);
      assertThat(quoted(line.asText())).as(line.asText()).isTrue();
    }
  }

  @Test
  void every_hook_starts_a_command_that_there_is() throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode hook : YAML.readTree(ROOT.resolve(".pre-commit-hooks.yaml").toFile())) {
      ids.add(hook.get("id").asText());
      List<String> words = List.of((hook.get("entry").asText() + " --help").split(" "));
      assertThat(words.get(0)).isEqualTo("kindling");
      Run run = Run.of(words.subList(1, words.size()).toArray());
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    }
    assertThat(ids).containsExactly("kindling-plan", "kindling-compile", "kindling-rules");
  }

  /** Whether every variable of a shell's line stands in double quotes. */
  private static boolean quoted(String script) {
    boolean open = false;
    for (int i = 0; i < script.length(); i++) {
      open ^= script.charAt(i) == '"';
      if (!open && (script.charAt(i) == '$' || script.charAt(i) == '`')) {
        return false;
      }
    }
    return true;
  }
}
