package dev.kindling.batch;

import static dev.kindling.report.style.Html.text;

import dev.kindling.facts.Severity;
import dev.kindling.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * A page that lists every project of a run and links its report: {@code index.html} in a folder of
 * its own. Like the reports it is one file that asks the network for nothing.
 */
public final class HtmlIndex implements BatchRun.Also {

  private static final String PAGE = "/dev/kindling/batch/index.html";

  private final Path folder;
  private final StringBuilder rows = new StringBuilder();

  /** An index of the folder, which holds the reports or will hold them. */
  public HtmlIndex(Path folder) {
    this.folder = folder;
  }

  @Override
  public void take(Outcome outcome) {
    for (Row row : outcome.rows()) {
      rows.append("<tr>");
      rows.append("<th scope=\"row\">");
      rows.append(
          row.report() == null
              ? text(outcome.project())
              : "<a href=\"" + text(row.report()) + "\">" + text(outcome.project()) + "</a>");
      rows.append("</th>");
      cell(text(row.pipeline()));
      number(row.nodes());
      number(row.spark());
      number(row.absorbed());
      number(row.groups());
      for (Severity severity : Severity.values()) {
        number(row.severities().getOrDefault(severity, 0));
      }
      number(outcome.unread());
      rows.append("</tr>\n");
    }
    if (outcome.failure() != null) {
      rows.append("<tr class=\"failed\"><th scope=\"row\">").append(text(outcome.project()));
      rows.append("</th><td colspan=\"9\"><strong>Failed</strong>: ");
      rows.append(text(outcome.failure().sentence())).append("</td></tr>\n");
    }
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @param found how many projects there are: more than were taken where the run was stopped
   */
  public void write(Totals totals, int found) throws IOException {
    String page;
    try (InputStream in = HtmlIndex.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + PAGE);
      }
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Files.createDirectories(folder);
    // The rows go last: what stands in them is not looked at again.
    String head =
        page.replace("{{summary}}", summary(totals, found))
            .replace("{{statistics}}", statistics(totals));
    int slot = head.indexOf("{{rows}}");
    AtomicFile.write(
        folder.resolve("index.html"),
        out -> {
          out.append(head, 0, slot);
          out.append(rows);
          out.append(head, slot + "{{rows}}".length(), head.length());
        });
  }

  private static String summary(Totals totals, int found) {
    return text(totals.sentence())
        + (totals.projects() < found
            ? " <strong>Incomplete: "
                + totals.projects()
                + " of "
                + found
                + " projects are done.</strong>"
            : "");
  }

  private static String statistics(Totals totals) {
    return table("Spark nodes by criterion", totals.criteria())
        + table("Marks by rule", totals.rules())
        + table("Findings by code", totals.findings());
  }

  private static String table(String title, SortedMap<String, Integer> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    StringBuilder table = new StringBuilder("<table><caption>" + text(title) + "</caption>\n");
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      table.append("<tr><th scope=\"row\">").append(text(count.getKey())).append("</th><td>");
      table.append(count.getValue()).append("</td><td><meter min=\"0\" max=\"").append(most);
      table.append("\" value=\"").append(count.getValue()).append("\">");
      table.append(String.format(Locale.ROOT, "%d of %d", count.getValue(), most));
      table.append("</meter></td></tr>\n");
    }
    return table.append("</table>\n").toString();
  }

  private void number(int value) {
    rows.append("<td class=\"number\">").append(value).append("</td>");
  }

  private void cell(String html) {
    rows.append("<td>").append(html).append("</td>");
  }
}
