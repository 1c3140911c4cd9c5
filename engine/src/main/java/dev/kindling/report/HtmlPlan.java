package dev.kindling.report;

import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Plan;
import dev.kindling.report.diagram.DiagramLayout;
import dev.kindling.report.diagram.Diagrams;
import dev.kindling.report.diagram.SvgDrawing;
import dev.kindling.report.style.Html;
import dev.kindling.report.style.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plan as a page to explore: the pipeline drawn, every proof a click away. One file that asks
 * the network for nothing; its own policy forbids that, and forbids every script but its own.
 */
final class HtmlPlan implements PlanWriter {

  private static final String RESOURCES = "/dev/kindling/report/page/";
  private static final List<String> SCRIPTS =
      List.of(
          "model.js", "filters.js", "list.js", "detail.js", "canvas.js", "folding.js", "main.js");
  private static final String SHARED =
      "<li><svg width=\"30\" height=\"18\" aria-hidden=\"true\"><rect class=\"key shared\" x=\"1\" y=\"1\""
          + " width=\"28\" height=\"16\" rx=\"8\"/></svg> default nodes in one task</li>\n";
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    List<Edge> edges = explained.flow().edges();
    DiagramLayout nodes = Diagrams.place(Diagrams.nodes(explained, edges));
    DiagramLayout tasks = Diagrams.place(Diagrams.tasks(plan));
    String style = resource("style.css");
    String script = script();
    Map<String, String> slots =
        Map.ofEntries(
            Map.entry("policy", policy(style, script)),
            Map.entry("title", Html.text(plan.project() + " · " + plan.pipeline() + " · Kindling")),
            Map.entry("style", style),
            Map.entry("project", Html.text(plan.project())),
            Map.entry("pipeline", Html.text(plan.pipeline())),
            Map.entry("env", Html.text(plan.env())),
            Map.entry("summary", Html.text(Summary.of(plan))),
            Map.entry("drawing", new SvgDrawing(plan).of(edges, nodes, tasks)),
            Map.entry("shared", plan.tasks().stream().anyMatch(HtmlPlan::isShared) ? SHARED : ""),
            Map.entry("table", PageTable.of(plan)),
            Map.entry("data", Html.json(new PageData(explained, edges, nodes, tasks).json())),
            Map.entry("script", script));
    fill(resource("page.html"), slots, out);
  }

  private static boolean isShared(Task task) {
    return task.type() == NodeType.DEFAULT && Diagrams.isGroup(task);
  }

  /** Puts the values into the slots; what they hold is not looked at again. */
  private static void fill(String page, Map<String, String> slots, Writer out) throws IOException {
    Matcher slot = SLOT.matcher(page);
    int end = 0;
    while (slot.find()) {
      out.append(page, end, slot.start());
      out.write(slots.getOrDefault(slot.group(1), ""));
      end = slot.end();
    }
    out.append(page, end, page.length());
  }

  private static String script() throws IOException {
    StringBuilder script = new StringBuilder("\"use strict\";\n");
    for (String name : SCRIPTS) {
      script.append('\n').append(resource(name));
    }
    return script.toString();
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A part of the page, or of its drawing. */
  static String resource(String name) throws IOException {
    try (InputStream in = HtmlPlan.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCES + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
