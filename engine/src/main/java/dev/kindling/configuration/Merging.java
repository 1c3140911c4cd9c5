package dev.kindling.configuration;

import dev.kindling.configuration.YamlMapping.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Laying one mapping over another. */
final class Merging {

  private Merging() {}

  /** What lies above replaces whole entries. */
  static YamlMapping replace(YamlMapping below, YamlMapping above) {
    Map<String, Entry> all = new LinkedHashMap<>(below.entries());
    all.putAll(above.entries());
    return new YamlMapping(all, below.entries().isEmpty() ? above.origin() : below.origin());
  }

  /** Mappings under one key merge in turn; anything else that lies above replaces. */
  static YamlMapping deep(YamlMapping below, YamlMapping above) {
    Map<String, Entry> all = new LinkedHashMap<>(below.entries());
    above
        .entries()
        .forEach(
            (key, entry) -> {
              Entry under = all.get(key);
              boolean both =
                  under != null
                      && under.value() instanceof YamlMapping
                      && entry.value() instanceof YamlMapping;
              YamlValue value =
                  both
                      ? deep((YamlMapping) under.value(), (YamlMapping) entry.value())
                      : entry.value();
              all.put(key, entry.with(value));
            });
    return new YamlMapping(all, below.entries().isEmpty() ? above.origin() : below.origin());
  }

  /**
   * Files of one environment, which Kedro merges in an order that changes with Python's hash seed:
   * what two of them set differently is not known.
   */
  static YamlMapping alike(YamlMapping one, YamlMapping other) {
    Map<String, Entry> all = new LinkedHashMap<>(one.entries());
    other
        .entries()
        .forEach(
            (key, entry) -> {
              Entry first = all.get(key);
              all.put(key, first == null ? entry : first.with(alike(first, entry)));
            });
    return new YamlMapping(all, one.entries().isEmpty() ? other.origin() : one.origin());
  }

  private static YamlValue alike(Entry first, Entry second) {
    if (first.value() instanceof YamlMapping one && second.value() instanceof YamlMapping other) {
      return alike(one, other);
    }
    return same(first.value(), second.value())
        ? first.value()
        : new YamlUnread(
            "two files of one environment set it, %s and %s, and which one counts changes with every run of Python; set it in one of them"
                .formatted(first.key(), second.key()),
            second.key(),
            true);
  }

  /** Whether two values say the same, wherever they stand. */
  static boolean same(YamlValue one, YamlValue other) {
    if (one instanceof YamlMapping left && other instanceof YamlMapping right) {
      return left.keys().equals(right.keys())
          && left.entries().entrySet().stream()
              .allMatch(e -> same(e.getValue().value(), right.entries().get(e.getKey()).value()));
    }
    if (one instanceof YamlSequence left && other instanceof YamlSequence right) {
      boolean same = left.items().size() == right.items().size();
      for (int i = 0; same && i < left.items().size(); i++) {
        same = same(left.items().get(i), right.items().get(i));
      }
      return same;
    }
    return one instanceof YamlScalar left
        && other instanceof YamlScalar right
        && Objects.equals(left.value(), right.value());
  }
}
