package dev.kindling.explanation;

import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan that can be questioned: it knows what the plan was made of, and answers why. Answers are
 * worked out when they are first asked for, since most writers of plans ask for none. For one
 * thread.
 */
public final class Explanation {

  private final Plan plan;
  private final Project project;
  private final RuleBase rules;
  private @Nullable Map<String, Verdict> verdicts;
  private @Nullable Map<String, Node> nodes;
  private @Nullable Flow flow;
  private @Nullable Proofs proofs;
  private @Nullable UnmetCriteria misses;

  private Explanation(Plan plan, Project project, RuleBase rules) {
    this.plan = plan;
    this.project = project;
    this.rules = rules;
  }

  /** Of the plan that those rules made of that project. */
  public static Explanation of(Plan plan, Project project, RuleBase rules) {
    return new Explanation(plan, project, rules);
  }

  public Plan plan() {
    return plan;
  }

  public Project project() {
    return project;
  }

  /** The rules that made the plan. */
  public RuleBase rules() {
    return rules;
  }

  /** The pipeline that was planned. */
  public Pipeline pipeline() {
    return project
        .pipeline(plan.pipeline())
        .orElseGet(() -> new Pipeline(plan.pipeline(), List.of()));
  }

  /** Who feeds whom. */
  public Flow flow() {
    if (flow == null) {
      flow = Flow.of(pipeline(), plan);
    }
    return flow;
  }

  /** The proofs of the Spark nodes. */
  public Proofs proofs() {
    if (proofs == null) {
      proofs = Proofs.of(plan, flow());
    }
    return proofs;
  }

  /**
   * Why each criterion leaves the node alone, but for those that a pin overrules; empty for a Spark
   * node. What would make a criterion hold puts the node on Spark; for a pinned node nothing would.
   */
  public List<WhyNot> misses(String node) {
    if (verdict(node).type() == NodeType.PYSPARK) {
      return List.of();
    }
    if (misses == null) {
      GroupTags spelled = GroupTags.of(project.kedroVersion());
      misses = new UnmetCriteria(project, rules, new Surroundings(plan, flow(), spelled), spelled);
    }
    List<Derivation> overruled = verdict(node).overruled();
    return misses.of(node(node)).stream()
        .filter(miss -> overruled.stream().noneMatch(d -> d.criterion().equals(miss.criterion())))
        .map(miss -> verdict(node).pins().isEmpty() ? miss : miss.withoutCure())
        .toList();
  }

  /** What was read of a node that the plan has. */
  public Node node(String name) {
    if (nodes == null) {
      nodes = byName(pipeline().nodes(), Node::name);
    }
    return found(nodes.get(name), name);
  }

  /** What was decided about a node that the plan has. */
  public Verdict verdict(String node) {
    if (verdicts == null) {
      verdicts = byName(plan.nodes(), Verdict::node);
    }
    return found(verdicts.get(node), node);
  }

  private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
    Map<String, T> byName = new HashMap<>();
    values.forEach(value -> byName.put(name.apply(value), value));
    return byName;
  }

  private static <T> T found(@Nullable T value, String node) {
    if (value == null) {
      throw new IllegalArgumentException("no node " + node);
    }
    return value;
  }
}
