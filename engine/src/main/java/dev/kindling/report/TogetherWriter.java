package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.explanation.Edge;
import dev.kindling.explanation.Together;
import dev.kindling.facts.Finding;
import dev.kindling.plan.Verdict;
import java.io.IOException;
import java.io.Writer;

/** Why two nodes are in one task or in two, for people and for scripts. */
public final class TogetherWriter {

  private TogetherWriter() {}

  public static void write(Together answer, Style style, Writer unguarded) throws IOException {
    Writer out = new TerminalWriter(unguarded, style);
    String one = style.type(answer.one().type(), style.strong(answer.one().node()));
    String other = style.type(answer.other().type(), style.strong(answer.other().node()));
    out.write(
        answer.same()
            ? one + " and " + other + " are in one task, " + answer.one().task() + ":\n"
            : one
                + " is in task "
                + answer.one().task()
                + ", "
                + other
                + " in task "
                + answer.other().task()
                + ":\n");
    out.write(answer.reason() + ".\n");
    if (!answer.links().isEmpty()) {
      out.write('\n');
    }
    for (Edge edge : answer.links()) {
      out.write("  " + edge.from() + " → " + edge.to() + style.faint(" by " + edge.label()) + "\n");
    }
    for (String barrier : answer.barriers()) {
      out.write("  " + style.strong(barrier) + " is a default node; ask `kindling why` for it\n");
    }
    for (Finding split : answer.splits()) {
      TextFindings.write(split, style, out);
    }
  }

  /** As {@code kindling/together/1}. */
  public static void writeJson(Together answer, Writer out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("schema", "kindling/together/1");
      json.writeArrayFieldStart("nodes");
      writeVerdict(answer.one(), json);
      writeVerdict(answer.other(), json);
      json.writeEndArray();
      json.writeBooleanField("same_task", answer.same());
      json.writeStringField("reason", answer.reason());
      json.writeArrayFieldStart("links");
      for (Edge edge : answer.links()) {
        json.writeStartObject();
        json.writeStringField("from", edge.from());
        json.writeStringField("to", edge.to());
        PlanJson.writeStrings("datasets", edge.datasets(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
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
