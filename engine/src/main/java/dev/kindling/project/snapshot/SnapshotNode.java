package dev.kindling.project.snapshot;

import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Output;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.Tag;
import dev.kindling.facts.TypeHint;
import dev.kindling.project.kedro.AnnotationText;
import dev.kindling.project.snapshot.SnapshotTokens.Located;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One node of a snapshot. Its fields come in any order, so facts are made at its end. */
final class SnapshotNode {

  /** Stands for a line that the snapshot does not say; 0 is one that it says is not known. */
  private static final int UNSAID = -1;

  /** What Kedro does not write. */
  private static final Set<String> EXTENSIONS = Set.of("written", "signature", "spark_uses");

  private final SnapshotTokens tokens;
  private final Origin here;
  private @Nullable String name;
  private @Nullable String function;
  private @Nullable String namespace;
  private List<Located> tags = List.of();
  private List<Located> inputs = List.of();
  private List<Located> outputs = List.of();
  private @Nullable SnapshotSource source;
  private @Nullable String hintFile;
  private @Nullable Origin written;
  private final List<Hint> hints = new ArrayList<>(0);
  private final List<Use> uses = new ArrayList<>(0);
  private int returnsLine = UNSAID;
  private boolean saysNamespace;
  private boolean extended;

  /** An annotation; the line of a returned one stands beside it in the snapshot. */
  private record Hint(
      String parameter, @Nullable String dataset, String annotation, int line, Origin here) {}

  private record Use(String name, @Nullable Origin place, Origin here) {}

  SnapshotNode(SnapshotTokens tokens) {
    this.tokens = tokens;
    this.here = tokens.origin();
  }

  Node read() throws IOException {
    tokens.object("each of `nodes`", this::field);
    if (name == null || name.isEmpty()) {
      throw new InvalidInput(here, "a node has no `name`; give it one");
    }
    return node(name);
  }

  /** Whether it has the field that Kedro always writes and people leave out. */
  boolean saysNamespace() {
    return saysNamespace;
  }

  /** Whether it has a field that Kedro does not know. */
  boolean extended() {
    return extended;
  }

  private void field(String field) throws IOException {
    extended |= EXTENSIONS.contains(field);
    switch (field) {
      case "name" -> name = tokens.text("a node's `name`");
      case "func_name" -> function = tokens.textOrNull("`func_name`");
      case "namespace" -> {
        namespace = tokens.textOrNull("`namespace`");
        saysNamespace = true;
      }
      case "tags" -> tags = tokens.texts("`tags`");
      case "inputs" -> inputs = tokens.texts("`inputs`");
      case "outputs" -> outputs = tokens.texts("`outputs`");
      case "source" -> source = SnapshotSource.lines(tokens, "`source`");
      case "written" -> written = SnapshotSource.read(tokens, "`written`");
      case "signature" -> tokens.object("`signature`", this::signature);
      case "spark_uses" -> tokens.list("`spark_uses`", this::use);
      default -> tokens.skip();
    }
  }

  private void signature(String field) throws IOException {
    switch (field) {
      case "filepath" -> hintFile = tokens.textOrNull("`filepath` of a signature");
      case "parameters" -> tokens.list("`parameters` of a signature", this::parameter);
      case "returns" -> {
        Origin place = tokens.origin();
        String annotation = tokens.textOrNull("`returns`");
        if (annotation != null) {
          hints.add(new Hint(TypeHint.RETURN, null, annotation, UNSAID, place));
        }
      }
      case "returns_line" -> returnsLine = tokens.line("`returns_line`", UNSAID);
      default -> tokens.skip();
    }
  }

  private void parameter() throws IOException {
    Origin place = tokens.origin();
    @Nullable String[] texts = new @Nullable String[3];
    int[] line = {UNSAID};
    tokens.object(
        "each of `parameters`",
        field -> {
          switch (field) {
            case "name" -> texts[0] = tokens.textOrNull("a parameter's `name`");
            case "dataset" -> texts[1] = tokens.textOrNull("a parameter's `dataset`");
            case "annotation" -> texts[2] = tokens.textOrNull("a parameter's `annotation`");
            case "line" -> line[0] = tokens.line("a parameter's `line`", UNSAID);
            default -> tokens.skip();
          }
        });
    if (texts[1] != null && texts[2] != null) {
      hints.add(new Hint(texts[0] == null ? "" : texts[0], texts[1], texts[2], line[0], place));
    }
  }

  private void use() throws IOException {
    Origin place = tokens.origin();
    String[] title = {""};
    @Nullable Origin[] at = new @Nullable Origin[1];
    tokens.object(
        "each of `spark_uses`",
        field -> {
          switch (field) {
            case "name" -> title[0] = tokens.text("`name` of a Spark use");
            case "source" -> at[0] = SnapshotSource.read(tokens, "`source`");
            default -> tokens.skip();
          }
        });
    uses.add(new Use(title[0], at[0], place));
  }

  private Node node(String full) {
    TreeMap<String, Origin> sorted = new TreeMap<>();
    tags.forEach(tag -> sorted.putIfAbsent(tag.text(), tag.origin()));
    List<Tag> tagFacts = new ArrayList<>();
    sorted.forEach((tag, origin) -> tagFacts.add(new Tag(full, tag, origin)));
    Origin place = written != null ? written : source != null ? source.start() : here;
    return new Node(
        full,
        function == null ? "" : function,
        namespace == null || namespace.isEmpty() ? null : namespace,
        tagFacts,
        inputs.stream().map(i -> new Input(full, i.text(), i.origin())).toList(),
        outputs.stream().map(o -> new Output(full, o.text(), o.origin())).toList(),
        hintFacts(full),
        uses.stream()
            .map(u -> new SparkUse(full, u.name, u.place != null ? u.place : u.here))
            .toList(),
        place,
        source == null ? Origin.UNKNOWN : source.start(),
        source == null ? 0 : source.end());
  }

  /** A parameter that is bound to nothing the node reads says nothing about the node. */
  private List<TypeHint> hintFacts(String full) {
    if (hints.isEmpty()) {
      return List.of();
    }
    return hints.stream()
        .filter(h -> h.dataset == null || inputs.stream().anyMatch(i -> i.text().equals(h.dataset)))
        .sorted(Comparator.comparing(h -> h.dataset == null))
        .map(
            h ->
                new TypeHint(
                    full,
                    h.parameter,
                    h.dataset,
                    h.annotation,
                    AnnotationText.names(h.annotation),
                    place(h)))
        .toList();
  }

  private Origin place(Hint hint) {
    String file = hintFile != null ? hintFile : source == null ? null : source.start().file();
    int line = hint.dataset == null ? returnsLine : hint.line;
    if (file != null && line != UNSAID) {
      return new Origin(file, line, "");
    }
    return source == null ? hint.here : source.start();
  }
}
