package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Step;
import dev.kindling.explanation.TaskRelation;
import dev.kindling.facts.Finding;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Verdict;
import dev.kindling.report.findings.TextFindings;
import dev.kindling.report.style.Json;
import dev.kindling.report.style.Lines;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.Styled;
import java.io.IOException;
import java.io.Writer;

/** Why two nodes are in one task or in two, for people and for scripts. */
public final class TaskRelationWriter {

  private TaskRelationWriter() {}

  public static void write(TaskRelation answer, Style style, Writer writer) throws IOException {
    Lines out = new Lines(writer, style);
    Styled one = style.type(answer.one().type(), style.strong(answer.one().node()));
    Styled other = style.type(answer.other().type(), style.strong(answer.other().node()));
    out.line(
        answer.same()
            ? Styled.of(one, " and ", other, " are in one task, ", answer.one().task(), ":")
            : Styled.of(
                one,
                " is in task ",
                answer.one().task(),
                ", ",
                other,
                " in task ",
                answer.other().task(),
                ":"));
    out.line(answer.reason() + ".");
    if (!answer.links().isEmpty()) {
      out.blank();
    }
    for (Step step : answer.links()) {
      if (step.together()) {
        out.line("  " + step.from() + " ~ " + step.to());
        for (Derivation because : step.because()) {
          WhyText.writeReason(because, "    ", style, out);
        }
      } else {
        Styled by = style.faint(" by " + String.join(", ", step.datasets()));
        out.line("  ", step.from(), " → ", step.to(), by);
      }
    }
    for (String barrier : answer.barriers()) {
      out.line("  ", style.strong(barrier), " is a default node; ask `kindling why` for it");
    }
    for (Finding split : answer.splits()) {
      TextFindings.write(split, style, out);
    }
  }

  /** As {@code kindling/together/1}. */
  public static void writeJson(TaskRelation answer, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/together/1");
      json.writeArrayFieldStart("nodes");
      writeVerdict(answer.one(), json);
      writeVerdict(answer.other(), json);
      json.writeEndArray();
      json.writeBooleanField("same_task", answer.same());
      json.writeStringField("reason", answer.reason());
      WhyJson.writeSteps("links", answer.links(), json);
      PlanJson.writeStrings("barriers", answer.barriers(), json);
      json.writeArrayFieldStart("splits");
      for (Finding split : answer.splits()) {
        PlanJson.writeFinding(split, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeVerdict(Verdict verdict, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", verdict.node());
    json.writeStringField("type", verdict.type().toString());
    json.writeStringField("task", verdict.task());
    json.writeEndObject();
  }
}
