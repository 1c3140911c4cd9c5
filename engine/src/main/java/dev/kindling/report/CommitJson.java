package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Severity;
import dev.kindling.git.Commit;
import dev.kindling.history.Entry;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.Summary;
import java.io.IOException;

/** What JSON says of commits. */
final class CommitJson {

  private CommitJson() {}

  static void writeEntry(Entry entry, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("commit");
    writeCommit(entry.commit(), json);
    json.writeEndObject();
    Plan plan = entry.plan();
    if (!entry.failure().isEmpty()) {
      json.writeStringField("error", entry.failure());
    } else if (plan == null) {
      json.writeBooleanField("gone", true);
    } else {
      json.writeBooleanField("incomplete", entry.incomplete());
      json.writeObjectFieldStart("plan");
      writeFigures(plan, json);
      json.writeEndObject();
      if (entry.diff() == null) {
        json.writeNullField("diff");
      } else {
        json.writeObjectFieldStart("diff");
        JsonDiff.writeChanges(entry.diff(), json);
        json.writeEndObject();
      }
    }
  }

  static void writeCommit(Commit commit, JsonGenerator json) throws IOException {
    json.writeStringField("id", commit.id());
    json.writeStringField("date", commit.date());
    json.writeStringField("author", commit.author());
    json.writeStringField("title", commit.title());
  }

  private static void writeFigures(Plan plan, JsonGenerator json) throws IOException {
    json.writeNumberField("nodes", plan.nodes().size());
    json.writeNumberField(
        "spark", plan.nodes().stream().filter(n -> n.type() == NodeType.PYSPARK).count());
    json.writeNumberField("absorbed", plan.nodes().stream().filter(Summary::absorbed).count());
    json.writeNumberField(
        "groups", plan.tasks().stream().filter(t -> t.type() == NodeType.PYSPARK).count());
    json.writeNumberField("tasks", plan.tasks().size());
    for (Severity severity : Severity.values()) {
      json.writeNumberField(
          severity + "s", plan.findings().stream().filter(f -> f.severity() == severity).count());
    }
  }
}
