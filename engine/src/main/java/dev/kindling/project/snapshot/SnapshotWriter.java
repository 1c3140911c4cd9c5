package dev.kindling.project.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.DatasetName;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.SessionStart;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.facts.Unread;
import dev.kindling.project.kedro.DatasetType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what was read of a project as a snapshot, so that {@link ProjectReader} reads the same
 * facts again. The same project gives the same bytes. {@code docs/snapshot.md} lists the fields
 * that Kedro's own snapshot does not have.
 */
public final class SnapshotWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private SnapshotWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The snapshot as JSON in UTF-8. */
  public static byte[] write(Project project) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
      json.setPrettyPrinter(printer);
      new SnapshotWriter(json).project(project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void project(Project project) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("metadata");
    json.writeStringField("project_name", project.name());
    json.writeStringField("package_name", project.packageName());
    json.writeStringField("kedro_version", project.kedroVersion());
    json.writeStringField("env", project.env());
    json.writeEndObject();
    json.writeArrayFieldStart("pipelines");
    for (Pipeline pipeline : project.pipelines()) {
      pipeline(pipeline);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("datasets");
    for (Dataset dataset : project.datasets().values()) {
      dataset(dataset);
    }
    json.writeEndObject();
    strings("parameters", project.parameters());
    if (!project.unread().isEmpty()) {
      json.writeArrayFieldStart("unread");
      for (Unread unread : project.unread()) {
        json.writeStartObject();
        json.writeStringField("what", unread.what());
        json.writeStringField("reason", unread.reason());
        json.writeStringField("filepath", unread.origin().file());
        json.writeNumberField("line", unread.origin().line());
        if (!unread.pipelines().isEmpty()) {
          strings("pipelines", unread.pipelines());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!project.sessions().isEmpty()) {
      json.writeArrayFieldStart("spark_sessions");
      for (SessionStart session : project.sessions()) {
        json.writeStartObject();
        json.writeStringField("by", session.by());
        json.writeStringField("master", session.master());
        source("source", session.origin());
        source("master_source", session.masterOrigin());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!project.refusals().isEmpty()) {
      json.writeArrayFieldStart("refusals");
      for (Refusal refusal : project.refusals()) {
        json.writeStartObject();
        json.writeStringField("reason", refusal.reason());
        json.writeStringField("remedy", refusal.remedy());
        json.writeStringField("filepath", refusal.origin().file());
        json.writeNumberField("line", refusal.origin().line());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void pipeline(Pipeline pipeline) throws IOException {
    Set<String> read =
        names(pipeline.nodes().stream().flatMap(n -> n.inputs().stream()), Input::dataset);
    Set<String> made =
        names(pipeline.nodes().stream().flatMap(n -> n.outputs().stream()), Output::dataset);
    json.writeStartObject();
    json.writeStringField("name", pipeline.name());
    strings("inputs", without(read, made));
    strings("outputs", without(made, read));
    json.writeArrayFieldStart("nodes");
    for (Node node : pipeline.nodes()) {
      node(node);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void node(Node node) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", node.name());
    json.writeStringField("func_name", node.function());
    json.writeStringField("namespace", node.namespace());
    strings("tags", node.tags().stream().map(Tag::name).toList());
    strings("inputs", node.inputs().stream().map(Input::dataset).toList());
    strings("outputs", node.outputs().stream().map(Output::dataset).toList());
    if (node.origin().known()) {
      source("written", node.origin());
    }
    if (node.source().known()) {
      lines("source", node.source(), node.sourceEnd());
    }
    signature(node);
    if (!node.sparkUses().isEmpty()) {
      json.writeArrayFieldStart("spark_uses");
      for (SparkUse use : node.sparkUses()) {
        json.writeStartObject();
        json.writeStringField("name", use.name());
        source("source", use.origin());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void signature(Node node) throws IOException {
    if (node.hints().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("signature");
    String file = node.hints().get(0).origin().file();
    if (!file.isEmpty() && !file.equals(node.source().file())) {
      json.writeStringField("filepath", file);
    }
    json.writeArrayFieldStart("parameters");
    for (TypeHint hint : node.hints()) {
      if (hint.dataset() != null) {
        json.writeStartObject();
        json.writeStringField("name", hint.parameter());
        json.writeStringField("dataset", hint.dataset());
        json.writeStringField("annotation", hint.annotation());
        json.writeNumberField("line", hint.origin().line());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    for (TypeHint hint : node.hints()) {
      if (hint.dataset() == null) {
        json.writeStringField("returns", hint.annotation());
        json.writeNumberField("returns_line", hint.origin().line());
      }
    }
    json.writeEndObject();
  }

  private void dataset(Dataset dataset) throws IOException {
    json.writeObjectFieldStart(dataset.name());
    json.writeStringField("name", dataset.name());
    json.writeStringField("type", dataset.type());
    json.writeStringField("filepath", dataset.filepath());
    strings("classes", dataset.classes());
    json.writeBooleanField("resolved", dataset.resolved());
    if (dataset.problem() != null) {
      json.writeStringField("problem", dataset.problem());
    }
    if (dataset.ephemeral() != DatasetType.of(dataset.type()).ephemeral()) {
      json.writeBooleanField("ephemeral", dataset.ephemeral());
    }
    if (!dataset.options().isEmpty()) {
      json.writeObjectFieldStart("options");
      for (Map.Entry<String, String> option : dataset.options().entrySet()) {
        json.writeStringField(option.getKey(), option.getValue());
      }
      json.writeEndObject();
    }
    if (dataset.origin().known()) {
      source("source", dataset.origin());
    }
    json.writeEndObject();
  }

  private void source(String field, Origin origin) throws IOException {
    lines(field, origin, origin.line());
  }

  /** The text of the first line goes along, except where it is that of a definition. */
  private void lines(String field, Origin origin, int last) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("filepath", origin.file());
    json.writeNumberField("line_start", origin.line());
    json.writeNumberField("line_end", Math.max(last, origin.line()));
    if (!origin.text().isEmpty()) {
      json.writeStringField("text", origin.text());
    }
    json.writeEndObject();
  }

  private void strings(String field, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static <T> Set<String> names(Stream<T> bindings, Function<T, String> name) {
    return bindings.map(name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What stands in {@code all} and not, under any transcoding, in {@code others}. */
  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> bases = others.stream().map(DatasetName::base).collect(Collectors.toSet());
    return all.stream()
        .filter(name -> !bases.contains(DatasetName.base(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
