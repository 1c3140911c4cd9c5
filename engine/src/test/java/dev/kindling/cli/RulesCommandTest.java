package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.rendering.CompileCode;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import org.junit.jupiter.api.Test;

class RulesCommandTest {

  @Test
  void every_rule_is_listed_and_explained() {
    String list = Run.of("rules", "list").out();

    assertThat(list.lines().filter(line -> line.contains(" built-in ")))
        .hasSameSizeAs(RuleBase.builtIn().pages());
    assertThat(list.lines().filter(line -> line.contains(" off "))).isNotEmpty();
    for (RulePage page : RuleBase.builtIn().pages()) {
      assertThat(list).containsPattern("(?m)^" + page.code() + "  +(criterion|pin|finding) ");
      assertThat(Run.of("rules", "explain", page.code()).out())
          .startsWith("# " + page.code() + ": " + page.title() + "\n")
          .contains("## What it decides");
    }
  }

  @Test
  void the_list_is_given_to_scripts_as_json() throws Exception {
    JsonNode list = new ObjectMapper().readTree(Run.of("rules", "list", "--format", "json").out());

    assertThat(list.get("schema").asText()).isEqualTo("kindling/rules/1");
    assertThat(list.get("rules").findValuesAsText("code"))
        .startsWith("tag", "type-hint")
        .doesNotHaveDuplicates();
    assertThat(list.at("/rules/0").toString())
        .isEqualTo(
            "{\"code\":\"tag\",\"kind\":\"criterion\",\"severity\":null,\"status\":\"built-in\","
                + "\"file\":\"rules/criteria/tag/rule.drl\",\"title\":\"Tagged for Spark\"}");
  }

  @Test
  void what_only_a_compile_says_is_explained_too() {
    for (CompileCode finding : CompileCode.values()) {
      assertThat(Run.of("rules", "explain", finding.code()).out())
          .startsWith("# " + finding.code() + "\n")
          .contains(finding.meaning());
    }
  }

  @Test
  void an_unknown_code_is_answered_with_the_one_that_was_meant() {
    Run run = Run.of("rules", "explain", "catalog-tpye");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err())
        .isEqualTo(
            "kindling: error [input] there is no rule 'catalog-tpye'. Did you mean"
                + " catalog-type? kindling rules list shows all.\n");
  }

  @Test
  void without_a_subcommand_the_help_is_shown() {
    Run run = Run.of("rules");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).startsWith("Usage: kindling rules").contains("list", "explain");
  }
}
