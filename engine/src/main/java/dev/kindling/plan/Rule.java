package dev.kindling.plan;

import dev.kindling.facts.Origin;

/**
 * The rule that a conclusion comes from, as far as a reader of the plan needs it.
 *
 * @param code what {@code kindling rules explain} takes: {@code tag}, or an organization's own
 * @param title the rule's name in its file
 * @param origin the rule's first line; for built-in rules the file below {@code rules/}
 */
public record Rule(String code, String title, Origin origin) {}
