package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The `source` of every node of a snapshot is that of Kedro's own inspection: over random functions
 * of every kind, read without Kedro and with `--live`.
 */
@Tag("kedro")
class InspectionOnKedroTest {

  private static final int FUNCTIONS = 400;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String INSPECT =
      """
      import dataclasses, json, sys
      from pathlib import Path
      from kedro.inspection import get_project_snapshot
      found = get_project_snapshot(Path(sys.argv[1]))
      print("ANSWER" + json.dumps([[n.name, n.source and dataclasses.asdict(n.source)]
                                   for p in found.pipelines for n in p.nodes], default=vars))
      """;

  private static final String SUPPORT =
      """
      import functools


      def wrapping(function):
          @functools.wraps(function)
          def inner(*args):
              return function(*args)
          return inner


      def replacing(function):
          def other(*args):
              return function(*args)
          # of the replacement

          return other


      def configured(*_args, **_kwargs):
          return wrapping
      """;

  private final Random random = new Random(7);
  private final StringBuilder module = new StringBuilder();
  private final List<String> callables = new ArrayList<>();

  @TempDir private Path root;

  @Test
  void the_lines_of_definitions_are_those_of_kedro() throws IOException {
    write();
    Python kedro = Python.with("inspection-1.7.0", "kedro==1.7.0", "setuptools<70");
    Python.Outcome told =
        kedro.run(root, Map.of("DO_NOT_TRACK", "1"), "-c", INSPECT, root.toString());
    assertThat(told.output()).contains("ANSWER");
    Map<String, String> wanted = new TreeMap<>();
    String answer = told.output().substring(told.output().indexOf("ANSWER") + "ANSWER".length());
    for (JsonNode node : JSON.readTree(answer.lines().findFirst().orElseThrow())) {
      wanted.put(node.get(0).asText(), node.get(1).toString());
    }

    ReadOptions options = ReadOptions.defaults();

    assertThat(wanted).hasSize(callables.size()).containsValue("null");
    assertThat(sources(options)).isEqualTo(wanted);
    assertThat(sources(options.live(kedro.program("python")))).isEqualTo(wanted);
  }

  private Map<String, String> sources(ReadOptions options) throws IOException {
    JsonNode snapshot = JSON.readTree(SnapshotWriter.write(OpenProject.at(root, options).facts()));
    assertThat(snapshot.has("unread")).as("%s", snapshot.path("unread")).isFalse();
    Map<String, String> found = new TreeMap<>();
    for (JsonNode node : snapshot.at("/pipelines/0/nodes")) {
      found.put(node.get("name").asText(), node.path("source").toString());
    }
    found.replaceAll((name, source) -> source.isEmpty() ? "null" : source);
    return found;
  }

  private void write() throws IOException {
    Path source = Files.createDirectories(root.resolve("src/lines"));
    Files.createDirectories(root.resolve("conf/base"));
    Files.createDirectories(root.resolve("conf/local"));
    Files.writeString(root.resolve("conf/base/catalog.yml"), "{}\n");
    Files.writeString(
        root.resolve("pyproject.toml"),
        "[tool.kedro]\npackage_name = \"lines\"\nproject_name = \"Lines\"\n"
            + "kedro_init_version = \"1.7.0\"\n");
    Files.writeString(source.resolve("__init__.py"), "");
    Files.writeString(source.resolve("settings.py"), "");
    Files.writeString(source.resolve("support.py"), SUPPORT);
    module.append(
        "import functools\n\nfrom lines.support import configured, replacing, wrapping\n");
    for (int i = 0; i < FUNCTIONS; i++) {
      module.append("\n".repeat(random.nextInt(3)));
      add("f" + i);
    }
    Files.writeString(source.resolve("nodes.py"), module);
    StringBuilder registry =
        new StringBuilder(
            "from kedro.pipeline import node, pipeline\n\nfrom lines import nodes as n\n");
    registry.append("\n\ndef register_pipelines():\n    return {\"__default__\": pipeline([\n");
    for (int i = 0; i < callables.size(); i++) {
      registry.append(
          "        node(%s, \"i%d\", \"o%d\", name=\"n%03d\"),\n"
              .formatted(callables.get(i), i, i, i));
    }
    Files.writeString(source.resolve("pipeline_registry.py"), registry + "    ])}\n");
  }

  private void add(String name) {
    String call = "n." + name;
    switch (random.nextInt(12)) {
      case 0 -> {
        module.append("class " + name + ":\n");
        function("    ", "run", "self, x");
        function("    ", "__call__", "self, x");
        call = List.of(call + "().run", call + "()").get(random.nextInt(2));
      }
      case 1 -> {
        decorators("", true);
        module.append("class " + name + ":\n    def __init__(self, x):\n        self.x = x\n");
        trailing("    ");
      }
      case 2 -> {
        module.append("class " + name + ":\n    @staticmethod\n");
        function("    ", "of", "x");
        call += ".of";
      }
      case 3 -> {
        module.append("class " + name + ":\n    @classmethod\n");
        function("    ", "of", "cls, x");
        call += ".of";
      }
      case 4 -> call = "lambda x: x";
      case 5 -> {
        function("", name, "x");
        call = "functools.partial(" + call + ")";
        call = call.replace("functools", "n.functools");
      }
      case 6 -> {
        module.append("def make_" + name + "():\n");
        function("    ", name, "x");
        module.append("\n    return " + name + "\n\n\n" + name + " = make_" + name + "()\n");
      }
      default -> {
        decorators("", false);
        function("", name, "x");
      }
    }
    callables.add(call);
  }

  private void decorators(String indentation, boolean ofClass) {
    List<String> all =
        ofClass
            ? List.of("@functools.total_ordering")
            : List.of(
                "@wrapping",
                "@wrapping\n@functools.lru_cache(maxsize=None)",
                "@functools.singledispatch",
                "@configured(\n    1,\n    two=2,  # ): \"\n)",
                "@wrapping\n@functools.cache",
                "@replacing");
    for (int i = random.nextInt(3); i > 0 && !ofClass; i--) {
      module.append(indentation + all.get(random.nextInt(all.size())) + "\n");
      if (random.nextInt(4) == 0) {
        module.append(indentation + "# between decorators\n");
      }
    }
  }

  private void function(String indentation, String name, String parameters) {
    String inner = indentation + "    ";
    String head = indentation + "def " + name;
    switch (random.nextInt(6)) {
      case 0 -> {
        module.append(head + "(" + parameters + "): return x\n");
        trailing(indentation);
        return;
      }
      case 1 -> {
        module.append(head + "(\n" + inner + parameters + ",\n" + indentation + "): return x\n");
        trailing(indentation);
        return;
      }
      case 2 ->
          module.append(
              head + "(\n" + inner + parameters + ",  # the one\n" + indentation + ") -> int:\n");
      default -> module.append(head + "(" + parameters + "):\n");
    }
    if (random.nextBoolean()) {
      module.append(inner + "\"\"\"Says.\n\n  # not a comment\n" + inner + "\"\"\"\n");
    }
    if (random.nextInt(3) == 0) {
      module.append(inner + "# first\n\n");
    }
    if (random.nextInt(3) == 0) {
      module.append(inner + "if x:\n" + inner + "    pass\n" + inner + "    # deep\n");
    }
    module.append(
        switch (random.nextInt(4)) {
          case 0 -> inner + "return (\n" + inner + "    x\n" + indentation + ")\n";
          case 1 -> inner + "return '''a\nb\n'''\n";
          case 2 -> inner + "return x; pass\n";
          default -> inner + "return x\n";
        });
    trailing(indentation);
  }

  /** Comments behind the body, as deep as it or less. */
  private void trailing(String indentation) {
    for (int i = random.nextInt(4); i > 0; i--) {
      module.append(
          switch (random.nextInt(4)) {
            case 0 -> "\n";
            case 1 -> indentation + "    # as deep\n";
            case 2 -> indentation + "      # deeper\n";
            default -> indentation + "# less\n";
          });
    }
  }
}
