package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.rules.outside.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTestCommandTest {

  @TempDir private Path folder;

  static List<String> packs() {
    return Packs.NAMES;
  }

  @ParameterizedTest
  @MethodSource("packs")
  void the_cases_of_every_pack_pass(String pack) {
    Run run = Run.of("rules", "test", "../rules/packs/" + pack + "/pack.drl");

    assertThat(run.out()).doesNotContain("FAILED").contains("all passed");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @EnumSource(RuleTemplate.class)
  void a_new_rule_is_in_order_and_its_cases_pass(RuleTemplate kind) {
    Run made = Run.of("rules", "new", "lake-tables", "--kind", kind, "-d", folder);
    Path file = folder.resolve("lake-tables/lake-tables.drl");

    assertThat(made.code()).isEqualTo(ExitCode.DONE);
    assertThat(Run.of("rules", "check", file).code()).isEqualTo(ExitCode.DONE);
    Run run = Run.of("rules", "test", file);
    assertThat(run.out()).contains("2 cases: all passed");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void a_case_that_fails_says_what_came_instead() throws IOException {
    Run.of("rules", "new", "lake-tables", "-d", folder);
    Path silent = folder.resolve("lake-tables/cases/stays-silent.yml");
    Files.writeString(silent, Files.readString(silent).replace("pyspark: []", "pyspark: [load]"));

    Run run = Run.of("rules", "test", folder.resolve("lake-tables/lake-tables.drl"));

    assertThat(run.out()).contains("stays-silent.yml: pyspark: expected [load], got []");
    assertThat(run.code()).isEqualTo(ExitCode.OBJECTION);
  }

  @Test
  void a_rule_without_cases_is_not_proved() throws IOException {
    Run.of("rules", "new", "lake-tables", "-d", folder);
    Files.delete(folder.resolve("lake-tables/cases/fires.yml"));

    Run run = Run.of("rules", "test", folder.resolve("lake-tables/lake-tables.drl"));

    assertThat(run.out()).contains("rule `lake-tables` fires in no case");
    assertThat(run.code()).isEqualTo(ExitCode.OBJECTION);
  }

  @Test
  void a_new_rule_overwrites_nothing() {
    Run.of("rules", "new", "lake-tables", "-d", folder);

    Run again = Run.of("rules", "new", "lake-tables", "-d", folder);

    assertThat(again.code()).isEqualTo(ExitCode.WRONG);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void a_built_in_name_is_refused() {
    Run run = Run.of("rules", "new", "sandwich", "-d", folder);

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("\"sandwich\" is a built-in code");
  }
}
