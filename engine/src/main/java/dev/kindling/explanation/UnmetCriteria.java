package dev.kindling.explanation;

import dev.kindling.explanation.WhyNot.Seen;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.PlainType;
import dev.kindling.facts.Project;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.facts.SparkType;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.RulePage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the criteria that do not hold for a default node: what each looked at, what came
 * nearest, and what is missing.
 */
final class UnmetCriteria {

  static final Set<String> BUILT_IN =
      Set.of("tag", "type-hint", "catalog-type", "sandwich", "default");

  private final Project project;
  private final RuleBase rules;
  private final Surroundings surroundings;
  private final GroupTags spelled;

  UnmetCriteria(Project project, RuleBase rules, Surroundings surroundings, GroupTags spelled) {
    this.project = project;
    this.rules = rules;
    this.surroundings = surroundings;
    this.spelled = spelled;
  }

  List<WhyNot> of(Node node) {
    List<WhyNot> misses = new ArrayList<>();
    misses.add(tag(node));
    misses.add(typeHint(node));
    misses.add(catalogType(node));
    misses.add(surroundings.miss(node.name()));
    for (RulePage page : rules.pages()) {
      if (page.kind() == RulePage.Kind.CRITERION && !BUILT_IN.contains(page.code())) {
        misses.add(
            new WhyNot(
                page.code(),
                "the condition of `" + page.title() + "` (" + page.file() + ") does not hold",
                List.of(),
                null,
                null));
      }
    }
    return misses;
  }

  private WhyNot tag(Node node) {
    List<Seen> seen = new ArrayList<>();
    for (Tag tag : node.tags()) {
      seen.add(new Seen("tag " + tag.name(), tag.origin()));
    }
    List<String> names = node.tags().stream().filter(tag -> !tag.isPin()).map(Tag::name).toList();
    Optional<String> nearest = Spelling.nearest(spelled.spark(), names);
    return new WhyNot(
        "tag",
        "no tag `" + spelled.spark() + "`",
        seen,
        nearest.map(name -> "the tag `" + name + "` is spelled almost like it").orElse(null),
        new Change.AddTag(node.name(), spelled.spark()));
  }

  private WhyNot typeHint(Node node) {
    List<String> types =
        facts(SparkType.class).stream().map(SparkType::name).collect(Collectors.toList());
    Set<String> simple = new TreeSet<>();
    types.forEach(type -> simple.add(simple(type)));
    Map<String, String> plain = new HashMap<>();
    facts(PlainType.class).forEach(type -> plain.put(type.name(), type.reason()));
    List<Seen> seen = new ArrayList<>();
    String nearest = null;
    for (TypeHint hint : node.hints()) {
      seen.add(new Seen(place(hint) + " is annotated " + hint.annotation(), hint.origin()));
      for (String type : new TreeSet<>(hint.types())) {
        if (nearest == null && (simple.contains(simple(type)) || plain.containsKey(type))) {
          String at = hint.origin().known() ? " (" + hint.origin() + ")" : "";
          nearest =
              place(hint)
                  + " is annotated `"
                  + hint.annotation()
                  + "`"
                  + at
                  + ", where `"
                  + simple(type)
                  + "` is `"
                  + type
                  + "`, "
                  + reason(plain.get(type));
        }
      }
    }
    Set<String> hinted =
        node.hints().stream()
            .map(hint -> String.valueOf(hint.dataset()))
            .collect(Collectors.toSet());
    for (Input input : node.inputs()) {
      if (!input.isParameter() && !hinted.contains(input.dataset())) {
        seen.add(new Seen("input " + input.dataset() + " has no annotation", input.origin()));
      }
    }
    Change missing =
        types.isEmpty() ? null : new Change.Annotate(node.name(), parameter(node), types.get(0));
    return new WhyNot(
        "type-hint", "no annotation mentions a Spark DataFrame", seen, nearest, missing);
  }

  private static String reason(@Nullable String plain) {
    return plain == null ? "no Spark DataFrame" : "no Spark DataFrame: " + plain;
  }

  /** The annotation that one would change: of a dataset's parameter, else of what is returned. */
  private static String parameter(Node node) {
    return node.hints().stream()
        .filter(hint -> hint.dataset() == null || !DatasetName.isParameter(hint.dataset()))
        .map(TypeHint::parameter)
        .findFirst()
        .or(
            () ->
                node.inputs().stream()
                    .filter(input -> !input.isParameter())
                    .map(Input::dataset)
                    .findFirst())
        .orElse(TypeHint.RETURN);
  }

  private static String place(TypeHint hint) {
    return hint.parameter().equals(TypeHint.RETURN)
        ? "the return value"
        : "`" + hint.parameter() + "`";
  }

  private WhyNot catalogType(Node node) {
    Set<String> used = new TreeSet<>();
    node.inputs().stream().filter(i -> !i.isParameter()).map(Input::dataset).forEach(used::add);
    node.outputs().stream().map(Output::dataset).forEach(used::add);
    List<SparkDatasetClass> spark = facts(SparkDatasetClass.class);
    Set<String> simple = new TreeSet<>();
    spark.forEach(known -> simple.add(known.simpleName()));
    List<Seen> seen = new ArrayList<>();
    String nearest = null;
    for (String name : used) {
      Dataset dataset = project.datasets().get(name);
      if (dataset == null) {
        seen.add(new Seen(name + " is not in the catalog: it lives in memory", node.origin()));
      } else {
        seen.add(new Seen(name + " is a " + dataset.type(), dataset.origin()));
      }
      if (nearest == null) {
        nearest = twin(name, simple).or(() -> misspelled(name, dataset, simple)).orElse(null);
      }
    }
    Change missing =
        used.isEmpty() ? null : new Change.SetType(used.iterator().next(), "spark.SparkDataset");
    return new WhyNot(
        "catalog-type", "no input or output is a Spark dataset", seen, nearest, missing);
  }

  /** An entry of the same dataset under another transcoding that is a Spark dataset. */
  private Optional<String> twin(String name, Set<String> spark) {
    return project.datasets().values().stream()
        .filter(other -> !other.name().equals(name))
        .filter(other -> other.base().equals(DatasetName.base(name)))
        .filter(other -> spark.contains(simple(other.type())))
        .findFirst()
        .map(
            other ->
                "`"
                    + other.name()
                    + "` is a `"
                    + other.type()
                    + "` ("
                    + other.origin()
                    + "), but this node uses `"
                    + name
                    + "`");
  }

  private static Optional<String> misspelled(
      String name, @Nullable Dataset dataset, Set<String> spark) {
    if (dataset == null || !simple(dataset.type()).contains("park")) {
      return Optional.empty();
    }
    return Spelling.nearest(simple(dataset.type()), spark)
        .map(
            known ->
                "`"
                    + name
                    + "` is a `"
                    + dataset.type()
                    + "` ("
                    + dataset.origin()
                    + "), which is not known as a Spark dataset as `"
                    + known
                    + "` is");
  }

  private <T> List<T> facts(Class<T> type) {
    return rules.facts().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
