package dev.kindling.project.folder;

import dev.kindling.configuration.Configuration;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import dev.kindling.project.kedro.ClassCheck;
import dev.kindling.project.kedro.KedroVersion;
import dev.kindling.project.kedro.Requirements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The project's catalog: its entries as they are written, and those that factories make for the
 * datasets that pipelines use. A name that has neither lives in memory.
 */
final class Catalog {

  private final YamlMapping entries;
  private final CatalogEntry reader;
  private final List<FactoryPattern> patterns;
  private final boolean factories;
  private final Set<Unread> unread;

  private Catalog(
      YamlMapping entries,
      CatalogEntry reader,
      boolean factories,
      List<FactoryPattern> patterns,
      Collection<Unread> unread) {
    this.factories = factories;
    this.entries = entries;
    this.reader = reader;
    this.patterns = patterns;
    this.unread = new LinkedHashSet<>(unread);
  }

  static Catalog of(
      Configuration configuration,
      KedroVersion kedro,
      ProjectCode code,
      Requirements requirements) {
    List<Unread> unread = new ArrayList<>(configuration.unread());
    List<FactoryPattern> patterns = new ArrayList<>();
    YamlMapping entries = configuration.values();
    // Since 0.18.12; what a project states is the version that it was made with.
    boolean factories = kedro.atLeast(0, 18, 0);
    if (factories) {
      for (Map.Entry<String, Entry> entry : entries.entries().entrySet()) {
        if (FactoryPattern.isPattern(entry.getKey())) {
          Optional<FactoryPattern> pattern = FactoryPattern.of(entry.getKey());
          String wrong =
              pattern.isEmpty()
                  ? "its fields are of a form that is not read; write them as {name}"
                  : wrong(pattern.get(), entry.getValue().value(), kedro);
          if (wrong == null) {
            pattern.ifPresent(patterns::add);
          } else {
            unread.add(
                new Unread(
                    "the dataset factory `" + entry.getKey() + "`", wrong, entry.getValue().key()));
          }
        }
      }
    }
    patterns.sort(FactoryPattern.ORDER);
    if (kedro.atLeast(0, 19, 6)) {
      refuseCatchAlls(patterns, entries, unread);
    }
    return new Catalog(
        entries,
        new CatalogEntry(code, new ClassCheck(kedro, requirements)),
        factories,
        patterns,
        unread);
  }

  /** Why Kedro gives up on the whole catalog for a factory; null where it does not. */
  private static @Nullable String wrong(
      FactoryPattern pattern, YamlValue body, KedroVersion kedro) {
    if (body instanceof YamlUnread lost) {
      return lost.reason();
    }
    if (!(body instanceof YamlMapping mapping)) {
      return "it is " + body.shape() + " where Kedro takes a mapping with a `type`; write one";
    }
    String foreign = kedro.atLeast(0, 19, 9) ? FactoryBody.foreign(pattern.text(), mapping) : null;
    return foreign == null
        ? null
        : "`%s` stands in its configuration and not in its name, for which Kedro gives up on the whole catalog; write it alike in both"
            .formatted(foreign);
  }

  /** From 0.19.6 on Kedro takes one pattern at most that is nothing but fields. */
  private static void refuseCatchAlls(
      List<FactoryPattern> patterns, YamlMapping entries, List<Unread> unread) {
    List<FactoryPattern> all = patterns.stream().filter(p -> p.specificity() == 0).toList();
    for (int i = 1; i < all.size(); i++) {
      unread.add(
          new Unread(
              "the dataset factory `" + all.get(i).text() + "`",
              "it catches every name, as does `%s` (%s): Kedro refuses more than one; remove the others"
                  .formatted(all.get(0).text(), key(entries, all.get(0))),
              key(entries, all.get(i))));
    }
    all.forEach(all.size() > 1 ? patterns::remove : pattern -> {});
  }

  private static Origin key(YamlMapping entries, FactoryPattern pattern) {
    return Objects.requireNonNull(entries.entries().get(pattern.text())).key();
  }

  /** Every entry that is written out, and what factories make for the names in use. */
  Map<String, Dataset> datasets(Collection<String> used) {
    Map<String, Dataset> datasets = new TreeMap<>();
    Set<String> names = new TreeSet<>(used);
    for (Map.Entry<String, Entry> entry : entries.entries().entrySet()) {
      String name = entry.getKey();
      if (!factories || !FactoryPattern.isPattern(name)) {
        names.remove(name);
        read(name, entry.getValue(), entry.getValue().value())
            .ifPresent(d -> datasets.put(name, d));
      }
    }
    names.removeIf(DatasetName::isParameter);
    for (String name : names) {
      made(name).ifPresent(dataset -> datasets.put(name, dataset));
    }
    return datasets;
  }

  /** What could not be read; complete after {@link #datasets}. */
  List<Unread> unread() {
    return List.copyOf(unread);
  }

  private Optional<Dataset> made(String name) {
    for (FactoryPattern pattern : patterns) {
      Optional<Map<String, String>> fields = pattern.match(name);
      if (fields.isPresent()) {
        Entry entry = entries.entries().get(pattern.text());
        YamlValue body = entry.value();
        if (body instanceof YamlMapping mapping) {
          body = new FactoryBody(fields.get(), pattern.integers()).fill(mapping);
        }
        return read(name, entry, body);
      }
    }
    return Optional.empty();
  }

  private Optional<Dataset> read(String name, Entry entry, YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      if (mapping.get("type") instanceof YamlUnread lost) {
        lose(name, lost.reason(), lost.origin());
        return Optional.empty();
      }
      if (mapping.get("type") == null) {
        lose(
            name,
            "it has no `type`, which Kedro refuses; "
                + "give it one, or begin its name with `_` if it is a template",
            entry.key());
        return Optional.empty();
      }
      CatalogEntry.Read read = reader.read(name, mapping, entry.key());
      read.lost().forEach(lost -> lose(name, lost.reason(), lost.origin()));
      return Optional.of(read.dataset());
    }
    if (value instanceof YamlUnread lost) {
      lose(name, lost.reason(), lost.origin());
    } else {
      lose(
          name,
          "it is "
              + value.shape()
              + " where Kedro takes a mapping with a `type`; "
              + "begin its name with `_` if it is a template",
          entry.key());
    }
    return Optional.empty();
  }

  private void lose(String name, String reason, Origin origin) {
    unread.add(new Unread("the catalog entry `" + name + "`", reason, origin));
  }
}
