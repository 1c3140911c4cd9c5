package dev.kindling.report;

import dev.kindling.git.SourceFiles;
import dev.kindling.report.findings.CodePage;
import dev.kindling.report.findings.FindingsFormat;
import dev.kindling.report.findings.FindingsReport;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
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
  SVG,
  SARIF,
  GITHUB,
  GITLAB,
  AZURE,
  JUNIT,
  HTML;

  /** The writer of the format; the style matters to text alone. */
  public PlanWriter writer(Style style) {
    return writer(TextLook.of(style), SourceFiles.AT_ROOT, Map::of, "");
  }

  /**
   * The writer of the format.
   *
   * @param look of the text format
   * @param files what services call the files of its findings
   * @param rules what is known of the codes of findings, by code; few formats ask for it
   * @param version the program's
   */
  public PlanWriter writer(
      TextLook look, SourceFiles files, Supplier<Map<String, CodePage>> rules, String version) {
    return switch (this) {
      case TEXT -> new TextPlan(look);
      case JSON -> PlanJson.indented();
      case JSONL -> PlanJson.line();
      case YAML -> new YamlPlan();
      case MERMAID -> new MermaidPlan();
      case DOT -> new DotPlan();
      case SVG -> new SvgPlan();
      case SARIF -> findings(FindingsFormat.SARIF, files, rules, version);
      case GITHUB -> findings(FindingsFormat.GITHUB, files, rules, version);
      case GITLAB -> findings(FindingsFormat.GITLAB, files, rules, version);
      case AZURE -> findings(FindingsFormat.AZURE, files, rules, version);
      case JUNIT -> findings(FindingsFormat.JUNIT, files, rules, version);
      case HTML -> new HtmlPlan();
    };
  }

  private static PlanWriter findings(
      FindingsFormat format,
      SourceFiles files,
      Supplier<Map<String, CodePage>> rules,
      String version) {
    return (explained, out) -> {
      FindingsReport report = format.on(out, rules.get(), version);
      report.begin();
      report.plan(files, explained.plan());
      report.end(true);
    };
  }

  /** As the command line spells it: {@code json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
