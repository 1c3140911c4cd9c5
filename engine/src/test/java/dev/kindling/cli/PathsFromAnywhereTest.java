package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever folder a call stands in, and however it names the project: what a message or a finding
 * names as its place can be opened from there, and has the line.
 */
class PathsFromAnywhereTest {

  private static final Pattern PLACE =
      Pattern.compile(
          "(?m)(?:^(?:[+-] | *)|failed: )([^\\s:]+)(?::(\\d+))?: "
              + "(?:(?:error|warning|note) \\[|(?<=failed: \\S{1,200} ))");

  /** Commands that no project has a part in. */
  private static final Set<String> WITHOUT_PROJECT =
      Set.of("completion", "warm-up", "help", "schema");

  @TempDir private Path folder;
  private Path project;

  /**
   * A project with findings, a part that is unread, and a file of settings that is wrong; beside it
   * one whose catalog is no YAML. Both are in a repository, as they are.
   */
  @BeforeEach
  void makeProjects() throws Exception {
    Path teams = Files.createDirectories(folder.resolve("repository/teams"));
    project = Projects.copy("shop", teams);
    Files.writeString(
        project.resolve("conf/base/catalog.yml"), "rates: {filepath: data/rates.csv}\n");
    Files.writeString(
        project.resolve("conf/kubernetes/airflow-k8s.yaml"), "run_config:\n  image: [1]\n");
    Files.writeString(
        project.resolve("conf/base/kindling.yml"),
        "waivers:\n  - {code: memory-boundry, node: report, reason: known}\n");
    Path broken = Files.move(Projects.copy("ledger", teams), teams.resolve("broken"));
    Files.writeString(broken.resolve("conf/base/catalog.yml"), "a:\n  type: [pandas\nb: 1\n");
    try (Git git = Git.init().setDirectory(folder.resolve("repository").toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("First").setAuthor("a", "a@b").setSign(false).call();
    }
    Files.createDirectories(teams.resolve("elsewhere/deeper"));
  }

  @ParameterizedTest
  @CsvSource({
    "teams/shop, .",
    "teams/shop/src, ..",
    "teams/shop/src/shop, ../..",
    "teams, shop",
    "teams, ./shop",
    "'', teams/shop",
    "teams/elsewhere/deeper, ../../shop",
    "teams/shop/conf, ../../../teams/shop"
  })
  void every_command(String standing, String named) throws Exception {
    Path here = folder.resolve("repository").resolve(standing);
    List<List<String>> calls = calls(named);
    Set<String> commands = new TreeSet<>(WITHOUT_PROJECT);
    calls.forEach(call -> commands.add(call.get(0)));
    assertThat(commands).containsAll(Commands.names());

    Path printed = printed(here, calls);

    for (int i = 0; i < calls.size(); i++) {
      String err = Files.readString(printed.resolve(i + ".err"));
      String said = Files.readString(printed.resolve(i + ".out")) + err;
      String call = here + "$ kindling " + String.join(" ", calls.get(i)) + "\n" + said;
      assertThat(Files.readString(printed.resolve(i + ".code"))).as(call).isNotEqualTo("FAULT");
      int places = 0;
      for (Matcher place = PLACE.matcher(said); place.find(); ) {
        places += place.group(1).equals("kindling") ? 0 : 1;
        assertOpens(here, place, call);
      }
      // Of commits it names those, not files.
      assertThat(places > 0 || calls.get(i).get(0).equals("history")).as(call).isTrue();
    }
  }

  @Test
  void in_the_project_s_folder_it_need_not_be_named() throws Exception {
    List<List<String>> named =
        calls(".").stream()
            .filter(call -> !List.of("batch", "rules").contains(call.get(0)))
            .toList();
    List<List<String>> bare =
        named.stream()
            .map(call -> call.stream().filter(word -> !word.equals(".")).toList())
            .toList();
    Path at = printed(project, named);
    List<String> first = new ArrayList<>();
    for (int i = 0; i < bare.size(); i++) {
      first.add(
          Files.readString(at.resolve(i + ".out")) + Files.readString(at.resolve(i + ".err")));
    }
    Path again = printed(project, bare);
    for (int i = 0; i < bare.size(); i++) {
      assertThat(
              Files.readString(again.resolve(i + ".out"))
                  + Files.readString(again.resolve(i + ".err")))
          .as(bare.get(i).toString())
          .isEqualTo(first.get(i));
    }
  }

  private List<List<String>> calls(String named) {
    String wrong = named.endsWith("shop") ? named.replaceFirst("shop$", "broken") : "";
    List<List<String>> calls = new ArrayList<>();
    calls.add(List.of("plan", named));
    calls.add(List.of("plan", named, "--format", "json"));
    calls.add(List.of("plan", named, "--env", "nowhere"));
    calls.add(List.of("why", named, "report"));
    calls.add(List.of("why", named, "--dataset", "monthly_sales"));
    calls.add(List.of("compile", named, "-o", folder.resolve("out").toString()));
    calls.add(
        List.of("compile", named, "--env", "kubernetes", "-o", folder.resolve("out").toString()));
    calls.add(List.of("whatif", named, "--pin", "sum_by_month"));
    calls.add(List.of("advise", named));
    calls.add(List.of("diff", named, "--git", "HEAD"));
    calls.add(List.of("blame", named));
    calls.add(List.of("history", named));
    calls.add(List.of("baseline", "write", named));
    calls.add(List.of("rules", "facts", named));
    calls.add(List.of("snapshot", named));
    calls.add(List.of("init", named));
    if (!wrong.isEmpty()) {
      calls.add(List.of("batch", named, wrong));
      calls.add(List.of("diff", named, wrong));
      calls.add(List.of("diff", wrong, "--git", "HEAD"));
      calls.add(List.of("plan", wrong));
      calls.add(List.of("baseline", "write", named, wrong));
    } else {
      calls.add(List.of("batch", named, "--env", "nowhere"));
    }
    return calls;
  }

  private static void assertOpens(Path here, Matcher place, String call) throws IOException {
    String name = place.group(1);
    if (name.equals("kindling")) {
      return;
    }
    Path file = here.resolve(name);
    assertThat(file).as(call).exists();
    if (place.group(2) != null) {
      assertThat(Files.readAllLines(file))
          .as(place.group() + "\n" + call)
          .hasSizeGreaterThanOrEqualTo(Integer.parseInt(place.group(2)));
    }
  }

  private static Path printed(Path here, List<List<String>> calls) throws Exception {
    return ManyCalls.of(here, calls);
  }
}
