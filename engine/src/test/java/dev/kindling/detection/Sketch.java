package dev.kindling.detection;

import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.facts.Unread;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A project drawn in a few lines: {@code node("clean: raw -> cleaned #spark")}. Every fact gets a
 * line of its own in a file {@code sketch.py} or {@code catalog.yml}.
 */
public final class Sketch {

  public static final String SPARK = "kedro-airflow-k8s:group:pyspark";
  public static final String PIN = "kedro-airflow-k8s:group:default";
  public static final String SPARK_WITH_DOTS = "kedro-airflow-k8s.group.pyspark";
  public static final String PIN_WITH_DOTS = "kedro-airflow-k8s.group.default";

  /** Before a text that two nodes share, which {@link #TOGETHER} puts into one task. */
  public static final String LINK = "link:";

  /** Rules of an organization that want the two nodes in one task that carry the same tag. */
  public static final RuleBase TOGETHER =
      RuleBase.builtIn()
          .with(
              RuleFiles.of(
                      List.of(
                          RuleFile.of(
                              "together.drl",
                              """
                              import dev.kindling.facts.SameTask
                              import dev.kindling.facts.Tag

                              rule "together"
                              when
                                $one : Tag(name str[startsWith] "link:")
                                $other : Tag(name == $one.name, node != $one.node)
                              then
                                insert(new SameTask($one.node(), $other.node(), "tagged " + $one.name()));
                              end
                              """)))
                  .rules());

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final List<Unread> unread = new ArrayList<>();
  private String kedro = "1.0.0";
  private int line;

  /** {@code name: inputs -> outputs}, then {@code #spark}, {@code #pin} or other tags. */
  public Sketch node(String text) {
    String[] tagged = text.split("#");
    String[] named = tagged[0].split(":", 2);
    String[] flow = named[1].split("->", -1);
    String name = named[0].strip();
    Origin origin = here(text);
    List<Tag> tags =
        Arrays.stream(tagged)
            .skip(1)
            .map(String::strip)
            .map(t -> t.equals("spark") ? SPARK : t.equals("pin") ? PIN : t)
            .map(t -> new Tag(name, t, here(t)))
            .toList();
    nodes.add(
        new Node(
            name,
            "f_" + name,
            null,
            tags,
            words(flow[0]).stream().map(d -> new Input(name, d, here(d))).toList(),
            words(flow[1]).stream().map(d -> new Output(name, d, here(d))).toList(),
            List.of(),
            List.of(),
            origin));
    return this;
  }

  /** Annotates the last node's parameter of that input, or its return value. */
  public Sketch hint(String dataset, String... types) {
    Node last = nodes.remove(nodes.size() - 1);
    boolean returned = dataset.equals(TypeHint.RETURN);
    TypeHint hint =
        new TypeHint(
            last.name(),
            dataset,
            returned ? null : dataset,
            String.join(" | ", types),
            Set.of(types),
            here(String.join(" | ", types)));
    List<TypeHint> hints = new ArrayList<>(last.hints());
    hints.add(hint);
    nodes.add(
        new Node(
            last.name(),
            last.function(),
            last.namespace(),
            last.tags(),
            last.inputs(),
            last.outputs(),
            hints,
            last.sparkUses(),
            last.origin()));
    return this;
  }

  /** Lets the last node's function use a name of pyspark. */
  public Sketch uses(String name) {
    Node last = nodes.remove(nodes.size() - 1);
    List<SparkUse> uses = new ArrayList<>(last.sparkUses());
    uses.add(new SparkUse(last.name(), name, here(name)));
    nodes.add(
        new Node(
            last.name(),
            last.function(),
            last.namespace(),
            last.tags(),
            last.inputs(),
            last.outputs(),
            last.hints(),
            uses,
            last.origin()));
    return this;
  }

  /** Gives a dataset an entry in the catalog. */
  public Sketch dataset(String name, String type, String... classes) {
    return dataset(name, type, true, classes);
  }

  public Sketch dataset(String name, String type, boolean resolved, String... classes) {
    datasets.put(
        name,
        new Dataset(
            name,
            type,
            List.of(classes),
            resolved,
            type.endsWith("MemoryDataset"),
            Map.of(),
            null,
            new Origin("catalog.yml", ++line, "type: " + type)));
    return this;
  }

  /** Sets the version of Kedro that the project states. */
  public Sketch kedro(String version) {
    kedro = version;
    return this;
  }

  public Sketch unread(String what) {
    unread.add(new Unread(what, "it could not be read", here(what)));
    return this;
  }

  public Project project() {
    return new Project(
        "sketch",
        "sketch",
        kedro,
        "local",
        List.of(new Pipeline(Pipeline.DEFAULT, nodes)),
        datasets,
        List.of(),
        unread);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("[ ,]+"));
  }

  private Origin here(String text) {
    return new Origin("sketch.py", ++line, text);
  }
}
