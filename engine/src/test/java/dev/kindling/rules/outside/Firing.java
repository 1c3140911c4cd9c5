package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.rules.RuleBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.kie.internal.io.ResourceFactory;

/** Runs rule texts over facts: as this package builds them, and as the rule engine reads them. */
final class Firing {

  static final String IMPORTS =
      """
      import dev.kindling.facts.Dataset
      import dev.kindling.facts.Finding
      import dev.kindling.facts.Input
      import dev.kindling.facts.Mark
      import dev.kindling.facts.Node
      import dev.kindling.facts.NodeType
      import dev.kindling.facts.Output
      import dev.kindling.facts.Pin
      import dev.kindling.facts.SameTask
      import dev.kindling.facts.Severity
      import dev.kindling.facts.SparkDatasetClass
      import dev.kindling.facts.Tag
      import dev.kindling.facts.Task
      import dev.kindling.facts.TypeHint
      """;

  private Firing() {}

  /** What the checked rules conclude, sorted. */
  static List<String> checked(String drl, List<?> facts) {
    List<Problem> problems = new ArrayList<>();
    List<Checked.OfRule> rules =
        new Checker(Set.of()).check(RuleFile.of("test.drl", IMPORTS + drl), problems);
    assertThat(problems).extracting(Problem::render).isEmpty();
    ModelImpl model = new ModelImpl("test");
    rules.forEach(rule -> model.addRule(ModelBuilder.build(rule)));
    return conclusions(KieBaseBuilder.createKieBaseFromModel(model, configuration()), facts);
  }

  /** What the rule engine's own compiler makes of the same text. */
  static List<String> byTheEngine(String drl, List<?> facts) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    byte[] text = ("package org.example\n" + IMPORTS + drl).getBytes(StandardCharsets.UTF_8);
    builder.add(ResourceFactory.newByteArrayResource(text), ResourceType.DRL);
    assertThat(builder.getErrors()).isEmpty();
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(configuration());
    base.addPackages(builder.getKnowledgePackages());
    return conclusions(base, facts);
  }

  private static KieBaseConfiguration configuration() {
    KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
    configuration.setOption(ConstraintJittingThresholdOption.get(-1));
    return configuration;
  }

  private static List<String> conclusions(InternalKnowledgeBase base, List<?> facts) {
    KieSession session = base.newKieSession();
    try {
      facts.forEach(session::insert);
      Budget budget = Budget.full();
      budget.run(() -> session.fireAllRules());
      AgendaGroup findings = session.getAgenda().getAgendaGroup(RuleBase.FINDINGS);
      if (findings != null) {
        findings.setFocus();
        budget.run(() -> session.fireAllRules());
      }
      List<Object> added = new ArrayList<>(session.getObjects());
      added.removeIf(o -> facts.stream().anyMatch(f -> f == o));
      return added.stream().map(Object::toString).sorted().toList();
    } finally {
      session.dispose();
    }
  }
}
