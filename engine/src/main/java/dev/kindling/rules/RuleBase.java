package dev.kindling.rules;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/**
 * The rules in force: the built-in ones, and those of an organization beside them. Immutable, and
 * safe to share between threads; each plan runs in a session of its own.
 */
public final class RuleBase {

  /** The agenda group of rules that raise findings: they run once the plan is finished. */
  public static final String FINDINGS = "findings";

  /**
   * The agenda group of outside rules that pin nodes: they run once, when all marks are known but
   * those that rest on a measurement of the graph, and so may ask which nodes have none.
   */
  public static final String PINS = "pins";

  /** The package of the built-in rules and of everything below it, closed to other files. */
  public static final String BUILT_IN_PACKAGE = "dev.kindling.builtin";

  private final List<OutsideRules> outside;
  private final Set<String> dropped;
  private final Map<String, Rule> rules;
  private final List<Object> facts;
  private final InternalKnowledgeBase base;
  private final ClassValue<Boolean> lookedAt =
      new ClassValue<>() {
        @Override
        public Boolean computeValue(Class<?> type) {
          return base.getRete().getObjectTypeNodes().stream()
              .anyMatch(node -> node.getObjectType().isAssignableFrom(type));
        }
      };

  private RuleBase(List<OutsideRules> outside, Set<String> dropped) {
    this.outside = outside;
    this.dropped = dropped;
    List<Object> allFacts = new ArrayList<>(BuiltInRules.facts());
    this.rules = BuiltInRules.rules();
    this.base = compile(BuiltInRules.models());
    for (OutsideRules more : outside) {
      base.addPackages(more.packages());
      rules.putAll(more.rules());
      allFacts.addAll(more.facts());
    }
    this.facts = List.copyOf(allFacts);
  }

  /** The rules that every run has. */
  public static RuleBase builtIn() {
    return BuiltIn.RULES;
  }

  /** These rules and those. */
  public RuleBase with(OutsideRules more) {
    List<OutsideRules> all = new ArrayList<>(outside);
    all.add(more);
    return new RuleBase(List.copyOf(all), dropped);
  }

  /**
   * These rules but for those of one code, to ask what they are good for. Rules that join later are
   * in force whatever their code.
   *
   * @throws InvalidInput if no rule has that code
   */
  public RuleBase without(String code) {
    Set<String> less = new HashSet<>(dropped);
    rules.forEach(
        (key, rule) -> {
          if (rule.code().equals(code)) {
            less.add(key);
          }
        });
    if (less.size() == dropped.size()) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "no rule in force has the code `%s`; `kindling rules list` shows them".formatted(code));
    }
    return new RuleBase(outside, Set.copyOf(less));
  }

  /** What is known of each rule's folder: built-in criteria, built-in findings, outside ones. */
  public List<RulePage> pages() {
    List<RulePage> pages = new ArrayList<>(BuiltInRules.pages());
    outside.forEach(more -> pages.addAll(more.pages()));
    return List.copyOf(pages);
  }

  /** The codes of all rules, dropped ones included. */
  public Set<String> codes() {
    return rules.values().stream().map(Rule::code).collect(Collectors.toSet());
  }

  /** Whether there are rules beside the built-in ones. */
  public boolean hasOutside() {
    return !outside.isEmpty();
  }

  /** The data that rules bring along; inserted before a project's facts. */
  public List<Object> facts() {
    return facts;
  }

  /** Loads what the first working memory needs, half of the engine, ahead of it. */
  public RuleBase warm() {
    newSession().dispose();
    return this;
  }

  /** A working memory for one plan; the caller disposes of it. */
  public KieSession newSession() {
    return base.newKieSession();
  }

  /** Whether any rule's pattern may match facts of that class. */
  public boolean looksAt(Class<?> fact) {
    return lookedAt.get(fact);
  }

  /** What readers see of a rule that fired. */
  public Rule describe(org.kie.api.definition.rule.Rule fired) {
    return describe(fired.getPackageName(), fired.getName());
  }

  /** What readers see of the rule of that name in that package. */
  public Rule describe(String packageName, String name) {
    Rule known = rules.get(RuleNames.key(packageName, name));
    return known != null ? known : new Rule(name, name, Origin.UNKNOWN);
  }

  /** Whether the rule takes part: {@link #without} drops some. */
  public boolean inForce(org.kie.api.definition.rule.Rule rule) {
    return dropped.isEmpty()
        || !dropped.contains(RuleNames.key(rule.getPackageName(), rule.getName()));
  }

  private static InternalKnowledgeBase compile(List<Model> models) {
    KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
    // Constraints of outside rules fail once Drools compiles them to bytecode (its issue 6711).
    configuration.setOption(ConstraintJittingThresholdOption.get(-1));
    return KieBaseBuilder.createKieBaseFromModel(models, configuration);
  }

  /** Compiled once, when first asked for. */
  private static final class BuiltIn {
    static final RuleBase RULES = new RuleBase(List.of(), Set.of());
  }
}
