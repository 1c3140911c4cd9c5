package dev.kindling.detection;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.TrustedRules;
import dev.kindling.plan.Rule;
import dev.kindling.rules.RuleBase;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.ConsequenceException;

/**
 * A rule that nobody checked can throw whatever Java throws, in a constraint or in its consequence.
 * That is the rule file's fault, and told as one.
 */
final class TrustedFault {

  /** How the rule engine names the rules of a constraint that failed. */
  private static final Pattern NAMED = Pattern.compile("\\[Rule \"(.+?)\" in ([^\\]]*)\\]");

  /** The package that the engine gives a file that names none. */
  private static final String NO_PACKAGE = "defaultpkg";

  private TrustedFault() {}

  /** What to throw instead: the exception itself where no trusted rule takes part. */
  static RuntimeException of(RuntimeException thrown, RuleBase rules) {
    List<TrustedRules> files =
        rules.facts().stream()
            .filter(TrustedRules.class::isInstance)
            .map(TrustedRules.class::cast)
            .toList();
    if (thrown instanceof InvalidInput || files.isEmpty()) {
      return thrown;
    }
    Rule rule = rule(thrown, rules);
    boolean named = rule != null && rule.origin().known();
    Origin origin = named ? rule.origin() : files.get(0).origin();
    String who = named ? "rule `" + rule.title() + "`" : "a trusted rule";
    return new InvalidInput(
        origin,
        who
            + " fails on a fact of this project, as Java does on a missing value; ask for `!= null`"
            + " before, or keep to the checked part of DRL and name the file by `--rules`");
  }

  private static @Nullable Rule rule(RuntimeException thrown, RuleBase rules) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConsequenceException consequence) {
        return rules.describe(consequence.getRule());
      }
      Matcher matcher = NAMED.matcher(String.valueOf(cause.getMessage()));
      if (matcher.find()) {
        String named = matcher.group(2).isEmpty() ? NO_PACKAGE : matcher.group(2);
        return rules.describe(named, matcher.group(1));
      }
    }
    return null;
  }
}
