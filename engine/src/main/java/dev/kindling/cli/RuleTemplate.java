package dev.kindling.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code rules new} writes for each kind of rule: a rule that works, to be changed. */
enum RuleTemplate {
  MARK(
      """
      import dev.kindling.facts.Mark
      import dev.kindling.facts.Tag

      /*
       * Nodes tagged `NAME` run on Spark.
       *
       * Say here what the rule decides, why, and what it misses: this comment is the rule's page.
       */
      rule "NAME"
      when
        $tag : Tag(name == "NAME")
      then
        insert(new Mark($tag.node(), "tagged " + $tag.name()));
      end
      """,
      "  pyspark: [load]\n  because:\n    load: [NAME]\n",
      "  pyspark: []\n"),
  PIN(
      """
      import dev.kindling.facts.Pin
      import dev.kindling.facts.Tag

      /*
       * Nodes tagged `NAME` never run on Spark.
       *
       * Say here what the rule decides, why, and what it misses: this comment is the rule's page.
       */
      rule "NAME"
      when
        $tag : Tag(name == "NAME")
      then
        insert(new Pin($tag.node(), "tagged " + $tag.name()));
      end
      """,
      "  pinned: [load]\n",
      "  pinned: []\n"),
  DATASET_CLASS(
      """
      import dev.kindling.facts.DatasetClass
      import dev.kindling.facts.SparkDatasetClass

      /*
       * The datasets of our lake are Spark's.
       *
       * Say here what the rule decides, why, and what it misses: this comment is the rule's page.
       */
      rule "NAME"
      when
        DatasetClass(simpleName == "LakeTableDataset")
      then
        insert(new SparkDatasetClass("LakeTableDataset"));
      end
      """,
      "  pyspark: [load, report]\n  because:\n    load: [catalog-type]\n",
      "  pyspark: []\n"),
  SAME_TASK(
      """
      import dev.kindling.facts.Input
      import dev.kindling.facts.Output
      import dev.kindling.facts.SameTask
      import dev.kindling.facts.Tag

      /*
       * Nodes tagged `NAME` share their task with whatever reads what they write.
       *
       * Say here what the rule decides, why, and what it misses: this comment is the rule's page.
       */
      rule "NAME"
      when
        $tag : Tag(name == "NAME")
        $output : Output(node == $tag.node)
        $input : Input(base == $output.base)
      then
        insert(new SameTask($tag.node(), $input.node(),
            $tag.node() + " is tagged " + $tag.name() + " and gives it " + $output.dataset()));
      end
      """,
      "  tasks: [[load, report]]\n",
      "  tasks: [[load]]\n"),
  FINDING(
      """
      import dev.kindling.facts.Finding
      import dev.kindling.facts.Severity
      import dev.kindling.facts.Tag

      /*
       * Nobody tags nodes `NAME`.
       *
       * Say here what the rule finds, why that matters, and what to do about it: this comment is
       * the rule's page.
       */
      rule "NAME"
      when
        $tag : Tag(name == "NAME")
      then
        insert(new Finding("NAME", Severity.WARNING, $tag.node(), null,
            "`" + $tag.node() + "` is tagged " + $tag.name(), "remove the tag", $tag.origin()));
      end
      """,
      "  findings: [NAME load]\n",
      "  findings: []\n");

  private static final String FIRES =
      """
      # The rule fires for the first node. A case is a snapshot with what is expected of its plan.
      expect:
      EXPECT
      pipelines:
        - name: __default__
          nodes:
            - {name: load, func_name: load, tags: [NAME], inputs: [raw], outputs: [table]}
            - {name: report, func_name: report, tags: [], inputs: [table], outputs: [chart]}
      datasets:
        table: {name: table, type: LakeTableDataset}
      """;

  private static final String SILENT =
      """
      # The rule has nothing to say.
      expect:
      EXPECT
      pipelines:
        - name: __default__
          nodes:
            - {name: load, func_name: load, tags: [other], inputs: [raw], outputs: [table]}
      datasets:
        table: {name: table, type: pandas.ParquetDataset}
      """;

  private final String rule;
  private final String fires;
  private final String silent;

  RuleTemplate(String rule, String fires, String silent) {
    this.rule = rule;
    this.fires = fires;
    this.silent = silent;
  }

  /** The rule file. */
  String rule(String name) {
    return rule.replace("NAME", name);
  }

  /** The cases by file name. */
  Map<String, String> cases(String name) {
    Map<String, String> cases = new TreeMap<>();
    cases.put("fires.yml", FIRES.replace("EXPECT\n", fires).replace("NAME", name));
    cases.put("stays-silent.yml", SILENT.replace("EXPECT\n", silent).replace("NAME", name));
    return cases;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
