package dev.kindling.rules.outside;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Severity;
import dev.kindling.facts.TrustedRules;
import dev.kindling.plan.Rule;
import dev.kindling.rules.OutsideRules;
import dev.kindling.rules.RulePage;
import dev.kindling.rules.outside.Checked.Conclusion;
import dev.kindling.rules.outside.Checked.OfRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KiePackagesBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.definition.KiePackage;

/**
 * Rule files of an organization, read: what is wrong with them, and what they add to the rules in
 * force.
 */
public final class RuleFiles {

  private final List<Problem> problems = new ArrayList<>();
  private final List<KiePackage> packages = new ArrayList<>();
  private final Map<String, Rule> rules = new HashMap<>();
  private final List<RulePage> pages = new ArrayList<>();
  private final List<Object> facts = new ArrayList<>();
  private final Set<String> observable = new TreeSet<>();

  private RuleFiles(List<RuleFile> files, Set<String> reserved) {
    Checker checker = new Checker(reserved);
    ModelImpl model = new ModelImpl(ModelBuilder.PACKAGE);
    for (RuleFile file : files) {
      List<Problem> ofFile = new ArrayList<>();
      if (file.trusted()) {
        trust(file, Trusted.compile(file, checker, new Report(file, ofFile)));
      } else {
        checker.check(file, ofFile).forEach(rule -> add(rule, file, model));
      }
      ofFile.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
      problems.addAll(ofFile);
    }
    if (!model.getRules().isEmpty()) {
      KiePackagesBuilder builder =
          new KiePackagesBuilder(KieServices.get().newKieBaseConfiguration());
      builder.addModel(model);
      packages.addAll(builder.build().getKiePackages());
    }
  }

  /** Reads the files beside the built-in rules, whose names they must leave alone. */
  public static RuleFiles of(Collection<RuleFile> files) {
    return new RuleFiles(List.copyOf(files), ReservedCodes.all());
  }

  /** Every mistake in the files, in the order of the files and their lines. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What is known of each rule, in the order of the files. */
  public List<RulePage> pages() {
    return List.copyOf(pages);
  }

  /** The codes of the checked rules whose firing a plan shows: all but those on dataset classes. */
  public Set<String> observable() {
    return Set.copyOf(observable);
  }

  /**
   * The rules, ready to join the built-in ones.
   *
   * @throws InvalidInput where a file has a mistake, with the first one
   */
  public OutsideRules rules() {
    if (!problems.isEmpty()) {
      Problem first = problems.get(0);
      List<String> details = new ArrayList<>(first.excerpt().lines().toList());
      problems.stream().skip(1).forEach(p -> details.addAll(p.render().lines().toList()));
      throw new InvalidInput(
          first.origin(), "column " + first.column() + ": " + first.message(), details);
    }
    return new OutsideRules(packages, rules, pages, facts);
  }

  private void add(OfRule rule, RuleFile file, ModelImpl model) {
    model.addRule(ModelBuilder.build(rule));
    if (rule.kind() != RuleKind.DATASET_CLASS) {
      observable.add(rule.rule().code());
    }
    rules.put(OutsideRules.key(ModelBuilder.PACKAGE, rule.rule().code()), rule.rule());
    RulePage.Kind kind =
        switch (rule.kind()) {
          case FINDING -> RulePage.Kind.FINDING;
          case SAME_TASK -> RulePage.Kind.GROUPING;
          case MARK -> RulePage.Kind.CRITERION;
          case PIN -> RulePage.Kind.PIN;
          case DATASET_CLASS -> RulePage.Kind.DATASET_CLASS;
        };
    pages.add(
        new RulePage(
            rule.rule().code(),
            rule.rule().title(),
            kind,
            severity(rule),
            file.name(),
            rule.page(),
            file.text()));
  }

  private void trust(RuleFile file, Trusted trusted) {
    packages.addAll(trusted.packages());
    for (Trusted.Declared declared : trusted.rules()) {
      Rule rule = declared.rule();
      rules.put(OutsideRules.key(declared.packageName(), rule.code()), rule);
      pages.add(
          new RulePage(
              rule.code(),
              rule.title(),
              RulePage.Kind.CRITERION,
              null,
              file.name(),
              "Trusted: this rule was not checked.",
              file.text()));
    }
    facts.add(new TrustedRules(file.name(), file.origin(0)));
  }

  /** The severity of the rule's findings, where it is the same for all. */
  private static @Nullable Severity severity(OfRule rule) {
    for (Conclusion conclusion : rule.then()) {
      boolean finding = conclusion.type().javaClass() == Finding.class;
      if (finding && conclusion.constant(Severity.class) instanceof Severity severity) {
        return severity;
      }
    }
    return null;
  }
}
