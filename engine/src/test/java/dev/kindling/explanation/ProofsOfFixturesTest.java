package dev.kindling.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.Conclusion;
import dev.kindling.detection.Decision;
import dev.kindling.detection.PlanOptions;
import dev.kindling.detection.Planner;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Mark;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every proof and every why-not of every fixture promises. */
class ProofsOfFixturesTest {

  static List<Path> projects() {
    return Fixtures.projects();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void each_leaf_points_at_a_line_that_holds_its_text(Path folder) throws IOException {
    Explanation explained = Fixtures.explained(folder);
    for (Verdict verdict : spark(explained)) {
      Why why = Why.of(verdict.node(), explained);
      assertThat(why.leaves()).as(verdict.node()).isNotEmpty();
      for (Origin leaf : why.leaves()) {
        List<String> lines = Files.readAllLines(folder.resolve(leaf.file()));
        assertThat(lines.get(leaf.line() - 1))
            .as("%s: %s", verdict.node(), leaf)
            .contains(leaf.text());
        assertThat(leaf.text()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void premises_are_proved_by_less(Path folder) {
    Explanation explained = Fixtures.explained(folder);
    for (Verdict verdict : spark(explained)) {
      List<Proof> proofs = explained.proofs().of(verdict.node());
      assertThat(proofs).as(verdict.node()).hasSameSizeAs(verdict.because());
      assertThat(proofs).isSortedAccordingTo((a, b) -> Integer.compare(a.height(), b.height()));
      for (Proof proof : proofs) {
        assertThat(proof.premises())
            .allSatisfy(premise -> assertThat(premise.height()).isLessThan(proof.height()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void a_proof_does_not_outlive_any_of_its_leaves(Path folder) {
    Explanation explained = Fixtures.explained(folder);
    Decision decision =
        Planner.decide(
            explained.project(),
            explained.plan().pipeline(),
            RuleBase.builtIn(),
            PlanOptions.defaults());
    for (Verdict verdict : spark(explained)) {
      Proof proof = explained.proofs().shortest(verdict.node()).orElseThrow();
      for (Change less : leaves(proof, decision)) {
        Plan changed = plan(explained, less);
        assertThat(still(proof, changed))
            .as("%s without: %s", verdict.node(), less.sentence())
            .isFalse();
      }
    }
  }

  /** The fixtures, and further folders from a file with one a line, if the property names it. */
  static List<Path> furtherProjects() throws IOException {
    List<Path> folders = new ArrayList<>(Fixtures.projects());
    String further = System.getProperty("kindling.corpus", "");
    if (!further.isEmpty()) {
      Files.readAllLines(Path.of(further)).forEach(folder -> folders.add(Path.of(folder)));
    }
    return folders;
  }

  @ParameterizedTest
  @MethodSource("furtherProjects")
  void every_proof_proves_and_nothing_of_it_can_be_left_out(Path folder) {
    Explanation explained = Fixtures.explained(folder);
    for (Verdict verdict : spark(explained)) {
      assertThat(explained.proofs().of(verdict.node())).as(verdict.node()).isNotEmpty();
      for (Proof proof : explained.proofs().of(verdict.node())) {
        assertThat(ProofCheck.of(proof, explained).faults()).as(verdict.node()).isEmpty();
        assertThat(proof.minimal()).isTrue();
      }
    }
  }

  /** Whether every mark of a proof is in a plan. */
  private static boolean still(Proof proof, Plan plan) {
    return proof.all().stream()
        .filter(each -> each.cycle().isEmpty())
        .allMatch(
            each ->
                plan.nodes().stream()
                    .anyMatch(
                        after ->
                            after.node().equals(each.node())
                                && after.because().contains(each.reason())));
  }

  private static List<Change> leaves(Proof top, Decision decision) {
    List<Change> changes = new ArrayList<>();
    for (Proof proof : top.all()) {
      for (Conclusion<Mark> mark : decision.marks()) {
        if (mark.fact().node().equals(proof.node()) && mark.derivation().equals(proof.reason())) {
          mark.matched().forEach(fact -> change(fact, changes));
        }
      }
    }
    assertThat(changes).as(top.node()).isNotEmpty();
    return changes;
  }

  private static void change(Object fact, List<Change> changes) {
    if (fact instanceof Tag tag) {
      changes.add(new Change.RemoveTag(tag.node(), tag.name()));
    } else if (fact instanceof TypeHint hint) {
      changes.add(new Change.Annotate(hint.node(), hint.parameter(), ""));
    } else if (fact instanceof DatasetClass entry) {
      changes.add(new Change.SetType(entry.dataset(), Pieces.OTHER_TYPE));
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void what_why_not_names_as_missing_makes_the_criterion_hold(Path folder) {
    Explanation explained = Fixtures.explained(folder);
    for (Verdict verdict : explained.plan().nodes()) {
      if (verdict.type() == NodeType.DEFAULT && verdict.pins().isEmpty()) {
        List<WhyNot> misses = Why.of(verdict.node(), explained).misses();
        assertThat(misses)
            .extracting(WhyNot::criterion)
            .contains("tag", "type-hint", "catalog-type", "sandwich");
        for (WhyNot miss : misses) {
          if (miss.cure().isPresent()) {
            assertThat(plan(explained, miss.cure().get()).nodes())
                .as("%s: %s", verdict.node(), miss.cure().get().sentence())
                .filteredOn(after -> after.node().equals(verdict.node()))
                .flatExtracting(Verdict::because)
                .extracting(reason -> reason.criterion())
                .contains(miss.criterion());
          } else {
            assertThat(miss.criterion()).isEqualTo("sandwich");
          }
        }
      }
    }
  }

  private static Plan plan(Explanation explained, Change change) {
    return Planner.plan(
        Changes.apply(List.of(change), explained.project(), explained.pipeline()),
        explained.plan().pipeline(),
        RuleBase.builtIn(),
        PlanOptions.defaults());
  }

  private static List<Verdict> spark(Explanation explained) {
    return explained.plan().nodes().stream()
        .filter(verdict -> verdict.type() == NodeType.PYSPARK)
        .toList();
  }
}
