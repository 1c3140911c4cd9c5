package dev.kindling.rules;

import dev.kindling.facts.Severity;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rule's folder: its metadata, as the front matter of its page has it, and the
 * page. The engine, the command line and the tests read it from here.
 *
 * @param code stable, in kebab case; the folder's name: what {@code kindling rules explain} takes
 * @param title what the rule decides, in a few words
 * @param kind what its conclusions are
 * @param findingSeverity of the findings that it raises; null for other kinds
 * @param file the file of the rule: for built-in ones below {@code rules/}
 * @param text the page, in Markdown, without its front matter
 * @param drl the rule's source
 */
public record RulePage(
    String code,
    String title,
    Kind kind,
    @Nullable Severity findingSeverity,
    String file,
    String text,
    String drl) {

  /** What a rule's conclusions are. */
  public enum Kind {
    /** It marks nodes for Spark. */
    CRITERION,
    /** It keeps nodes off Spark. */
    PIN,
    /** It says which datasets are Spark's. */
    DATASET_CLASS,
    /** It wants nodes in one task. */
    GROUPING,
    /** It raises findings on the finished plan. */
    FINDING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The severity of the findings that the rule raises. */
  public Optional<Severity> severity() {
    return Optional.ofNullable(findingSeverity);
  }
}
