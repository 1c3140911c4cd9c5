package dev.kindling.report;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Link;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import dev.kindling.report.style.Html;
import java.util.List;
import java.util.Map;

/** The decisions as a table: what paper shows, and readers without a script. */
final class PageTable {

  private PageTable() {}

  static String of(Plan plan) {
    Map<String, List<Link>> links = plan.linksByNode();
    StringBuilder html = new StringBuilder();
    html.append("<table><caption>Every node of pipeline ")
        .append(Html.text(plan.pipeline()))
        .append(
            ", in the order in which Kedro runs them</caption><thead><tr><th scope=\"col\">Node</th>"
                + "<th scope=\"col\">Verdict</th><th scope=\"col\">Task</th>"
                + "<th scope=\"col\">Because</th></tr></thead><tbody>\n");
    for (Verdict verdict : plan.nodes()) {
      html.append("<tr><th scope=\"row\">")
          .append(Html.text(verdict.node()))
          .append("</th><td>")
          .append(verdict.type() == NodeType.PYSPARK ? "on Spark" : "default")
          .append("</td><td>")
          .append(Html.text(verdict.task()))
          .append("</td><td>");
      verdict.because().forEach(reason -> append("", reason, html));
      verdict.pins().forEach(reason -> append("pinned by ", reason, html));
      verdict.overruled().forEach(reason -> append("overruled ", reason, html));
      links
          .getOrDefault(verdict.node(), List.of())
          .forEach(link -> append("together by ", link.because(), html));
      html.append("</td></tr>\n");
    }
    return html.append("</tbody></table>").toString();
  }

  private static void append(String how, Derivation reason, StringBuilder html) {
    html.append("<span class=\"why\">")
        .append(how)
        .append("<b>")
        .append(Html.text(reason.criterion()))
        .append("</b>: ")
        .append(Html.text(reason.message()));
    for (Origin origin : reason.evidence()) {
      html.append(" <code>").append(Html.text(origin.toString())).append("</code>");
    }
    html.append("</span>");
  }
}
