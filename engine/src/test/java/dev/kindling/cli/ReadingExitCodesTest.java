package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exit codes that {@code docs/reading.md} lists, of each command that reads a project. */
class ReadingExitCodesTest {

  private static final String REGISTRY = "src/churn/pipeline_registry.py";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "why PROJECT select_active",
        "advise",
        "whatif PROJECT --drop-rule tag",
        "snapshot",
        "rules facts"
      })
  void are_those_of_the_page(String command) throws IOException {
    Path churn = Projects.copy("churn", folder);
    assertThat(code(command, churn)).isEqualTo(ExitCode.DONE);

    Projects.replace(churn, REGISTRY, "{\"__default__\"", "{\"x\": OTHER, \"__default__\"");
    Projects.replace(churn, REGISTRY, "OTHER", "pipeline([node(train, UNKNOWN, \"z\")])");
    Projects.replace(churn, REGISTRY, "UNKNOWN", "requests.get(\"x\").text");
    Projects.replace(churn, REGISTRY, "from churn", "import requests\nfrom churn");
    assertThat(code(command, churn))
        .as("a part of another pipeline is unread")
        .isEqualTo(command.equals("snapshot") ? ExitCode.INCOMPLETE : ExitCode.DONE);

    Projects.replace(churn, REGISTRY, "name=\"train\"", "name=requests.get(\"y\").text");
    assertThat(code(command, churn)).isEqualTo(ExitCode.INCOMPLETE);

    Projects.replace(churn, REGISTRY, "name=requests.get(\"y\").text", "name=\"select_active\"");
    assertThat(code(command, churn)).isEqualTo(ExitCode.WRONG);
    assertThat(code(command, folder.resolve("none"))).isEqualTo(ExitCode.WRONG);
  }

  private static ExitCode code(String command, Path project) {
    List<Object> words = new ArrayList<>(List.of((Object[]) command.split(" ")));
    words.replaceAll(word -> word.equals("PROJECT") ? project : word);
    if (!words.contains(project)) {
      words.add(project);
    }
    return Run.of(words.toArray()).code();
  }
}
