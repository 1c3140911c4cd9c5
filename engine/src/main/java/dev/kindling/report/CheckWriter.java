package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.ProofCheck;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** What became of the proofs of a node when they were checked, for people and for scripts. */
public final class CheckWriter {

  private CheckWriter() {}

  public static void write(String node, List<ProofCheck> checks, Style style, Writer writer)
      throws IOException {
    Lines out = new Lines(writer, style);
    if (checks.isEmpty()) {
      out.line(style.strong(node), " is a default node: there is no proof to check.");
    }
    int number = 1;
    for (ProofCheck check : checks) {
      out.line(
          style.strong(number++ + ". "),
          check.proof().reason().criterion() + ": " + check.proof().reason().message());
      for (String fault : check.faults()) {
        out.line("   wrong: " + fault);
      }
      if (check.faults().isEmpty()) {
        String rests = check.pieces() == 1 ? "1 piece" : check.pieces() + " pieces";
        String least =
            check.proof().minimal()
                ? check.pieces() == 1 ? ", and not without it" : ", and from no fewer of them"
                : "; whether fewer would do was not tried, they are so many";
        out.line("   the verdict follows from " + rests + " of the project" + least);
      }
    }
  }

  /** As {@code kindling/check/1}. */
  public static void writeJson(String node, List<ProofCheck> checks, Writer out)
      throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      write(node, checks, json);
    }
    out.write('\n');
  }

  /** The checks of several nodes, as {@code kindling/checks/1}. */
  public static void writeJson(String pattern, Map<String, List<ProofCheck>> checks, Writer out)
      throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/checks/1");
      json.writeStringField("pattern", pattern);
      json.writeArrayFieldStart("nodes");
      for (Map.Entry<String, List<ProofCheck>> each : checks.entrySet()) {
        write(each.getKey(), each.getValue(), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void write(String node, List<ProofCheck> checks, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "kindling/check/1");
    json.writeStringField("node", node);
    json.writeArrayFieldStart("proofs");
    for (ProofCheck check : checks) {
      json.writeStartObject();
      json.writeStringField("criterion", check.proof().reason().criterion());
      json.writeStringField("message", check.proof().reason().message());
      json.writeNumberField("pieces", check.pieces());
      json.writeBooleanField("minimal", check.proof().minimal());
      PlanJson.writeStrings("faults", check.faults(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
