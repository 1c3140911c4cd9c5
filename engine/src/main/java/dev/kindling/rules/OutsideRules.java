package dev.kindling.rules;

import dev.kindling.plan.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kie.api.definition.KiePackage;

/**
 * Rules of an organization, checked and compiled, ready to join the built-in ones.
 *
 * @param packages as the rule compiler left them; never one of the built-in rules' packages
 * @param rules what readers see of each rule, by {@link #key package and name}
 * @param pages the rules' pages, as far as they have some
 * @param facts what the files declare as data; inserted before the project's facts
 */
public record OutsideRules(
    Collection<KiePackage> packages,
    Map<String, Rule> rules,
    List<RulePage> pages,
    List<Object> facts) {

  public OutsideRules {
    packages = List.copyOf(packages);
    rules = Map.copyOf(rules);
    pages = List.copyOf(pages);
    facts = List.copyOf(facts);
  }

  /** How {@link #rules} names a rule. */
  public static String key(String packageName, String ruleName) {
    return RuleNames.key(packageName, ruleName);
  }
}
