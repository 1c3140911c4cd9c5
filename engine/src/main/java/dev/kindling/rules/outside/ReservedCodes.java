package dev.kindling.rules.outside;

import dev.kindling.plan.Waivers;
import dev.kindling.rules.RuleBase;
import java.util.Set;
import java.util.TreeSet;

/** Codes that no outside rule may take: those of the built-in rules, and the program's own. */
final class ReservedCodes {

  private ReservedCodes() {}

  static Set<String> all() {
    Set<String> codes = new TreeSet<>(Set.of(Waivers.UNUSED, Waivers.EXPIRED));
    codes.addAll(RuleBase.builtIn().codes());
    return codes;
  }
}
