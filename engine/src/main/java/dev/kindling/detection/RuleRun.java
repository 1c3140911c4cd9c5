package dev.kindling.detection;

import dev.kindling.facts.Between;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Located;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pin;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Rule;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.Budget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.Match;

/**
 * One working memory: facts go in, rules fire, and every conclusion comes out with the rule and the
 * facts that it rests on.
 */
final class RuleRun implements AutoCloseable {

  /** So many nodes are named on either side where a way is long. */
  private static final int NEAREST = 5;

  private final RuleBase rules;
  private final RuleLimits limits;
  private final Budget budget = Budget.full();
  private final KieSession session;
  private final long deadline;
  private final List<Conclusion<Mark>> marks = new ArrayList<>();
  private final List<Conclusion<Pin>> pins = new ArrayList<>();
  private final List<Conclusion<SameTask>> sameTasks = new ArrayList<>();
  private final Map<SameTask, Rule> linkedBy = new HashMap<>();
  private final List<Conclusion<Finding>> findings = new ArrayList<>();
  private final List<Object> unseen = new ArrayList<>();
  private final Map<org.kie.api.definition.rule.Rule, Rule> described = new IdentityHashMap<>();

  /**
   * Listens while rules fire only: the facts of a project, of which there are many, are no news.
   */
  private final RuleRuntimeEventListener conclusions =
      new DefaultRuleRuntimeEventListener() {
        @Override
        public void objectInserted(ObjectInsertedEvent event) {
          if (event.getRule() != null && current != null) {
            inserted++;
            conclude(event.getObject(), current);
          }
        }
      };

  private @Nullable Match current;
  private boolean finished;
  private long fired;
  private long inserted;

  RuleRun(RuleBase rules, RuleLimits limits) {
    this.rules = rules;
    this.limits = limits;
    this.session = rules.newSession();
    this.deadline = System.nanoTime() + limits.time().toNanos();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void beforeMatchFired(BeforeMatchFiredEvent event) {
            current = event.getMatch();
            fired++;
            checkLimits(event.getMatch());
          }
        });
  }

  /** Puts a fact into the working memory; one that no rule looks at is only kept. */
  void insert(Object fact) {
    if (rules.looksAt(fact.getClass())) {
      session.insert(fact);
    } else {
      unseen.add(fact);
    }
  }

  /** Puts a fact into the working memory where it is relevant; keeps it anyway. */
  void insert(Object fact, boolean relevant) {
    if (relevant) {
      insert(fact);
    } else {
      unseen.add(fact);
    }
  }

  /** Takes a pin that an earlier run concluded. */
  void adoptPin(Conclusion<Pin> pin) {
    session.insert(pin.fact());
    pins.add(pin);
  }

  /** Takes what an earlier run wanted in one task. */
  void adoptSameTask(Conclusion<SameTask> link) {
    session.insert(link.fact());
    add(link);
  }

  private void add(Conclusion<SameTask> link) {
    sameTasks.add(link);
    linkedBy.merge(link.fact(), link.derivation().rule(), BinaryOperator.minBy(Sorting.RULES));
  }

  /** Lets the rules on marks and pins fire until nothing is left to conclude. */
  void fire() {
    current = null;
    session.addEventListener(conclusions);
    try {
      budget.run(() -> session.fireAllRules(match -> rules.inForce(match.getRule())));
    } catch (RuntimeException e) {
      throw TrustedFault.of(e, rules);
    }
    session.removeEventListener(conclusions);
  }

  /** Lets outside rules pin nodes, once. */
  void firePins() {
    focus(RuleBase.PINS);
    fire();
  }

  /** Lets the rules on the finished plan fire. */
  void fireFindings() {
    finished = true;
    focus(RuleBase.FINDINGS);
    fire();
  }

  /** The group's rules fire next; there is no group where no rule is in it. */
  private void focus(String group) {
    AgendaGroup rules = session.getAgenda().getAgendaGroup(group);
    if (rules != null) {
      rules.setFocus();
    }
  }

  List<Conclusion<Mark>> marks() {
    return marks;
  }

  List<Conclusion<Pin>> pins() {
    return pins;
  }

  List<Conclusion<SameTask>> sameTasks() {
    return sameTasks;
  }

  List<Conclusion<Finding>> findings() {
    return findings;
  }

  /** Everything in the working memory, in no order. */
  Collection<?> facts() {
    List<Object> facts = new ArrayList<>(session.getObjects());
    facts.addAll(unseen);
    return facts;
  }

  @Override
  public void close() {
    session.dispose();
  }

  private void conclude(Object fact, Match match) {
    Rule rule = described.computeIfAbsent(match.getRule(), rules::describe);
    if (fact instanceof Finding finding) {
      findings.add(conclusion(finding, finding.message(), rule, match));
    } else if (finished) {
      throw new InvalidInput(
          rule.origin(),
          "rule `%s` concludes %s from the finished plan; only findings may rest on tasks"
              .formatted(rule.title(), fact.getClass().getSimpleName()));
    } else if (fact instanceof Mark mark) {
      marks.add(conclusion(mark, mark.message(), rule, match));
    } else if (fact instanceof Pin pin) {
      pins.add(conclusion(pin, pin.message(), rule, match));
    } else if (fact instanceof SameTask link) {
      add(conclusion(link, link.message(), rule, match));
    } else if (!(fact instanceof SparkDatasetClass)) {
      throw new InvalidInput(
          rule.origin(),
          "rule `%s` inserts a %s; a rule may insert a Mark, a Pin, a SameTask, a SparkDatasetClass or a Finding"
              .formatted(rule.title(), fact.getClass().getSimpleName()));
    }
  }

  private <T> Conclusion<T> conclusion(T fact, String message, Rule rule, Match match) {
    List<Object> matched = List.copyOf(match.getObjects());
    List<Origin> evidence = new ArrayList<>(matched.size());
    for (Object object : matched) {
      if (object instanceof Located located
          && located.origin().known()
          && !evidence.contains(located.origin())) {
        evidence.add(located.origin());
      }
      if (object instanceof Between between && !between.links().isEmpty()) {
        between.links().stream()
            .map(link -> linkedBy.get(link).origin())
            .distinct()
            .filter(origin -> !evidence.contains(origin))
            .forEach(evidence::add);
      }
    }
    Derivation derivation = new Derivation(rule, message, evidence, premises(matched));
    return new Conclusion<>(fact, derivation, matched);
  }

  private static List<String> premises(List<Object> matched) {
    List<String> premises = new ArrayList<>();
    int facts = 0;
    for (Object object : matched) {
      if (object instanceof Between between) {
        premises.addAll(nearest(between.before(), true));
        premises.addAll(nearest(between.after(), false));
        facts += between.links().isEmpty() ? 1 : 0;
      } else if (object instanceof Mark mark) {
        premises.add(mark.node());
        facts++;
      }
    }
    // One fact names no node twice: what lies before a node never lies behind it. But by a link
    // a way can begin and end at one Spark node, and has to name both its ends.
    return facts > 1 ? List.copyOf(new LinkedHashSet<>(premises)) : premises;
  }

  /**
   * Of a way that is too long to be named whole the nodes next to the one between: the ways of a
   * long chain's nodes are one way, and naming it a hundred nodes at a time made the plan of a
   * chain of 100,000 nodes 580 MB large.
   */
  private static List<String> nearest(List<String> way, boolean last) {
    int size = way.size();
    return size < Between.LONGEST
        ? way
        : last ? way.subList(size - NEAREST, size) : way.subList(0, NEAREST);
  }

  private void checkLimits(Match match) {
    boolean late = System.nanoTime() > deadline;
    if (fired > limits.firings() || inserted > limits.facts() || late) {
      Rule rule = rules.describe(match.getRule());
      throw new InvalidInput(
          rule.origin(),
          "the rules do not come to an end: stopped at rule `%s` after %d firings and %d new facts; does it feed itself?"
              .formatted(rule.title(), fired, inserted));
    }
  }
}
