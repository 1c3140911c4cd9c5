package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Help that helps: examples that work, pages that are there. */
class HelpTest {

  @TempDir private Path folder;

  @Test
  void each_command_has_two_examples_and_names_its_page() throws IOException {
    Map<String, String> helps = helps();
    assertThat(helps.keySet()).containsAll(Commands.names()).contains("rules explain");
    for (Map.Entry<String, String> help : helps.entrySet()) {
      assertThat(examples(help.getValue())).as(help.getKey()).hasSize(2);
      assertThat(help.getValue()).containsPattern("More: kindling help \\S+, or https://\\S+\n");
      String topic = help.getValue().replaceAll("(?s).*More: kindling help (\\S+), or.*", "$1");
      assertThat(Topics.names()).as(help.getKey()).contains(topic);
    }
  }

  @Test
  void each_example_does_its_work() throws Exception {
    List<String> examples = new ArrayList<>();
    for (Map.Entry<String, String> help : helps().entrySet()) {
      if (!help.getKey().equals("warm-up")) {
        for (String example : examples(help.getValue())) {
          assertThat(example).startsWith("kindling " + help.getKey());
          examples.add(example.replaceFirst("^kindling ", ""));
        }
      }
    }
    Path here = Files.createDirectory(folder.resolve("checkout"));
    copyFixtures(here);
    for (String rule : List.of("warehouse", "marts")) {
      assertThat(Run.of("rules", "new", rule, "-d", here).code()).isEqualTo(ExitCode.DONE);
    }
    // It has no settings yet.
    Files.deleteIfExists(here.resolve("fixtures/broken/conf/base/airflow-k8s.yaml"));
    assertThat(
            Run.of(
                    "baseline",
                    "write",
                    here.resolve("fixtures/shop"),
                    "-o",
                    here.resolve("kindling-baseline.json"))
                .code())
        .isEqualTo(ExitCode.DONE);
    try (Git git = Git.init().setDirectory(here.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("First").setAuthor("a", "a@b").setSign(false).call();
    }

    Path printed =
        ManyCalls.of(here, examples.stream().map(each -> List.of(each.split(" "))).toList());

    for (int i = 0; i < examples.size(); i++) {
      String code = Files.readString(printed.resolve(i + ".code"));
      String said = Files.readString(printed.resolve(i + ".err"));
      assertThat(code)
          .as(examples.get(i) + "\n" + said)
          .isIn(
              examples.get(i).startsWith("init fixtures/broken --quiet")
                      || examples.get(i).startsWith("batch")
                  // The second says that there is one now; of the fixtures two are broken.
                  ? List.of("WRONG", "INCOMPLETE")
                  : List.of("DONE", "OBJECTION", "INCOMPLETE"));
    }
  }

  @Test
  void a_topic_is_a_page_of_the_documentation() throws IOException {
    assertThat(Topics.names()).contains("reading", "rules.md", "facts");
    for (String topic : Topics.names()) {
      Run run = Run.of("help", topic);
      assertThat(run.code()).as(topic).isEqualTo(ExitCode.DONE);
      assertThat(run.out()).startsWith("#");
      assertThat(Run.of("help", "topics").out()).contains(topic + "\n");
    }
    assertThat(Run.of("help", "rules").out()).startsWith("Usage: kindling rules");
    assertThat(Run.of("help", "rules.md").out()).startsWith("# ");
    assertThat(Run.of("help", "facts").out()).startsWith("## The facts").contains("Dataset");
  }

  @Test
  void an_unknown_topic_is_told_with_what_was_meant() {
    Run run = Run.of("help", "runing");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(
            "kindling: error [usage] there is no command and no topic 'runing'. Did you mean"
                + " running? The topics are ")
        .hasLineCount(1);
    assertThat(Run.of("help", "plann").err()).contains("Did you mean plan?");
    assertThat(Run.of("help", "rules", "explian").err()).contains("Did you mean explain?");
  }

  @Test
  void v_is_the_version() {
    assertThat(Run.of("--version", "-v").out())
        .startsWith(Run.of("--version").out())
        .contains(
            "\nJava " + System.getProperty("java.version") + " of ",
            System.getProperty("java.home"))
        .hasLineCount(2);
    assertThat(Run.of("plan", "--version").out()).isEqualTo(Run.of("--version").out());
    assertThat(Run.of("-v").out()).isEqualTo(Run.of("--version").out()).startsWith("kindling ");
  }

  private void copyFixtures(Path here) throws IOException {
    Path fixtures = Path.of("../fixtures");
    try (Stream<Path> files = Files.walk(fixtures)) {
      for (Path file : files.toList()) {
        Path target = here.resolve("fixtures").resolve(fixtures.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static List<String> examples(String help) {
    return help.lines()
        .dropWhile(line -> !line.equals(CommandHelp.HEADING))
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().replaceFirst("^KINDLING_CACHE=\\S+ ", ""))
        .toList();
  }

  /** The help of every command, those within commands included. */
  private static Map<String, String> helps() {
    Map<String, String> helps = new LinkedHashMap<>();
    collect("", Program.everything(), helps);
    return helps;
  }

  private static void collect(String before, CommandLine line, Map<String, String> helps) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              helps.put(before + name, Run.of(words(before + name)).out());
              collect(before + name + " ", command, helps);
            });
  }

  private static Object[] words(String command) {
    return (command + " --help").split(" ");
  }
}
