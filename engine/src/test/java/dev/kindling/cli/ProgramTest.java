package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTest {

  @Test
  void without_a_command_it_prints_the_help_and_ends_with_2() {
    Run run = Run.of();

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: kindling").contains("Exit codes:");
  }

  @Test
  void help_goes_to_standard_output() {
    assertThat(Run.of("--help").out()).startsWith("Usage: kindling");
    assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out());
    assertThat(Run.of("help").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void the_version_is_the_build_s() {
    Run run = Run.of("--version");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .matches(
            "kindling \\d+\\.\\d+\\.\\d+\\S* \\((commit [0-9a-f]{12}( with changes)?, )?Java .+\\)\\R");
  }

  @Test
  void an_unknown_command_is_named_with_the_one_that_was_meant() {
    Run run = Run.of("verison");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("kindling: error [usage] there is no command 'verison'.");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void an_unknown_option_is_named_with_the_one_that_was_meant() {
    Run run = Run.of("--verson");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .isEqualTo(
            "kindling: error [usage] there is no option --verson. Did you mean --version? See"
                + " kindling --help.\n");
  }

  @Test
  void every_command_has_a_description_and_help_of_its_own() {
    for (String name : Commands.names()) {
      Run run = Run.of(name, "--help");

      assertThat(run.code()).as(name).isEqualTo(ExitCode.DONE);
      assertThat(run.out()).as(name).startsWith("Usage: kindling " + name);
      assertThat(Run.of("help", name).out()).as(name).isEqualTo(run.out());
      assertThat(Run.of("--help").out()).as(name).containsPattern("(?m)^  " + name + " +\\S");
    }
  }

  @Test
  void a_control_character_never_reaches_the_terminal() {
    Run run = Run.of(Map.of(), "pl\u001b[31man\u202e");

    assertThat(run.err()).contains("pl\\u001b[31man\\u202e").doesNotContain("\u001b");
  }
}
