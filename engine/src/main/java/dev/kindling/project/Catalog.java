package dev.kindling.project;

import dev.kindling.configuration.Configuration;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.configuration.YamlMapping.Entry;
import dev.kindling.configuration.YamlUnread;
import dev.kindling.configuration.YamlValue;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The project's catalog: its entries as they are written, and those that factories make for the
 * datasets that pipelines use. A name that has neither lives in memory.
 */
final class Catalog {

  private final YamlMapping entries;
  private final CatalogEntry reader;
  private final List<FactoryPattern> patterns;
  private final Set<Unread> unread;

  private Catalog(
      YamlMapping entries,
      CatalogEntry reader,
      List<FactoryPattern> patterns,
      Collection<Unread> unread) {
    this.entries = entries;
    this.reader = reader;
    this.patterns = patterns;
    this.unread = new LinkedHashSet<>(unread);
  }

  static Catalog of(Configuration configuration, KedroVersion kedro, ProjectCode code) {
    List<Unread> unread = new ArrayList<>(configuration.unread());
    List<FactoryPattern> patterns = new ArrayList<>();
    YamlMapping entries = configuration.values();
    // Since 0.18.12; what a project states is the version that it was made with.
    if (kedro.atLeast(0, 18, 0)) {
      for (Map.Entry<String, Entry> entry : entries.entries().entrySet()) {
        if (FactoryPattern.isPattern(entry.getKey())) {
          Optional<FactoryPattern> pattern = FactoryPattern.of(entry.getKey());
          pattern.ifPresent(patterns::add);
          if (pattern.isEmpty()) {
            unread.add(
                new Unread(
                    "the dataset factory `" + entry.getKey() + "`",
                    "its fields are of a form that is not read; write them as {name}",
                    entry.getValue().key()));
          }
        }
      }
    }
    patterns.sort(FactoryPattern.ORDER);
    return new Catalog(entries, new CatalogEntry(code), patterns, unread);
  }

  /** Every entry that is written out, and what factories make for the names in use. */
  Map<String, Dataset> datasets(Collection<String> used) {
    Map<String, Dataset> datasets = new TreeMap<>();
    Set<String> names = new TreeSet<>(used);
    for (Map.Entry<String, Entry> entry : entries.entries().entrySet()) {
      String name = entry.getKey();
      if (patterns.isEmpty() || !FactoryPattern.isPattern(name)) {
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
          body = new FactoryBody(fields.get()).fill(mapping);
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
