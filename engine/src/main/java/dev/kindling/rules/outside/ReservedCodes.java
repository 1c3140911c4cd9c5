package dev.kindling.rules.outside;

import java.util.Set;

/** Codes of the program's own that no built-in rule's page carries. */
final class ReservedCodes {

  static final Set<String> ALL =
      Set.of(
          "memory-boundary",
          "long-sandwich",
          "overruled-mark",
          "split-group",
          "unmarked-spark",
          "unknown-type",
          "unread-node",
          "trusted-rules",
          "unused-waiver",
          "expired-waiver",
          "task-id");

  private ReservedCodes() {}
}
