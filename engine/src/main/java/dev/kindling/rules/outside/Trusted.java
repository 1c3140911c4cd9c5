package dev.kindling.rules.outside;

import dev.kindling.facts.Origin;
import dev.kindling.plan.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * A file whose check the user lifted by name. The rule engine compiles it as it is: what it may do
 * is what any Java program may do.
 *
 * @param packages as the engine compiled them
 * @param rules by the package that declares them
 */
record Trusted(Collection<KiePackage> packages, List<Declared> rules) {

  private static final String OWN = "dev.kindling";

  /** A rule and the package it is in. */
  record Declared(String packageName, Rule rule) {}

  Trusted {
    packages = List.copyOf(packages);
    rules = List.copyOf(rules);
  }

  static Trusted compile(RuleFile file, Checker checker, Report report) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
    try {
      builder.add(ResourceFactory.newByteArrayResource(text), ResourceType.DRL);
    } catch (RuntimeException e) {
      // The engine gives up on some files by throwing.
      report.add("engine", new Position(1, 1), refusal(file));
      return new Trusted(List.of(), List.of());
    }
    for (KnowledgeBuilderError error : builder.getErrors()) {
      int line = error.getLines().length == 0 ? 1 : Math.max(1, error.getLines()[0]);
      report.add("engine", new Position(line, 1), refusal(file));
    }
    if (builder.hasErrors()) {
      return new Trusted(List.of(), List.of());
    }
    List<Declared> rules = new ArrayList<>();
    for (KiePackage compiled : builder.getKnowledgePackages()) {
      for (org.kie.api.definition.rule.Rule rule : compiled.getRules()) {
        Position position = new Position(line(file, rule.getName()), 1);
        try {
          checker.claim(rule.getName(), position, report);
        } catch (BadRule e) {
          report.add(e);
        }
        if (compiled.getName().equals(OWN) || compiled.getName().startsWith(OWN + ".")) {
          report.add(
              "reserved", position, "the packages below `dev.kindling` are the program's own");
        }
        Origin origin = file.origin(position.line());
        rules.add(
            new Declared(compiled.getName(), new Rule(rule.getName(), rule.getName(), origin)));
      }
    }
    return new Trusted(builder.getKnowledgePackages(), rules);
  }

  /** The engine's own words help nobody; the check says what is wrong, unless nothing is. */
  private static String refusal(RuleFile file) {
    List<Problem> problems = new ArrayList<>();
    new Checker(Set.of()).check(RuleFile.of(file.name(), file.text()), problems);
    return problems.isEmpty()
        ? "the rule engine's own compiler does not accept this, as where a field is a word of its"
            + " language; the check accepts it: name the file by `--rules`"
        : "the rule engine does not accept this; `kindling rules check %s` says more"
            .formatted(file.name());
  }

  private static int line(RuleFile file, String rule) {
    Pattern header = Pattern.compile("\\s*rule\\s+\"?" + Pattern.quote(rule) + "\"?(\\W.*)?");
    for (int i = 0; i < file.lines().size(); i++) {
      if (header.matcher(file.lines().get(i)).matches()) {
        return i + 1;
      }
    }
    return 1;
  }
}
