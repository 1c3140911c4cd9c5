package dev.kindling.rules.outside;

import java.util.Map;

/** Words of DRL that checked rule files cannot use, each with its reason and what to do. */
final class Refusals {

  private static final String STATEMENT = "; a rule file holds imports of fact types and rules";
  private static final String ORDER =
      "; the decision is the same in whatever order rules fire: delete it";

  /** At the top of a file. */
  static final Map<String, String> STATEMENTS =
      Map.ofEntries(
          Map.entry("function", "functions run Java" + STATEMENT),
          Map.entry("declare", "declared types run Java when they are compiled" + STATEMENT),
          Map.entry("query", "queries are not allowed" + STATEMENT),
          Map.entry("global", "globals reach into the program" + STATEMENT),
          Map.entry("dialect", "dialects choose how Java is compiled" + STATEMENT),
          Map.entry("unit", "rule units are not allowed" + STATEMENT),
          Map.entry("agenda", "agenda groups are not allowed" + ORDER),
          Map.entry("template", "templates are not allowed" + STATEMENT),
          Map.entry("attributes", "attributes of a whole file are not allowed" + ORDER));

  /** Between a rule's name and its {@code when}. */
  static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("extends", "a rule cannot extend another; repeat the conditions"),
          Map.entry("salience", "`salience` is not allowed" + ORDER),
          Map.entry("enabled", "`enabled` is not allowed; leave the file out to switch a rule off"),
          Map.entry("dialect", "`dialect` is not allowed: no Java is compiled; delete it"),
          Map.entry("timer", "timers are not allowed: a decision takes no time into account"),
          Map.entry("duration", "timers are not allowed: a decision takes no time into account"),
          Map.entry("calendars", "calendars are not allowed: a decision knows no date"),
          Map.entry("date", "dates are not allowed: a decision knows no date"),
          Map.entry("no", "`no-loop` is not allowed: a rule fires once for each match anyway"),
          Map.entry("lock", "`lock-on-active` is not allowed" + ORDER),
          Map.entry("auto", "`auto-focus` is not allowed" + ORDER),
          Map.entry("agenda", "agenda groups are not allowed" + ORDER),
          Map.entry("activation", "activation groups are not allowed" + ORDER),
          Map.entry("ruleflow", "rule flows are not allowed" + ORDER),
          Map.entry(
              "@",
              "annotations are not allowed: their values are compiled;"
                  + " write a comment above the rule"));

  /** Where a condition is expected. */
  static final Map<String, String> CONDITIONS =
      Map.ofEntries(
          Map.entry("eval", "`eval` runs Java; write the condition as a pattern's constraint"),
          Map.entry("collect", "`collect` is not allowed; `accumulate(…; $n : count())` counts"),
          Map.entry("groupby", "`groupby` is not allowed; `accumulate(…; $n : count())` counts"),
          Map.entry("?", "queries are not allowed in conditions"),
          Map.entry("if", "`if` is not allowed in conditions; write two rules"),
          Map.entry("do", "named consequences are not allowed; write two rules"),
          Map.entry("@", "annotations are not allowed in conditions"));

  /** Behind a pattern. */
  static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("from", "`from` runs Java; match the facts themselves"),
          Map.entry("over", "windows are not allowed: facts have no time"),
          Map.entry("@", "annotations are not allowed in conditions"));

  /** Where an operator is expected. */
  static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("=", "compare with `==`; a condition changes nothing"),
          Map.entry("+", "conditions cannot calculate"),
          Map.entry("-", "conditions cannot calculate"),
          Map.entry("*", "conditions cannot calculate"),
          Map.entry("/", "conditions cannot calculate"),
          Map.entry("%", "conditions cannot calculate"),
          Map.entry("&", "write `&&`"),
          Map.entry("|", "write `||`"),
          Map.entry("?", "conditions cannot choose between values; write two rules"),
          Map.entry("soundslike", "`soundslike` is not allowed; use `matches`"),
          Map.entry("instanceof", "`instanceof` is not allowed; match the fact type instead"));

  /** Where a statement of a consequence is expected. */
  static final Map<String, String> STATEMENTS_OF_THEN =
      Map.ofEntries(
          Map.entry("insertLogical", "write `insert(new …(…));`: conclusions are never taken back"),
          Map.entry("update", "facts never change: insert a conclusion instead"),
          Map.entry("modify", "facts never change: insert a conclusion instead"),
          Map.entry("delete", "facts are never taken back: insert a conclusion instead"),
          Map.entry("retract", "facts are never taken back: insert a conclusion instead"));

  private Refusals() {}
}
