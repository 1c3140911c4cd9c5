package dev.kindling.rules.outside;

import java.util.Arrays;
import java.util.List;
import org.drools.model.Variable;
import org.drools.model.constraints.AbstractSingleConstraint;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;
import org.drools.model.functions.Predicate5;
import org.drools.model.functions.PredicateInformation;
import org.drools.model.functions.PredicateN;
import org.drools.model.impl.ModelComponent;

/**
 * A checked test as the rule engine takes constraints. Its id is unique, so that the engine never
 * takes two tests for one.
 */
@SuppressWarnings("rawtypes") // the engine's own signatures
final class TestConstraint extends AbstractSingleConstraint {

  private final List<Variable> variables;
  private final Checked.Decision decision;

  /**
   * @param variables the facts that the decision is given, the pattern's own first
   */
  TestConstraint(String id, List<Variable> variables, Checked.Decision decision) {
    super(id, PredicateInformation.EMPTY_PREDICATE_INFORMATION);
    this.variables = List.copyOf(variables);
    this.decision = decision;
  }

  @Override
  public Variable[] getVariables() {
    return variables.toArray(Variable[]::new);
  }

  @Override
  public PredicateN getPredicate() {
    return decision::holds;
  }

  @Override
  public Predicate1 getPredicate1() {
    return a -> decision.holds(new Object[] {a});
  }

  @Override
  public Predicate2 getPredicate2() {
    return (a, b) -> decision.holds(new Object[] {a, b});
  }

  @Override
  public Predicate3 getPredicate3() {
    return (a, b, c) -> decision.holds(new Object[] {a, b, c});
  }

  @Override
  public Predicate4 getPredicate4() {
    return (a, b, c, d) -> decision.holds(new Object[] {a, b, c, d});
  }

  @Override
  public Predicate5 getPredicate5() {
    return (a, b, c, d, e) -> decision.holds(new Object[] {a, b, c, d, e});
  }

  @Override
  public TestConstraint negate() {
    return new TestConstraint("!" + getExprId(), variables, facts -> !decision.holds(facts));
  }

  @Override
  public TestConstraint replaceVariable(Variable oldVariable, Variable newVariable) {
    List<Variable> replaced =
        variables.stream().map(v -> v == oldVariable ? newVariable : v).toList();
    return new TestConstraint(getExprId(), replaced, decision);
  }

  @Override
  public boolean isEqualTo(ModelComponent other) {
    return other instanceof TestConstraint that
        && getExprId().equals(that.getExprId())
        && Arrays.equals(getVariables(), that.getVariables());
  }
}
