package dev.kindling.rules.outside;

import dev.kindling.facts.Absorption;
import dev.kindling.facts.Apart;
import dev.kindling.facts.Between;
import dev.kindling.facts.Boundary;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetClass;
import dev.kindling.facts.Finding;
import dev.kindling.facts.GroupTags;
import dev.kindling.facts.Input;
import dev.kindling.facts.Mark;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pin;
import dev.kindling.facts.Placement;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.Renaming;
import dev.kindling.facts.SameTask;
import dev.kindling.facts.SessionStart;
import dev.kindling.facts.Severity;
import dev.kindling.facts.SharedFile;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.facts.SparkType;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.Split;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Task;
import dev.kindling.facts.TypeHint;
import dev.kindling.facts.Unread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of rule authors: which facts there are, when each is known, and what a rule can
 * conclude. A rule of one stage sees the facts of the stages before it, and never the absence of
 * what its own stage still derives, so that the order in which rules fire decides nothing.
 */
final class Vocabulary {

  static final String PACKAGE = "dev.kindling.facts";

  /** When a fact is known, the earliest first. */
  enum Stage {
    /** Read from the project; there before any rule fires. */
    PROJECT,
    /** Derived by marking rules, each other's conclusions included. */
    DECISION,
    /** Known once every node has its task. */
    PLAN
  }

  private static final Map<Class<?>, Stage> STAGES = stages();
  private static final Map<String, FactType> TYPES = types();
  private static final List<Class<?>> CONCLUSIONS =
      List.of(Mark.class, Pin.class, SameTask.class, SparkDatasetClass.class, Finding.class);
  private static final List<Class<?>> CONSTANTS = List.of(NodeType.class, Severity.class);

  private Vocabulary() {}

  private static Map<Class<?>, Stage> stages() {
    Map<Class<?>, Stage> stages = new LinkedHashMap<>();
    for (Class<?> type :
        List.of(
            Node.class,
            Tag.class,
            GroupTags.class,
            Input.class,
            Output.class,
            TypeHint.class,
            SparkUse.class,
            Dataset.class,
            DatasetClass.class,
            SparkType.class,
            Unread.class,
            SessionStart.class,
            Refusal.class)) {
      stages.put(type, Stage.PROJECT);
    }
    for (Class<?> type :
        List.of(SparkDatasetClass.class, SameTask.class, Mark.class, Pin.class, Between.class)) {
      stages.put(type, Stage.DECISION);
    }
    for (Class<?> type :
        List.of(
            Task.class,
            Placement.class,
            Boundary.class,
            Absorption.class,
            Split.class,
            Apart.class,
            Renaming.class,
            SharedFile.class)) {
      stages.put(type, Stage.PLAN);
    }
    return Collections.unmodifiableMap(stages);
  }

  private static Map<String, FactType> types() {
    Map<String, FactType> types = new LinkedHashMap<>();
    List<Class<?>> all = new ArrayList<>(STAGES.keySet());
    all.add(Finding.class);
    all.add(Origin.class);
    for (Class<?> type : all) {
      types.put(type.getSimpleName(), FactType.of(type));
    }
    return Collections.unmodifiableMap(types);
  }

  /** The types that a pattern can match, in the order of the reference. */
  static List<FactType> facts() {
    return STAGES.keySet().stream().map(c -> TYPES.get(c.getSimpleName())).toList();
  }

  static List<String> factNames() {
    return facts().stream().map(FactType::name).toList();
  }

  static @Nullable FactType fact(String name) {
    FactType type = TYPES.get(name);
    return type != null && STAGES.containsKey(type.javaClass()) ? type : null;
  }

  static Stage stage(FactType type) {
    Stage stage = STAGES.get(type.javaClass());
    if (stage == null) {
      throw new IllegalArgumentException(type.name() + " is matched by no rule");
    }
    return stage;
  }

  /** The type of a fact that a field holds. */
  static FactType of(Class<?> javaClass) {
    FactType type = TYPES.get(javaClass.getSimpleName());
    if (type == null) {
      throw new IllegalArgumentException(javaClass + " is no part of the vocabulary");
    }
    return type;
  }

  static List<String> conclusionNames() {
    return CONCLUSIONS.stream().map(Class::getSimpleName).toList();
  }

  static @Nullable FactType conclusion(String name) {
    FactType type = TYPES.get(name);
    return type != null && CONCLUSIONS.contains(type.javaClass()) ? type : null;
  }

  /** The constants {@code Severity} and {@code NodeType}, by simple name. */
  static @Nullable Class<?> constants(String name) {
    return CONSTANTS.stream().filter(c -> c.getSimpleName().equals(name)).findFirst().orElse(null);
  }

  static List<String> names(Class<?> constants) {
    return Arrays.stream(constants.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList();
  }

  /** Every name that a rule file can import. */
  static List<String> importable() {
    List<String> names = new ArrayList<>(TYPES.keySet());
    CONSTANTS.forEach(c -> names.add(c.getSimpleName()));
    return names;
  }
}
