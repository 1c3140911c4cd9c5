package dev.kindling.report.style;

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
  public Styled strong(Object text) {
    return with(BOLD, text);
  }

  /** What may be passed over: places, labels. */
  public Styled faint(Object text) {
    return with(FAINT, text);
  }

  /** What was added. */
  public Styled added(Object text) {
    return with(GREEN, text);
  }

  /** What was removed. */
  public Styled removed(Object text) {
    return with(RED, text);
  }

  /** What changed. */
  public Styled changed(Object text) {
    return with(YELLOW, text);
  }

  /** Text about a node or a task of that type. */
  public Styled type(NodeType type, Object text) {
    return type == NodeType.PYSPARK ? with(YELLOW, text) : Styled.of(text);
  }

  /** Text about a finding of that severity. */
  public Styled severity(Severity severity, Object text) {
    return switch (severity) {
      case ERROR -> with(BOLD + ";" + RED, text);
      case WARNING -> with(YELLOW, text);
      case NOTE -> with(CYAN, text);
    };
  }

  private Styled with(String code, Object text) {
    return this == PLAIN ? Styled.of(text) : Styled.of(text).in(code);
  }
}
