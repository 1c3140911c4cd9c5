package dev.kindling.report;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Severity;

/**
 * How text stands out on a terminal. Nothing is said by colour alone, so that {@link #PLAIN} loses
 * nothing.
 */
public enum Style {
  /** No escapes: for pipes and files. */
  PLAIN,
  /** ANSI escapes, in the sixteen colours that every terminal theme defines. */
  ANSI;

  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String CYAN = "36";

  /** A heading or a name that the eye should find first. */
  public String strong(String text) {
    return with(BOLD, text);
  }

  /** What may be passed over: places, labels. */
  public String faint(String text) {
    return with(FAINT, text);
  }

  /** What was added. */
  public String added(String text) {
    return with(GREEN, text);
  }

  /** What was removed. */
  public String removed(String text) {
    return with(RED, text);
  }

  /** What changed. */
  public String changed(String text) {
    return with(YELLOW, text);
  }

  /** Text about a node or a task of that type. */
  public String type(NodeType type, String text) {
    return type == NodeType.PYSPARK ? with(YELLOW, text) : text;
  }

  /** Text about a finding of that severity. */
  public String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> with(BOLD + ";" + RED, text);
      case WARNING -> with(YELLOW, text);
      case NOTE -> with(CYAN, text);
    };
  }

  private String with(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
