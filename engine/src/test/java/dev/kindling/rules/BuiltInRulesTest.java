package dev.kindling.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Finding;
import dev.kindling.plan.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every built-in rule is complete: documented, shown to fire and to stay silent, and needed. */
class BuiltInRulesTest {

  private static final List<String> HEADINGS =
      List.of("What it decides", "Why", "Evidence", "Fires", "Does not fire", "Known misses");

  static Stream<RuleFolder> folders() {
    return RuleFolder.all().stream();
  }

  private static RulePage page(RuleFolder folder) {
    return RuleBase.builtIn().pages().stream()
        .filter(p -> p.file().equals("rules/" + folder.name() + "/rule.drl"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_index_lists_every_folder() {
    assertThat(RuleFolder.index().lines())
        .containsExactlyInAnyOrderElementsOf(folders().map(RuleFolder::name).toList());
    assertThat(RuleBase.builtIn().pages()).extracting(RulePage::code).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void has_a_page_with_the_fixed_headings_and_its_folders_code(RuleFolder folder) {
    RulePage page = page(folder);

    assertThat(page.code()).isEqualTo(folder.code());
    assertThat(page.title()).isNotBlank();
    assertThat(page.text().lines().filter(l -> l.startsWith("## ")).map(l -> l.substring(3)))
        .containsExactlyElementsOf(HEADINGS);
    assertThat(page.text()).doesNotContainPattern("## [^\n]*\n\\s*(## |$)");
    assertThat(page.severity().isPresent()).isEqualTo(page.kind() == RulePage.Kind.FINDING);
    assertThat(page.drl()).isEqualTo(folder.drl());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void does_in_every_case_what_the_case_expects(RuleFolder folder) {
    for (RuleCaseFile each : folder.cases()) {
      assertThat(each.failures(RuleBase.builtIn(), folder.code())).as(each.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void fires_in_some_case_and_stays_silent_in_another(RuleFolder folder) {
    for (RuleCaseFile each : folder.cases()) {
      assertThat(each.fires(RuleBase.builtIn(), folder.code()))
          .as(each.toString())
          .isEqualTo(each.path().getFileName().toString().startsWith("fires"));
    }
    assertThat(folder.cases())
        .anyMatch(c -> c.path().getFileName().toString().startsWith("fires"))
        .anyMatch(c -> c.path().getFileName().toString().startsWith("stays-silent"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void is_missed_by_a_case_when_it_is_gone(RuleFolder folder) {
    RuleBase without = RuleBase.builtIn().without(folder.code());

    assertThat(folder.cases()).anyMatch(c -> !c.failures(without, folder.code()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void raises_findings_of_the_severity_that_its_page_says(RuleFolder folder) {
    for (RuleCaseFile each : folder.cases()) {
      Plan plan = each.plan(RuleBase.builtIn()).orElseThrow();
      assertThat(plan.findings())
          .filteredOn(f -> f.code().equals(folder.code()))
          .extracting(Finding::severity)
          .allMatch(severity -> page(folder).severity().orElseThrow() == severity);
      assertThat(plan.findings())
          .allMatch(f -> !f.message().isBlank() && !f.remedy().isBlank() && f.origin().known());
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void needs_each_of_its_conditions(RuleFolder folder) {
    RuleBase others = RuleBase.builtIn().without(folder.code());
    for (String mutant : Mutants.of(folder.drl())) {
      Mutants.compile(mutant, folder.code())
          .ifPresent(
              rules ->
                  assertThat(folder.cases())
                      .as("some case of %s must fail under\n%s", folder.name(), mutant)
                      .anyMatch(c -> !c.failures(others.with(rules), folder.code()).isEmpty()));
    }
  }
}
