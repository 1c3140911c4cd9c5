package dev.kindling.report;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

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
  GITLAB,
  AZURE,
  JUNIT,
  HTML;

  /** The writer of the format; the style matters to text alone. */
  public PlanWriter writer(Style style) {
    return writer(TextLook.of(style), "", Map::of, "");
  }

  /**
   * The writer of the format.
   *
   * @param look of the text format
   * @param folder where the project's folder lies below the root of the sources, from which
   *     services count files: empty, or with a slash at its end
   * @param rules what is known of the codes of findings, by code; few formats ask for it
   * @param version the program's
   */
  public PlanWriter writer(
      TextLook look, String folder, Supplier<Map<String, CodePage>> rules, String version) {
    return switch (this) {
      case TEXT -> new TextPlan(look);
      case JSON -> PlanJson.indented();
      case JSONL -> PlanJson.line();
      case YAML -> new YamlPlan();
      case MERMAID -> new MermaidPlan();
      case DOT -> new DotPlan();
      case SARIF -> findings(FindingsFormat.SARIF, folder, rules, version);
      case GITHUB -> findings(FindingsFormat.GITHUB, folder, rules, version);
      case GITLAB -> findings(FindingsFormat.GITLAB, folder, rules, version);
      case AZURE -> findings(FindingsFormat.AZURE, folder, rules, version);
      case JUNIT -> findings(FindingsFormat.JUNIT, folder, rules, version);
      case HTML -> new HtmlPlan();
    };
  }

  private static PlanWriter findings(
      FindingsFormat format, String folder, Supplier<Map<String, CodePage>> rules, String version) {
    return (explained, out) -> {
      FindingsReport report = format.on(out, rules.get(), version);
      report.begin();
      report.plan(folder, explained.plan());
      report.end(true);
    };
  }

  /** As the command line spells it: {@code json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
