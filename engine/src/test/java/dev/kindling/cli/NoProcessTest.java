package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/**
 * No command starts a process, whatever the project and its repository name: Java's flight recorder
 * writes down each that is started. Exempt are `--live`, which asks the project's Python since its
 * user says so, and `warm-up`, which makes an archive of Kindling's own classes.
 */
class NoProcessTest {

  private static final String STARTED = "jdk.ProcessStart";

  @TempDir private Path folder;
  private Path project;
  private Path trace;

  @BeforeEach
  void repository() throws IOException {
    project = Projects.copy("ledger", folder);
    trace = folder.resolve("trace");
    Files.writeString(project.resolve(".gitattributes"), "* filter=own diff=own\n");
    Python.Outcome made =
        Python.run(
            project,
            Map.of("RUN", "touch " + trace + "; cat"),
            List.of(
                "sh",
                "-ec",
                """
                git init -q
                git config user.name Tester && git config user.email tester@example.org
                git add . && git commit -qm Start
                sed -i 's/invoices/bills/' conf/base/catalog.yml && git commit -qam Change
                git config filter.own.clean "$RUN" && git config filter.own.smudge "$RUN"
                git config diff.own.textconv "$RUN" && git config core.fsmonitor "$RUN"
                git config core.hooksPath hooks && git config core.pager "$RUN"
                rm -f "$(echo "$RUN" | sed 's/touch \\(.*\\);.*/\\1/')"
                """));
    assertThat(made.code()).as(made.output()).isZero();
    Files.writeString(
        project.resolve("src/ledger/settings.py"), "import os\nos.system('touch " + trace + "')\n");
  }

  private Map<String, List<List<Object>>> calls() throws IOException {
    String node = Run.of("plan", project, "--format", "json").out();
    node = node.replaceAll("(?s).*?\"nodes\"[^\\[]*\\[[^\"]*\"([^\"]*)\".*", "$1");
    Path baseline = folder.resolve("baseline.json");
    Path rule = folder.resolve("own/own.drl");
    Map<String, List<List<Object>>> calls = new LinkedHashMap<>();
    calls.put("rules new", List.of(List.of("own", "-d", folder)));
    calls.put("rules check", List.of(List.of(rule)));
    calls.put("rules test", List.of(List.of(rule)));
    calls.put("rules list", List.of(List.of("--rules", rule)));
    calls.put("rules explain", List.of(List.of("tag")));
    calls.put("rules facts", List.of(List.of(project)));
    calls.put("plan", List.of(List.of(project, "--rules", rule), List.of(project, "-f", "html")));
    calls.put("why", List.of(List.of(project, node), List.of(project, node, "--check")));
    calls.put("compile", List.of(List.of(project, "-o", folder.resolve("out"))));
    calls.put("whatif", List.of(List.of(project, "--drop-rule", "tag")));
    calls.put("advise", List.of(List.of(project)));
    calls.put("diff", List.of(List.of(project, "--git", "HEAD~1"), List.of(project, project)));
    calls.put("blame", List.of(List.of(project)));
    calls.put("history", List.of(List.of(project)));
    calls.put("baseline write", List.of(List.of(project, "-o", baseline)));
    calls.put("baseline check", List.of(List.of(project, "-b", baseline)));
    calls.put("snapshot", List.of(List.of(project)));
    calls.put("init", List.of(List.of(Projects.copy("churn", folder))));
    calls.put(
        "batch",
        List.of(
            List.of(folder, "--html", folder.resolve("pages")),
            List.of(folder, "--compile", folder.resolve("all"), "--jobs", "2")));
    calls.put("schema", List.of(List.of("plan")));
    calls.put("completion", List.of(List.of("bash")));
    return calls;
  }

  @Test
  void no_command_starts_a_process() throws IOException {
    Map<String, CommandSpec> commands = new TreeMap<>();
    HostileOutputTest.leaves("", Program.everything().getCommandSpec(), commands);
    commands.remove("warm-up");
    Map<String, List<List<Object>>> calls = calls();
    assertThat(calls.keySet()).containsAll(commands.keySet());

    List<String> started =
        started(
            () ->
                calls.forEach(
                    (command, each) -> {
                      for (List<Object> call : each) {
                        List<Object> words =
                            new ArrayList<>(List.of((Object[]) command.split(" ")));
                        words.addAll(call);
                        Run run = Run.of(words.toArray());
                        assertThat(run.code())
                            .as(words + "\n" + run.err())
                            .isIn(ExitCode.DONE, ExitCode.OBJECTION, ExitCode.INCOMPLETE);
                      }
                    }));

    assertThat(started).isEmpty();
    assertThat(trace).doesNotExist();
  }

  /** The recorder sees what is started: else the other test would prove nothing. */
  @Test
  void a_process_would_be_seen() throws IOException {
    assertThat(
            started(
                () -> {
                  try {
                    new ProcessBuilder("sh", "-c", "exit 0").start().waitFor();
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }))
        .singleElement()
        .asString()
        .contains("exit 0");
  }

  /** The commands of the processes that the work started. */
  private List<String> started(Runnable work) throws IOException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(STARTED).withoutStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(STARTED))
        .map((RecordedEvent event) -> event.getString("command"))
        .toList();
  }
}
