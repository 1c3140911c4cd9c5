package dev.kindling.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What stands below each command's options in its help: two calls to try, from a folder that holds
 * the fixtures, and the page that tells more.
 *
 * @param topic the page, by its name in the documentation
 * @param examples whole command lines
 */
record CommandHelp(String topic, List<String> examples) {

  /** Where the documentation is published, a page below it for each topic. */
  static final String SITE = "https://kindling.dev/docs/";

  /** The word that stands above the examples. */
  static final String HEADING = "Examples:";

  private static final Map<String, CommandHelp> ALL =
      Map.ofEntries(
          of(
              "plan",
              "reading",
              "kindling plan fixtures/shop",
              "kindling plan fixtures/shop --format html -o shop.html"),
          of(
              "why",
              "semantics",
              "kindling why fixtures/shop set_discounts",
              "kindling why fixtures/shop --dataset customers"),
          of(
              "compile",
              "running",
              "kindling compile fixtures/shop -o out",
              "kindling compile fixtures/shop --env kubernetes -o out --check"),
          of(
              "whatif",
              "semantics",
              "kindling whatif fixtures/shop --free set_discounts",
              "kindling whatif fixtures/shop --pin sum_by_month"),
          of(
              "advise",
              "semantics",
              "kindling advise fixtures/shop",
              "kindling advise fixtures/shop --format json"),
          of(
              "diff",
              "semantics",
              "kindling diff fixtures/shop fixtures/weather",
              "kindling diff fixtures/shop --git HEAD --format markdown"),
          of(
              "blame",
              "semantics",
              "kindling blame fixtures/shop",
              "kindling blame fixtures/shop set_discounts"),
          of(
              "history",
              "semantics",
              "kindling history fixtures/shop",
              "kindling history fixtures/shop --max-count 5"),
          of(
              "baseline",
              "rules",
              "kindling baseline write fixtures/shop -o kindling-baseline.json",
              "kindling baseline check fixtures/shop -b kindling-baseline.json"),
          of(
              "baseline write",
              "rules",
              "kindling baseline write fixtures/shop -o kindling-baseline.json",
              "kindling baseline write fixtures/shop fixtures/weather -o kindling-baseline.json"),
          of(
              "baseline check",
              "rules",
              "kindling baseline check fixtures/shop -b kindling-baseline.json",
              "kindling baseline check fixtures/weather -b kindling-baseline.json"),
          of("rules", "rules", "kindling rules list", "kindling rules explain sandwich"),
          of(
              "rules list",
              "rules",
              "kindling rules list",
              "kindling rules list --rules pack:cost --format json"),
          of(
              "rules explain",
              "rules",
              "kindling rules explain sandwich",
              "kindling rules explain memory-boundary"),
          of(
              "rules check",
              "rules",
              "kindling rules check warehouse/warehouse.drl",
              "kindling rules check warehouse/warehouse.drl marts/marts.drl"),
          of(
              "rules new",
              "rules",
              "kindling rules new feature-store-on-spark",
              "kindling rules new no-raw-names --kind finding"),
          of(
              "rules test",
              "rules",
              "kindling rules test warehouse/warehouse.drl",
              "kindling rules test warehouse/warehouse.drl marts/marts.drl"),
          of(
              "rules facts",
              "rules",
              "kindling rules facts fixtures/shop --type Dataset",
              "kindling rules facts fixtures/shop"),
          of(
              "snapshot",
              "snapshot",
              "kindling snapshot fixtures/shop -o shop.json",
              "kindling snapshot fixtures/shop --env local"),
          of(
              "init",
              "configuration",
              "kindling init fixtures/broken",
              "kindling init fixtures/broken --quiet"),
          of(
              "batch",
              "reliability",
              "kindling batch fixtures",
              "kindling batch fixtures --format sarif -o kindling.sarif"),
          of("schema", "snapshot", "kindling schema", "kindling schema plan"),
          of(
              "completion",
              "running",
              "kindling completion bash",
              "kindling completion fish -o kindling.fish"),
          of(
              "warm-up",
              "performance",
              "kindling warm-up",
              "KINDLING_CACHE=/cache kindling warm-up"));

  /** Puts the help below each command of the line that has some. */
  static void addTo(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    String name = spec.qualifiedName(" ").replaceFirst("^kindling ?", "");
    CommandHelp help = ALL.get(name);
    if (help != null) {
      spec.usageMessage().footer(help.lines().toArray(String[]::new));
    }
    line.getSubcommands().values().forEach(CommandHelp::addTo);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("", HEADING));
    // A percent sign would be a place for a value.
    examples.forEach(each -> lines.add("  " + each.replace("%", "%%")));
    lines.add("");
    lines.add("More: kindling help " + Topics.asked(topic) + ", or " + SITE + topic);
    return lines;
  }

  private static Map.Entry<String, CommandHelp> of(String name, String topic, String... examples) {
    return Map.entry(name, new CommandHelp(topic, List.of(examples)));
  }
}
