package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every command of the program in every format, with colours and without: whatever a project, a
 * file or a commit calls itself, no character of it steers the terminal. Commands, formats and
 * colours are those of the program's own model: a new one without a call here fails.
 */
class HostileOutputTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A colour that is none of ours, the end of one, a title of the window, both directions, lines.
   */
  private static final String STEERS =
      "\u001b[35m\u001b[0m\u001b]0;t\u0007\u009b35m\u202e\u2066\u200f\r\u0085\u2028\u0000\u007f\ufeffx";

  /** What {@code Style} and messages write, and nothing else. */
  private static final String OURS = "\u001b\\[(0|(1;|33;)*(1|2|31|32|33|36))m";

  private static final String FIRST = "first" + STEERS;
  private static final String BETWEEN = "between" + STEERS;

  @TempDir private Path folder;
  private Path snapshot;
  private Path other;
  private Path rules;
  private Path lawful;

  @BeforeEach
  void write() throws IOException {
    snapshot = snapshot("names.json", "kedro-airflow-k8s:group:pyspark");
    other = snapshot("other.json", "kedro-airflow-k8s:group:default");
    Path hostile = Files.createDirectories(folder.resolve("r\u001b[35m\u202er"));
    rules = hostile.resolve("rule\u001b[35m.drl");
    lawful =
        Files.writeString(
            hostile.resolve("lawful.drl"),
            "import dev.kindling.facts.Tag\nimport dev.kindling.facts.Mark\n/* T"
                + STEERS
                + "\n */\nrule \"lawful\" when $t : Tag(name == \"gpu\")\n"
                + "then insert(new Mark($t.node(), \"m\")); end\n");
    Files.writeString(rules, "rule \"a\u001b[35m\u202eb\" when Nod(x\u001b[35m == 1) then end\n");
  }

  /** By the command's path, what it is called with: each with what a project's names reach. */
  private Map<String, List<List<Object>>> calls() {
    Map<String, List<List<Object>>> calls = new TreeMap<>();
    Path out = folder.resolve("out\u001b[35m");
    Path baseline = folder.resolve("baseline.json");
    calls.put("plan", List.of(List.of(snapshot), List.of(other), List.of(snapshot, "-p", FIRST)));
    calls.put(
        "why",
        List.of(
            List.of(snapshot, FIRST),
            List.of(other, FIRST),
            List.of(snapshot, "g"),
            List.of(snapshot, FIRST, "g"),
            List.of(snapshot, "*"),
            List.of(snapshot, FIRST, "--check"),
            List.of(snapshot, "*", "--check"),
            List.of(snapshot, "--dataset", BETWEEN),
            List.of(snapshot, "firs" + STEERS)));
    calls.put("compile", List.of(List.of(snapshot, "-o", out)));
    calls.put(
        "whatif",
        List.of(
            List.of(snapshot, "--drop-rule", "tag"),
            List.of(snapshot, "--free", FIRST),
            List.of(snapshot, "--pin", "g" + STEERS)));
    calls.put("advise", List.of(List.of(snapshot)));
    calls.put("diff", List.of(List.of(snapshot, other), List.of(other, snapshot)));
    calls.put("blame", List.of(List.of(snapshot, FIRST)));
    calls.put("history", List.of(List.of(snapshot, "--node", FIRST)));
    calls.put("baseline write", List.of(List.of(snapshot, "-o", baseline)));
    calls.put(
        "baseline check",
        List.of(List.of(snapshot, "-b", baseline), List.of(other, "-b", baseline)));
    calls.put(
        "rules list", List.of(List.of(), List.of("--rules", rules), List.of("--rules", lawful)));
    calls.put(
        "rules explain",
        List.of(List.of("tag"), List.of("ta" + STEERS), List.of("lawful", "--rules", lawful)));
    calls.put("rules check", List.of(List.of(rules)));
    calls.put("rules new", List.of(List.of("new-rule", "-d", out), List.of("n" + STEERS)));
    calls.put("rules test", List.of(List.of(rules)));
    calls.put("rules facts", List.of(List.of(snapshot), List.of(snapshot, "--type", "N" + STEERS)));
    calls.put("snapshot", List.of(List.of(snapshot)));
    calls.put("init", List.of(List.of(folder.resolve("no" + "\u001b[35m\u202e"))));
    calls.put(
        "batch",
        List.of(
            List.of(snapshot, rules.getParent().getParent(), "--timings"),
            List.of(snapshot, "-b", baseline)));
    calls.put("schema", List.of(List.of(), List.of("plan"), List.of("p" + STEERS)));
    calls.put("completion", List.of(List.of("bash"), List.of("b" + STEERS)));
    calls.put("warm-up", List.of(List.of("x" + STEERS)));
    calls.put("help", List.of(List.of("x" + STEERS)));
    return calls;
  }

  @Test
  void no_command_lets_a_name_through_in_any_format_or_colour() {
    Map<String, CommandSpec> commands = new TreeMap<>();
    leaves("", Program.everything().getCommandSpec(), commands);
    Map<String, List<List<Object>>> calls = calls();
    assertThat(calls.keySet()).containsAll(commands.keySet());
    assertThat(Run.of("baseline", "write", other, "-o", folder.resolve("baseline.json")).code())
        .isEqualTo(ExitCode.DONE);
    int runs = 0;
    TreeSet<String> faults = new TreeSet<>();
    for (Map.Entry<String, List<List<Object>>> command : calls.entrySet()) {
      List<OptionSpec> options =
          commands.containsKey(command.getKey())
              ? CommandTree.options(commands.get(command.getKey()))
              : List.of();
      for (List<Object> call : command.getValue()) {
        for (List<Object> format : values("--format", options)) {
          for (List<Object> colour : values("--color", options)) {
            List<Object> words = new ArrayList<>(List.of((Object[]) command.getKey().split(" ")));
            words.addAll(call);
            words.addAll(format);
            words.addAll(colour);
            Run run = Run.of(words.toArray());
            runs++;
            if (run.code() == ExitCode.FAULT) {
              faults.add(words + ": " + run.err());
            }
            boolean coloured = colour.contains("always");
            raw(run.out(), coloured).forEach(c -> faults.add(words + " has U+" + c + " raw"));
            raw(run.err(), coloured).forEach(c -> faults.add(words + " says U+" + c + " raw"));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(runs).isGreaterThan(200);
  }

  /** Each value of the option that has few; nothing where the command does not take it. */
  private static List<List<Object>> values(String name, List<OptionSpec> options) {
    for (OptionSpec option : options) {
      if (List.of(option.names()).contains(name)) {
        List<List<Object>> values = new ArrayList<>();
        CommandTree.values(option).forEach(value -> values.add(List.of(name, value)));
        assertThat(values).as(name).isNotEmpty();
        return values;
      }
    }
    return List.of(List.of());
  }

  static void leaves(String path, CommandSpec command, Map<String, CommandSpec> leaves) {
    Map<String, CommandSpec> below = CommandTree.below(command);
    below.forEach((name, spec) -> leaves((path + " " + name).strip(), spec, leaves));
    if (below.isEmpty()) {
      leaves.put(path, command);
    }
  }

  /** The characters that steer, by their numbers: none but the ends of lines and our colours. */
  private static TreeSet<String> raw(String text, boolean coloured) {
    String foreign = text.replace("\r\n", "\n");
    foreign = coloured ? foreign.replaceAll(OURS, "") : foreign;
    TreeSet<String> found = new TreeSet<>();
    foreign
        .codePoints()
        .filter(
            c -> c != '\n' && c != '\t' && dev.kindling.report.style.ControlCharacters.steers(c))
        .forEach(c -> found.add(Integer.toHexString(c)));
    return found;
  }

  private Path snapshot(String name, String tag) throws IOException {
    Map<String, Object> first =
        Map.of(
            "name", FIRST,
            "func_name", "f" + STEERS,
            "tags", List.of(tag, "t" + STEERS),
            "inputs", List.of("in" + STEERS),
            "outputs", List.of(BETWEEN),
            "source", Map.of("filepath", "src/" + STEERS + ".py", "line_start", 3));
    Map<String, Object> second =
        Map.of("name", "g", "inputs", List.of(BETWEEN), "outputs", List.of("o"));
    Map<String, Object> third =
        Map.of(
            "name", "h" + STEERS,
            "tags", List.of("kedro-airflow-k8s:group:pyspark"),
            "inputs", List.of("o"),
            "outputs", List.of("p" + STEERS));
    Map<String, Object> project =
        Map.of(
            "metadata", Map.of("project_name", "P" + STEERS, "package_name", "p" + STEERS),
            "pipelines",
                List.of(Map.of("name", "__default__", "nodes", List.of(first, second, third))),
            "datasets",
                Map.of(
                    BETWEEN,
                    Map.of("type", "spark.Spark" + STEERS, "filepath", "data/" + STEERS),
                    "in" + STEERS,
                    Map.of("type", "spark.SparkDataset")));
    return Files.writeString(
        folder.resolve(name),
        JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(project));
  }
}
