package dev.kindling.configuration;

import dev.kindling.facts.Origin;

/**
 * A value of a configuration file and where it is written. Aliases and merge keys are resolved:
 * what an alias brings in keeps the place where its anchor stands.
 */
public sealed interface YamlValue permits YamlMapping, YamlSequence, YamlScalar, YamlUnread {

  /** The line of the value; for a mapping or a sequence, that of its first entry. */
  Origin origin();

  /** What the value is, for messages: {@code a mapping}. */
  String shape();
}
