package dev.kindling.facts;

/**
 * A rule file takes part unchecked, because the user named it so: all of DRL, and so all of Java,
 * was open to it.
 *
 * @param file as the user named it
 */
public record TrustedRules(String file, Origin origin) implements Located {}
