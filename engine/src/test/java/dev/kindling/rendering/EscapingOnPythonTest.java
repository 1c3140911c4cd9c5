package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than ten thousand names and values through every template, judged by Python's own parser, by
 * Jinja as Airflow sets it up, and by ruff.
 */
@Tag("airflow")
class EscapingOnPythonTest {

  private static final int COMPILES = 400;

  private static final String JUDGE =
      """
      import ast, json, pathlib, sys
      import jinja2, yaml

      jinja = jinja2.Environment(undefined=jinja2.StrictUndefined)

      def rendered(constant):
          try:
              constant.encode()
              return jinja.from_string(constant).render()
          except (UnicodeEncodeError, jinja2.TemplateError):
              return constant  # a lone surrogate, or no template of ours

      checked = 0
      for case in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
          tree = ast.parse(case.with_suffix(".py").read_text("utf-8"))
          constants = {
              node.value
              for node in ast.walk(tree)
              if isinstance(node, ast.Constant) and isinstance(node.value, str)
          }
          expected = json.loads(case.read_text("utf-8"))
          if expected["volume"]:
              names = {"json": json}
              for node in tree.body:
                  if isinstance(node, ast.Assign) and node.targets[0].id in ("VOLUME", "VOLUME_NAME"):
                      exec(compile(ast.Module([node], []), "volume", "exec"), names)
              spec = yaml.safe_load(names["VOLUME"])["spec"]
              assert spec["resources"]["requests"]["storage"] == expected["volume"][0], case.name
              assert spec["storageClassName"] == expected["volume"][1], case.name
              checked += 2
          for value in expected["values"]:
              assert value in constants, (case.name, value)
          texts = constants | {rendered(constant) for constant in constants}
          for text in expected["templates"]:
              if not any(0xD800 <= ord(c) < 0xE000 for c in text):
                  assert text in texts, (case.name, text)
          checked += len(expected["values"]) + len(expected["templates"])
      print(checked)
      """;

  @TempDir Path folder;

  @Test
  void whatever_stands_in_names_and_values_comes_back() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (int seed = 0; seed < COMPILES; seed++) {
      HostileCompile compile = HostileCompile.of(seed);
      Files.writeString(folder.resolve(seed + ".py"), compile.dag());
      Files.writeString(
          folder.resolve(seed + ".json"),
          json.writer()
              .with(JsonWriteFeature.ESCAPE_NON_ASCII)
              .writeValueAsString(
                  Map.of(
                      "values", compile.values(),
                      "templates", compile.templates(),
                      "volume", compile.volume())));
    }
    Python python = Python.with("escaping", "jinja2==3.1.6", "pyyaml==6.0.3", "ruff==0.14.5");
    Files.writeString(folder.resolve("judge.py"), JUDGE);

    Python.Outcome judged = python.run(folder, Map.of(), "judge.py", folder.toString());

    assertThat(judged.code()).as(judged.output()).isZero();
    assertThat(Integer.parseInt(judged.output().strip())).isGreaterThan(10_000);
    Files.delete(folder.resolve("judge.py"));
    List<String> ruff =
        new ArrayList<>(
            List.of(
                python.program("ruff").toString(), "format", "--check", "--isolated", "--diff"));
    ruff.add(folder.toString());
    Python.Outcome formatted = Python.run(folder, Map.of(), ruff);
    assertThat(formatted.code()).as(formatted.output()).isZero();
  }
}
