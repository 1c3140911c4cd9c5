package dev.kindling.report;

import java.util.Locale;

/** The formats of {@code plan --format}. */
public enum PlanFormat {
  TEXT,
  JSON,
  JSONL,
  YAML,
  MERMAID,
  DOT,
  SARIF,
  GITHUB,
  JUNIT,
  HTML;

  /** The writer of the format; the style matters to text alone. */
  public PlanWriter writer(Style style) {
    return writer(style, "");
  }

  /**
   * The writer of the format.
   *
   * @param prefix where the project's folder lies below the folder that services count files from,
   *     with a slash at its end; empty where it is that folder
   */
  public PlanWriter writer(Style style, String prefix) {
    return switch (this) {
      case TEXT -> new TextPlan(style);
      case JSON -> PlanJson.indented();
      case JSONL -> PlanJson.line();
      case YAML -> new YamlPlan();
      case MERMAID -> new MermaidPlan();
      case DOT -> new DotPlan();
      case SARIF -> new SarifPlan(prefix);
      case GITHUB -> new GithubPlan(prefix);
      case JUNIT -> new JunitPlan();
      case HTML -> new HtmlPlan();
    };
  }

  /** As the command line spells it: {@code json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
