package dev.kindling.facts;

/** A fact that is written somewhere: what a derivation points to as its evidence. */
public interface Located {

  /** Where it is written; {@link Origin#UNKNOWN} where that is not known. */
  Origin origin();
}
