package dev.kindling.planning;

import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import dev.kindling.rules.outside.Packs;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every rule that a user can read about: those in force, and those of the packs that are off.
 *
 * @param pages those in force first
 */
public record KnownRules(List<RulePage> pages, Set<String> inForce, Set<String> trusted) {

  private static final String PACKS = "rules/packs/";

  public static KnownRules of(ChosenRules rules) {
    List<RulePage> pages = new ArrayList<>(rules.rules().pages());
    Set<String> codes = pages.stream().map(RulePage::code).collect(Collectors.toSet());
    for (String pack : Packs.NAMES) {
      for (RulePage page : RuleFiles.of(List.of(Packs.read(pack))).pages()) {
        if (!codes.contains(page.code())) {
          pages.add(page);
        }
      }
    }
    Set<String> trusted =
        rules.files().stream()
            .filter(RuleFile::trusted)
            .map(RuleFile::name)
            .collect(Collectors.toSet());
    return new KnownRules(List.copyOf(pages), codes, trusted);
  }

  /** {@code built-in}, {@code outside}, {@code trusted}, {@code on} or {@code off} for a pack's. */
  public String status(RulePage page) {
    if (page.file().startsWith(PACKS)) {
      return inForce.contains(page.code()) ? "on" : "off";
    } else if (trusted.contains(page.file())) {
      return "trusted";
    }
    boolean builtIn =
        RuleBase.builtIn().pages().stream().anyMatch(p -> p.code().equals(page.code()));
    return builtIn ? "built-in" : "outside";
  }
}
