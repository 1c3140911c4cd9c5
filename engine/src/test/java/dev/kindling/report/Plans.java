package dev.kindling.report;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Severity;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Rule;
import dev.kindling.plan.Verdict;
import dev.kindling.rules.RuleBase;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** A small plan with one of everything, hostile names included. */
final class Plans {

  private static final Origin HERE = new Origin("src/shop/pipeline.py", 20, "");

  private Plans() {}

  static Plan shop() {
    Derivation catalog =
        new Derivation(
            new Rule("catalog-type", "spark dataset in the catalog", Origin.UNKNOWN),
            "output clean is a spark.SparkDataset",
            List.of(new Origin("conf/base/catalog.yml", 12, "type: spark.SparkDataset")),
            List.of());
    Derivation tag =
        new Derivation(
            new Rule("tag", "tagged for Spark", Origin.UNKNOWN),
            "tagged kedro-airflow-k8s:group:pyspark",
            List.of(new Origin("src/shop/pipeline.py", 8, "tags=[\"x\", 'y']")),
            List.of());
    Derivation sandwich =
        new Derivation(
            new Rule("sandwich", "between Spark nodes", Origin.UNKNOWN),
            "fed by clean_orders and feeds join",
            List.of(),
            List.of("clean_orders", "a<b>&\"c\"", "join"));
    return new Plan(
        "Shop",
        "__default__",
        "local",
        List.of(
            new Task(
                "pyspark_clean_orders",
                NodeType.PYSPARK,
                List.of("clean_orders", "a<b>&\"c\"", "join"),
                List.of("train")),
            new Task("train", NodeType.DEFAULT, List.of("train"), List.of())),
        List.of(
            verdict("clean_orders", NodeType.PYSPARK, List.of(catalog, tag), List.of(), List.of()),
            verdict("a<b>&\"c\"", NodeType.PYSPARK, List.of(sandwich), List.of(), List.of()),
            verdict("join", NodeType.PYSPARK, List.of(tag), List.of(), List.of()),
            new Verdict("train", NodeType.DEFAULT, "train", List.of(), List.of(tag), List.of(tag))),
        List.of(),
        List.of(
            new Finding(
                "memory-boundary",
                Severity.ERROR,
                "train",
                "features",
                "`features` passes between `join` and `train` in memory, where it is lost",
                "add this to conf/base/catalog.yml:\nfeatures:\n  type: pandas.ParquetDataset",
                HERE),
            new Finding(
                "unknown-type",
                Severity.WARNING,
                null,
                "odd</script>",
                "`odd</script>`: the class 100% `x,y:z` is not known",
                "",
                Origin.UNKNOWN)));
  }

  static Project project() {
    return new Project(
        "Shop",
        "shop",
        "1.0.0",
        "local",
        List.of(
            new Pipeline(
                "__default__",
                List.of(
                    node("clean_orders", "raw", "clean"),
                    node("a<b>&\"c\"", "clean", "odd</script>"),
                    node("join", "odd</script>", "features"),
                    node("train", "features", "model")))),
        Map.of(),
        List.of(),
        List.of());
  }

  static String write(PlanWriter writer) {
    StringWriter out = new StringWriter();
    try {
      writer.write(Explanation.of(shop(), project(), RuleBase.builtIn()), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  private static Verdict verdict(
      String node,
      NodeType type,
      List<Derivation> because,
      List<Derivation> overruled,
      List<Derivation> pins) {
    return new Verdict(node, type, "pyspark_clean_orders", because, overruled, pins);
  }

  private static Node node(String name, String input, String output) {
    return new Node(
        name,
        name,
        null,
        List.of(),
        List.of(new Input(name, input, HERE)),
        List.of(new Output(name, output, HERE)),
        List.of(),
        List.of(),
        HERE);
  }
}
