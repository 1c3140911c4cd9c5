package dev.kindling.project.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.SessionStart;
import dev.kindling.facts.Unread;
import dev.kindling.project.folder.Place;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.kedro.NodeOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads a snapshot: Kedro's own inspection snapshot, with the additions of {@code
 * docs/snapshot.md}, or the single pipeline of {@code Pipeline.to_json}. Unknown fields are passed
 * over; a known one of the wrong shape is an error with its line.
 */
public final class SnapshotReader {

  private static final int DEEPEST = 100;

  private final SnapshotTokens tokens;
  private String name = "";
  private String packageName = "";
  private String version = "";
  private String env = "";
  private final List<CompletableFuture<Pipeline>> pipelines = new ArrayList<>();
  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final Set<String> parameters = new TreeSet<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<SessionStart> sessions = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  /** Whether every node has the fields that Kedro writes and none of ours. */
  private boolean plain = true;

  private boolean hasNodes;

  /** Whether it is the one pipeline that {@code Pipeline.to_json} writes. */
  private boolean single;

  private SnapshotReader(SnapshotTokens tokens) {
    this.tokens = tokens;
  }

  public static Project read(Path path, ReadOptions options) {
    String file = Place.name(path);
    byte[] content;
    try {
      content = options.files().last(path);
    } catch (IOException e) {
      throw new InvalidInput(new Origin(file, 0, ""), "the file cannot be read; check its rights");
    }
    SnapshotReader[] reader = new SnapshotReader[1];
    Project snapshot = parse(content, file, options, reader);
    return reader[0].isKedros() ? KedroSnapshot.complete(snapshot, path, options) : snapshot;
  }

  public static Project parse(byte[] content, String file, ReadOptions options) {
    return parse(content, file, options, new SnapshotReader[1]);
  }

  private static Project parse(
      byte[] content, String file, ReadOptions options, SnapshotReader[] used) {
    try (JsonParser parser = factory(file).createParser(content)) {
      SnapshotReader reader = new SnapshotReader(new SnapshotTokens(parser, file, content));
      used[0] = reader;
      return reader.project(file, options);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new InvalidInput(new Origin(file, line, ""), complaint(e, file));
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(file, 0, ""), "the file is no text in UTF-8; write it anew in UTF-8");
    }
  }

  private static JsonFactory factory(String file) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(1_000_000).build();
    String lower = file.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".json")) {
      return JsonFactory.builder()
          .streamReadConstraints(limits)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();
    }
    if (lower.endsWith(".yml") || lower.endsWith(".yaml")) {
      LoaderOptions bounds = new LoaderOptions();
      bounds.setCodePointLimit(Integer.MAX_VALUE);
      bounds.setNestingDepthLimit(DEEPEST);
      return YAMLFactory.builder()
          .loaderOptions(bounds)
          .streamReadConstraints(limits)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
    }
    throw new InvalidInput(
        new Origin(file, 0, ""),
        "a snapshot file ends in .json, .yml or .yaml; for a Kedro project name its folder");
  }

  private static String complaint(JsonProcessingException e, String file) {
    if (e.getOriginalMessage().startsWith("Duplicate field")) {
      return "the field is written twice in one mapping; remove one of them";
    }
    String language = file.toLowerCase(Locale.ROOT).endsWith(".json") ? "JSON" : "YAML";
    return "the file is no valid " + language + " here; mend it or write the snapshot anew";
  }

  private Project project(String file, ReadOptions options) throws IOException {
    boolean[] seen = new boolean[1];
    tokens.root(
        field -> {
          switch (field) {
            case "metadata" -> tokens.object("`metadata`", this::metadata);
            case "kedro_version" -> version = orEmpty(tokens.textOrNull("`kedro_version`"));
            case "pipelines" -> {
              seen[0] = true;
              tokens.list("`pipelines`", () -> pipelines.add(pipeline()));
            }
            case "pipeline" -> {
              seen[0] = true;
              single = true;
              pipelines.add(inOrder(Pipeline.DEFAULT, nodes(Pipeline.DEFAULT)));
            }
            case "datasets" -> tokens.object("`datasets`", this::dataset);
            case "parameters" ->
                tokens.texts("`parameters`").forEach(key -> parameters.add(key.text()));
            case "unread" -> tokens.list("`unread`", () -> unread.add(unread()));
            case "spark_sessions" -> tokens.list("`spark_sessions`", () -> sessions.add(session()));
            case "refusals" -> tokens.list("`refusals`", () -> refusals.add(refusal()));
            default -> tokens.skip();
          }
        });
    if (!seen[0]) {
      throw new InvalidInput(
          new Origin(file, 1, ""),
          "this is no snapshot of a Kedro project: it has no `pipelines`; "
              + "`kindling snapshot PROJECT` writes one");
    }
    List<Pipeline> all = pipelines.stream().map(CompletableFuture::join).toList();
    checkNames(all, file);
    String read = options.env() == null ? env : options.env();
    return new Project(
        name,
        packageName,
        version,
        read,
        all,
        datasets,
        List.copyOf(parameters),
        unread,
        sessions,
        refusals);
  }

  private void metadata(String field) throws IOException {
    switch (field) {
      case "project_name" -> name = orEmpty(tokens.textOrNull("`project_name`"));
      case "package_name" -> packageName = orEmpty(tokens.textOrNull("`package_name`"));
      case "kedro_version" -> version = orEmpty(tokens.textOrNull("`kedro_version`"));
      case "env" -> env = orEmpty(tokens.textOrNull("`env`"));
      default -> tokens.skip();
    }
  }

  private CompletableFuture<Pipeline> pipeline() throws IOException {
    Origin origin = tokens.origin();
    String[] title = new String[1];
    List<Node> nodes = new ArrayList<>();
    tokens.object(
        "each of `pipelines`",
        field -> {
          switch (field) {
            case "name" -> title[0] = tokens.text("a pipeline's `name`");
            case "nodes" -> nodes.addAll(nodes("a pipeline"));
            default -> tokens.skip();
          }
        });
    if (title[0] == null) {
      throw new InvalidInput(origin, "a pipeline has no `name`; give it one");
    }
    return inOrder(title[0], nodes);
  }

  /** Puts the nodes in order beside the reading of what follows: the catalog is as large. */
  private static CompletableFuture<Pipeline> inOrder(String name, List<Node> nodes) {
    return CompletableFuture.supplyAsync(() -> new Pipeline(name, NodeOrder.sort(nodes)));
  }

  private List<Node> nodes(String where) throws IOException {
    List<Node> nodes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    tokens.list(
        "`nodes` of " + where,
        () -> {
          SnapshotNode read = new SnapshotNode(tokens);
          Node node = read.read();
          hasNodes = true;
          plain &= (single || read.saysNamespace()) && !read.extended();
          if (!names.add(node.name())) {
            throw new InvalidInput(
                node.origin(),
                "two nodes of one pipeline are called `" + node.name() + "`; rename one of them");
          }
          nodes.add(node);
        });
    return nodes;
  }

  private void dataset(String key) throws IOException {
    datasets.put(key, new SnapshotDataset(tokens).read(key));
  }

  private Unread unread() throws IOException {
    Origin here = tokens.origin();
    String[] texts = {"", "", ""};
    int[] line = new int[1];
    List<String> pipelines = new ArrayList<>();
    tokens.object(
        "each of `unread`",
        field -> {
          switch (field) {
            case "what" -> texts[0] = tokens.text("`what`");
            case "reason" -> texts[1] = tokens.text("`reason`");
            case "filepath" -> texts[2] = orEmpty(tokens.textOrNull("`filepath`"));
            case "line" -> line[0] = tokens.line("`line`");
            case "pipelines" ->
                tokens.texts("`pipelines`").forEach(name -> pipelines.add(name.text()));
            default -> tokens.skip();
          }
        });
    return new Unread(
        texts[0],
        texts[1],
        texts[2].isEmpty() ? here : new Origin(texts[2], line[0], ""),
        pipelines);
  }

  private Refusal refusal() throws IOException {
    Origin here = tokens.origin();
    String[] texts = {"", "", ""};
    int[] line = new int[1];
    tokens.object(
        "each of `refusals`",
        field -> {
          switch (field) {
            case "reason" -> texts[0] = tokens.text("`reason`");
            case "remedy" -> texts[1] = tokens.text("`remedy`");
            case "filepath" -> texts[2] = orEmpty(tokens.textOrNull("`filepath`"));
            case "line" -> line[0] = tokens.line("`line`");
            default -> tokens.skip();
          }
        });
    return new Refusal(
        texts[0], texts[1], texts[2].isEmpty() ? here : new Origin(texts[2], line[0], ""));
  }

  /**
   * Whether Kedro wrote it, not {@code kindling snapshot} or a person: it then says nothing of
   * annotations and of what datasets wrap.
   */
  private boolean isKedros() {
    return hasNodes && plain && !version.isEmpty() && env.isEmpty();
  }

  private SessionStart session() throws IOException {
    Origin here = tokens.origin();
    @Nullable String[] texts = {"", null};
    @Nullable Origin[] places = {null, null};
    tokens.object(
        "each of `spark_sessions`",
        field -> {
          switch (field) {
            case "by" -> texts[0] = tokens.text("`by`");
            case "master" -> texts[1] = tokens.textOrNull("`master`");
            case "source" -> places[0] = SnapshotSource.read(tokens, "`source`");
            case "master_source" -> places[1] = SnapshotSource.read(tokens, "`master_source`");
            default -> tokens.skip();
          }
        });
    Origin made = places[0] == null ? here : places[0];
    return new SessionStart(
        orEmpty(texts[0]), texts[1], made, places[1] == null ? made : places[1]);
  }

  private static void checkNames(List<Pipeline> pipelines, String file) {
    Set<String> names = new HashSet<>();
    for (Pipeline pipeline : pipelines) {
      if (!names.add(pipeline.name())) {
        throw new InvalidInput(
            new Origin(file, 0, ""),
            "two pipelines are called `" + pipeline.name() + "`; rename one of them");
      }
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
