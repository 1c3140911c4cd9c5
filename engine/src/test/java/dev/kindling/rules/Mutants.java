package dev.kindling.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/** A rule file with one condition less: a pattern, or one of a pattern's constraints. */
final class Mutants {

  private static final Pattern FACT =
      Pattern.compile("^  (?:not )?(?:\\$\\w+ : )?[A-Z]\\w+\\((.*)\\)$");

  private Mutants() {}

  static List<String> of(String drl) {
    List<String> mutants = new ArrayList<>();
    List<String> lines = drl.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fact = FACT.matcher(lines.get(i));
      if (fact.matches()) {
        mutants.add(with(lines, i, ""));
        String[] constraints = fact.group(1).isEmpty() ? new String[0] : fact.group(1).split(", ");
        for (int gone = 0; gone < constraints.length; gone++) {
          List<String> left = new ArrayList<>(List.of(constraints));
          left.remove(gone);
          String line = lines.get(i);
          mutants.add(
              with(lines, i, line.substring(0, fact.start(1)) + String.join(", ", left) + ")"));
        }
      }
    }
    return mutants;
  }

  private static String with(List<String> lines, int at, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(at, line);
    return String.join("\n", changed) + "\n";
  }

  /** The mutant as rules of that code, in a package of its own; empty if it does not compile. */
  static Optional<OutsideRules> compile(String mutant, String code) {
    String drl = mutant.replaceFirst("package [\\w.]+", "package mutant");
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    builder.add(
        ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)),
        ResourceType.DRL);
    if (builder.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new OutsideRules(
            builder.getKnowledgePackages(),
            RuleNames.of(code, "mutant.drl", drl),
            List.of(),
            List.of()));
  }
}
