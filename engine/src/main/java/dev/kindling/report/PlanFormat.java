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
    return switch (this) {
      case TEXT -> new TextPlan(style);
      case JSON -> PlanJson.indented();
      case JSONL -> PlanJson.line();
      case YAML -> new YamlPlan();
      case MERMAID -> new MermaidPlan();
      case DOT -> new DotPlan();
      case SARIF -> new SarifPlan();
      case GITHUB -> new GithubPlan();
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
