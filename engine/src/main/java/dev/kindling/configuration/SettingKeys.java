package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keys of the settings, in full: {@code run_config.secrets[0].key}.
 *
 * @param asked those that the program knows
 * @param written those of them that are set, with their places
 */
record SettingKeys(SortedSet<String> asked, SortedMap<String, Origin> written) {

  SettingKeys() {
    this(new TreeSet<>(), new TreeMap<>());
  }
}
