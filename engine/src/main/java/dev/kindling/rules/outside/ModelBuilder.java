package dev.kindling.rules.outside;

import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.Checked.Counted;
import dev.kindling.rules.outside.Checked.Join;
import dev.kindling.rules.outside.Checked.Match;
import dev.kindling.rules.outside.Checked.Nested;
import dev.kindling.rules.outside.Checked.OfRule;
import dev.kindling.rules.outside.Checked.Part;
import dev.kindling.rules.outside.Checked.Slot;
import dev.kindling.rules.outside.Checked.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.base.accumulators.CountAccumulateFunction;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.DSL;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.consequences.NamedConsequenceImpl;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.impl.RuleImpl;
import org.drools.model.index.BetaIndexImpl;
import org.drools.model.patterns.AccumulatePatternImpl;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.ExistentialPatternImpl;
import org.drools.model.patterns.PatternImpl;

/**
 * Builds a checked rule for the rule engine, from objects of ours: no text of the rule file reaches
 * a compiler.
 */
@SuppressWarnings({
  "rawtypes",
  "unchecked"
}) // the engine's model is typed by what we only know at run time
final class ModelBuilder {

  /** The package of all checked outside rules: their codes are unique across files. */
  static final String PACKAGE = "outside";

  private final OfRule rule;
  private final Map<Slot, Variable> variables = new HashMap<>();
  private int constraints;

  private ModelBuilder(OfRule rule) {
    this.rule = rule;
  }

  static Rule build(OfRule rule) {
    return new ModelBuilder(rule).build();
  }

  private Rule build() {
    List<Condition> conditions = new ArrayList<>();
    List<Slot> before = new ArrayList<>();
    for (Part part : rule.when()) {
      conditions.add(condition(part, before));
    }
    conditions.add(new NamedConsequenceImpl(RuleImpl.DEFAULT_CONSEQUENCE_NAME, false));
    Map<String, Consequence> consequences = new HashMap<>();
    consequences.put(RuleImpl.DEFAULT_CONSEQUENCE_NAME, consequence());
    CompositePatterns view = new CompositePatterns(Condition.Type.AND, conditions, consequences);
    Map<Rule.Attribute, Object> attributes = new HashMap<>();
    if (rule.kind() == RuleKind.FINDING) {
      attributes.put(Rule.Attribute.AGENDA_GROUP, RuleBase.FINDINGS);
    } else if (rule.kind() == RuleKind.PIN && rule.asks()) {
      attributes.put(Rule.Attribute.AGENDA_GROUP, RuleBase.PINS);
    }
    return new RuleImpl(PACKAGE, rule.rule().code(), null, view, attributes, Map.of());
  }

  private Consequence consequence() {
    Frame frame = new Frame();
    rule.then().forEach(c -> c.slots().forEach(frame::place));
    Conclusions block = new Conclusions(rule, frame.slots());
    Variable[] used = frame.slots().stream().map(this::variable).toArray(Variable[]::new);
    return new ConsequenceImpl(block, used, true, false, "java");
  }

  private Condition condition(Part part, List<Slot> before) {
    if (part instanceof Match match) {
      Condition pattern = pattern(match, before);
      before.add(match.slot());
      return pattern;
    } else if (part instanceof Counted counted) {
      return counted(counted, before);
    }
    Nested nested = (Nested) part;
    return switch (nested.connective()) {
      case AND -> new CompositePatterns(Condition.Type.AND, all(nested.parts(), before));
      case OR -> new CompositePatterns(Condition.Type.OR, branches(nested.parts(), before));
      case EXISTS -> existential(nested, Condition.Type.EXISTS, before);
      case NOT, FORALL -> existential(nested, Condition.Type.NOT, before);
    };
  }

  private Condition existential(Nested nested, Condition.Type type, List<Slot> before) {
    List<Condition> inner = all(nested.parts(), new ArrayList<>(before));
    Condition only =
        inner.size() == 1 ? inner.get(0) : new CompositePatterns(Condition.Type.AND, inner);
    return new ExistentialPatternImpl(only, type);
  }

  private List<Condition> all(List<Part> parts, List<Slot> before) {
    List<Condition> conditions = new ArrayList<>();
    for (Part part : parts) {
      conditions.add(condition(part, before));
    }
    return conditions;
  }

  private List<Condition> branches(List<Part> parts, List<Slot> before) {
    List<Condition> conditions = new ArrayList<>();
    for (Part part : parts) {
      conditions.add(condition(part, new ArrayList<>(before)));
    }
    return conditions;
  }

  private PatternImpl pattern(Match match, List<Slot> before) {
    PatternImpl pattern = new PatternImpl(variable(match.slot()));
    for (Test test : match.tests()) {
      pattern.addConstraint(constraint(test));
    }
    if (!before.isEmpty()) {
      pattern.addConstraint(meter(match.slot(), before.get(before.size() - 1)));
    }
    return pattern;
  }

  private TestConstraint constraint(Test test) {
    List<Variable> used = test.slots().stream().map(this::variable).toList();
    TestConstraint constraint = new TestConstraint(nextId(), used, test.decision());
    Join join = test.join();
    if (join != null && test.slots().size() == 2) {
      constraint.setIndex(
          new BetaIndexImpl<>(
              Object.class,
              ConstraintType.EQUAL,
              constraints,
              fact -> join.own().of(new Object[] {fact}),
              fact -> join.theirs().of(new Object[] {fact}),
              Object.class));
    }
    return constraint;
  }

  /** Lets every combination of facts that the engine tries count against the rule's budget. */
  private TestConstraint meter(Slot own, Slot earlier) {
    return new TestConstraint(
        nextId(),
        List.of(variable(own), variable(earlier)),
        facts -> {
          Budget.step(rule.rule());
          return true;
        });
  }

  private Condition counted(Counted counted, List<Slot> before) {
    PatternImpl source = pattern(counted.source(), before);
    Variable result = variable(counted.result());
    AccumulateFunction count =
        new AccumulateFunction(null, CountAccumulateFunction::new).as(result);
    Condition accumulate = new AccumulatePatternImpl<>(source, null, count);
    before.add(counted.result());
    if (counted.guard() == null) {
      return accumulate;
    }
    PatternImpl guarded = new PatternImpl(result, constraint(counted.guard()));
    return new CompositePatterns(Condition.Type.AND, new ArrayList<>(List.of(accumulate, guarded)));
  }

  private Variable variable(Slot slot) {
    return variables.computeIfAbsent(
        slot, s -> DSL.declarationOf((Class) s.type(), "fact" + s.number()));
  }

  private String nextId() {
    return rule.rule().code() + "#" + constraints++;
  }
}
