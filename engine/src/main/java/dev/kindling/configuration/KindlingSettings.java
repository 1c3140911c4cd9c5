package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Spelling;
import dev.kindling.facts.Waiver;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a project says to Kindling alone: {@code conf/base/kindling.yml} and, added to it, that of
 * the run's environment.
 *
 * @param rules rule files and packs that the project is planned with
 * @param waivers findings that its owners accept
 */
public record KindlingSettings(List<NamedRules> rules, List<Waiver> waivers) {

  private static final List<String> FILES = List.of("kindling.yml", "kindling.yaml");
  private static final Set<String> KEYS = Set.of("rules", "waivers");
  private static final Set<String> WAIVER = Set.of("code", "node", "dataset", "reason", "expires");

  /**
   * A rule file, relative to the project's folder, or {@code pack:NAME}.
   *
   * @param origin where it is named
   */
  public record NamedRules(String name, Origin origin) {}

  public KindlingSettings {
    rules = List.copyOf(rules);
    waivers = List.copyOf(waivers);
  }

  /** Of a project without such a file, or of a snapshot. */
  public static KindlingSettings none() {
    return new KindlingSettings(List.of(), List.of());
  }

  /** The same, but for the rules that the project names. */
  public KindlingSettings withoutRules() {
    return new KindlingSettings(List.of(), waivers);
  }

  /**
   * Reads a project's settings.
   *
   * @throws InvalidInput where a file says something that has no meaning here
   */
  public static KindlingSettings read(ConfigSettings settings) {
    List<NamedRules> rules = new ArrayList<>();
    List<Waiver> waivers = new ArrayList<>();
    Set<String> environments = new LinkedHashSet<>(List.of(settings.baseEnv(), settings.runEnv()));
    for (String environment : environments) {
      for (ConfigFiles.Found file : new ConfigFiles(settings, environment).of(FILES)) {
        YamlMapping values = mapping(file.read(YamlFlavour.OMEGACONF));
        refuseUnknown(values, KEYS);
        items(values.get("rules")).forEach(item -> rules.add(rules(item)));
        items(values.get("waivers")).forEach(item -> waivers.add(waiver(mapping(item))));
      }
    }
    return new KindlingSettings(rules, waivers);
  }

  private static NamedRules rules(YamlValue item) {
    return new NamedRules(text(item, "a rule file or `pack:NAME`"), item.origin());
  }

  private static Waiver waiver(YamlMapping values) {
    refuseUnknown(values, WAIVER);
    String node = optional(values, "node");
    String dataset = optional(values, "dataset");
    if (node == null && dataset == null) {
      throw new InvalidInput(
          values.origin(), "the waiver names neither a `node` nor a `dataset`; add one");
    }
    return new Waiver(
        required(values, "code", "the finding's code"),
        node,
        dataset,
        required(values, "reason", "why the finding is accepted"),
        date(values),
        values.origin());
  }

  private static @Nullable LocalDate date(YamlMapping values) {
    String text = optional(values, "expires");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      YamlMapping.Entry entry = values.entries().get("expires");
      throw new InvalidInput(
          entry == null ? values.origin() : entry.key(),
          "`expires` is no date; write it as 2027-01-31");
    }
  }

  private static String required(YamlMapping values, String key, String what) {
    String value = optional(values, key);
    if (value == null || value.isBlank()) {
      throw new InvalidInput(values.origin(), "the waiver lacks `" + key + "`: " + what);
    }
    return value;
  }

  private static @Nullable String optional(YamlMapping values, String key) {
    YamlValue value = values.get(key);
    return value == null ? null : text(value, "a text");
  }

  private static String text(YamlValue value, String wanted) {
    if (value instanceof YamlScalar scalar && scalar.value() != null) {
      return scalar.text();
    }
    throw new InvalidInput(
        value.origin(), "here stands " + value.shape() + ", but " + wanted + " is wanted");
  }

  private static List<YamlValue> items(@Nullable YamlValue value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof YamlSequence sequence) {
      return sequence.items();
    }
    throw new InvalidInput(
        value.origin(), "here stands " + value.shape() + ", but a list is wanted");
  }

  private static YamlMapping mapping(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      return mapping;
    }
    throw new InvalidInput(
        value.origin(), "here stands " + value.shape() + ", but `key: value` lines are wanted");
  }

  private static void refuseUnknown(YamlMapping values, Set<String> known) {
    values
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                List<String> sorted = known.stream().sorted().toList();
                throw new InvalidInput(
                    entry.key(),
                    "the key `%s` has no meaning here.%s It may be %s"
                        .formatted(key, Spelling.hint(key, sorted), String.join(", ", sorted)));
              }
            });
  }
}
