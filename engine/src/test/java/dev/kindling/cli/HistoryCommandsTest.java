package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.Git;
import dev.kindling.cli.process.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code blame} and {@code history} against the obvious way: every commit of the first parents is
 * written out and planned for itself. {@code -Dkindling.histories=N} tries more.
 */
class HistoryCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** A commit as the obvious way sees it. */
  private record Seen(String id, String tree, Path folder, int code, Map<String, String> types) {

    /** Commits without the folder, or without Kedro's mark in it, have no project. */
    boolean there() {
      return !tree.isEmpty() && Files.exists(folder.resolve("pyproject.toml"));
    }

    boolean planned() {
      return code == 0 || code == 1 || code == 3 && !types.isEmpty();
    }

    /** Says for certain that the node is what it says. */
    boolean tells() {
      return !there() || code < 2;
    }
  }

  @Test
  void both_say_what_planning_every_commit_says() throws Exception {
    int histories = Integer.getInteger("kindling.histories", 4);
    for (int i = 0; i < histories; i++) {
      Path project = RandomHistory.make(folder.resolve("r" + i), 9, 100 + i);
      List<Seen> commits = commits(project);
      assertHistory(project, commits, "seed " + (100 + i));
      assertBlame(project, commits, "seed " + (100 + i));
    }
  }

  private List<Seen> commits(Path project) throws Exception {
    Path repository = project.getParent().getParent();
    List<Seen> commits = new ArrayList<>();
    for (String id : Git.run(repository, "rev-list", "--first-parent", "HEAD").split("\n")) {
      String listed = Git.run(repository, "ls-tree", "-d", id, "teams/shop").strip();
      String tree = listed.isEmpty() ? "" : listed.split("\\s+")[2];
      Path written = folder.resolve(id);
      Map<String, String> types = Map.of();
      int code = 0;
      if (!tree.isEmpty()) {
        Files.createDirectories(written);
        Path packed = folder.resolve(id + ".tar");
        Git.run(repository, "archive", "-o", packed.toString(), tree);
        assertThat(
                new ProcessBuilder("tar", "-xf", packed.toString(), "-C", written.toString())
                    .start()
                    .waitFor())
            .isZero();
        Run run = Run.of("plan", written, "-f", "json");
        code = run.code().number();
        types = run.out().isEmpty() ? Map.of() : types(JSON.readTree(run.out()));
      }
      commits.add(new Seen(id, tree, written, code, types));
    }
    return commits;
  }

  private static Map<String, String> types(JsonNode plan) {
    Map<String, String> types = new LinkedHashMap<>();
    plan.path("nodes").forEach(node -> types.put(text(node, "name"), text(node, "type")));
    return types;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static void assertHistory(Path project, List<Seen> commits, String about)
      throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < commits.size(); i++) {
      Seen now = commits.get(i);
      Seen before = i + 1 < commits.size() ? commits.get(i + 1) : null;
      String kind =
          before != null && before.tree().equals(now.tree()) ? null : kind(now, i, commits);
      if (kind != null) {
        expected.add(now.id() + " " + kind);
      }
    }
    Run run = Run.of("history", project, "-f", "jsonl");
    List<String> told = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      JsonNode entry = JSON.readTree(line);
      String kind =
          entry.has("error")
              ? "unread"
              : entry.has("gone") ? "gone" : entry.get("diff").isNull() ? "first" : "changed";
      told.add(text(entry.path("commit"), "id") + " " + kind);
    }
    assertThat(told).as(about).isEqualTo(expected);
    boolean all = expected.stream().noneMatch(each -> each.endsWith("unread"));
    assertThat(run.code() == ExitCode.DONE || !all || incomplete(run.out())).as(about).isTrue();
    List<String> three =
        Run.of("history", project, "-f", "jsonl", "-n", "3").out().lines().toList();
    assertThat(three).isEqualTo(run.out().lines().limit(3).toList());
  }

  private static boolean incomplete(String lines) {
    return lines.contains("\"incomplete\":true");
  }

  /** What a commit that changed the project's files is in the history; null where it is nothing. */
  private static String kind(Seen now, int at, List<Seen> commits) {
    if (now.there() && !now.planned()) {
      return "unread";
    }
    Seen base = null;
    for (int i = at + 1; i < commits.size() && base == null; i++) {
      base = commits.get(i).planned() || !commits.get(i).there() ? commits.get(i) : null;
    }
    boolean was = base != null && base.there();
    if (!now.there()) {
      return was ? "gone" : null;
    } else if (!was) {
      return "first";
    }
    String words = Run.of("diff", base.folder(), now.folder()).out();
    return words.contains("no difference") ? null : "changed";
  }

  private static void assertBlame(Path project, List<Seen> commits, String about) throws Exception {
    Run plan = Run.of("plan", project, "-f", "json");
    Map<String, String> expected = new LinkedHashMap<>();
    types(JSON.readTree(plan.out()))
        .forEach((node, type) -> expected.put(node, since(node, type, commits)));
    Run run = Run.of("blame", project, "*", "-f", "json");
    Map<String, String> told = new LinkedHashMap<>();
    for (JsonNode node : JSON.readTree(run.out()).path("nodes")) {
      List<String> unread = new ArrayList<>();
      node.path("unread").forEach(each -> unread.add(each.asText()));
      String commit = node.path("commit").isNull() ? "" : text(node.path("commit"), "id");
      told.put(text(node, "name"), text(node, "since") + " " + commit + " " + unread);
    }
    assertThat(told).as(about).isEqualTo(expected);
  }

  private static String since(String node, String type, List<Seen> commits) {
    String last = "";
    List<String> unread = new ArrayList<>();
    for (int i = 0; i < commits.size(); i++) {
      Seen commit = commits.get(i);
      boolean begins = i + 1 == commits.size() || !commits.get(i + 1).tree().equals(commit.tree());
      String then = commit.there() ? commit.types().get(node) : null;
      if (type.equals(then)) {
        last = commit.id();
        unread.clear();
      } else if (!commit.tells()) {
        if (begins) {
          unread.add(commit.id());
        }
      } else if (then == null && type.equals("default")) {
        return "always  " + unread;
      } else {
        return last.isEmpty() ? "uncommitted  " + unread : "commit " + last + " " + unread;
      }
    }
    return type.equals("default")
        ? "always  " + unread
        : last.isEmpty() ? "uncommitted  " + unread : "commit " + last + " " + unread;
  }

  @Test
  void a_log_ends_at_a_revision_or_a_day() throws Exception {
    Path project = RandomHistory.make(folder.resolve("r"), 9, 7);
    List<String> all = Run.of("history", project, "-f", "jsonl").out().lines().toList();
    String revision = text(JSON.readTree(all.get(2)).path("commit"), "id");
    assertThat(Run.of("history", project, "-f", "jsonl", "--since", revision).out().lines())
        .containsExactlyElementsOf(all.subList(0, 2));
    assertThat(Run.of("history", project, "-f", "jsonl", "--since", "2001-01-01").out().lines())
        .containsExactlyElementsOf(all);
    assertThat(Run.of("history", project, "--since", "2999-01-01").out())
        .isEqualTo("no commit changed what runs where\n");
  }

  @Test
  void a_shallow_clone_says_that_it_ends() throws Exception {
    Path project = RandomHistory.make(folder.resolve("r"), 9, 7);
    Path repository = project.getParent().getParent();
    Git.run(repository, "reset", "-q", "--hard");
    Git.run(folder, "clone", "-q", "--depth", "1", repository.toUri().toString(), "shallow");
    Path shallow = folder.resolve("shallow/teams/shop");
    Run history = Run.of("history", shallow);
    assertThat(history.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(history.err()).contains("[shallow-clone]", "git fetch --unshallow");
    Run blame = Run.of("blame", shallow, "*");
    assertThat(blame.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(blame.out()).contains("before the oldest commit of this shallow clone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blame", "history"})
  void what_has_no_history_is_told_so(String command) throws Exception {
    Path project = Projects.copy("shop", folder);
    assertThat(Run.of(command, project).code()).isEqualTo(ExitCode.WRONG);
    assertThat(Run.of(command, project).err()).contains("is in no git repository");
    Git.run(project, "init", "-q");
    assertThat(Run.of(command, project).code()).isEqualTo(ExitCode.WRONG);
    assertThat(Run.of(command, project).err()).contains("no commit yet");
  }

  @Test
  void what_no_commit_has_is_told_so() throws Exception {
    Path project = RandomHistory.make(folder.resolve("r"), 1, 1);
    Run node = Run.of("history", project, "--node", "nobody");
    assertThat(node.code()).isEqualTo(ExitCode.WRONG);
    assertThat(node.out()).isEmpty();
    assertThat(node.err()).contains("no commit has a node `nobody`");
    Path empty = Files.createDirectories(project.resolveSibling("empty"));
    Run none = Run.of("history", empty);
    assertThat(none.code()).isEqualTo(ExitCode.WRONG);
    assertThat(none.err()).contains("no commit has a Kedro project in this folder");
  }

  @Test
  void the_repository_stays_as_it_is() throws Exception {
    Path project = RandomHistory.make(folder.resolve("r"), 5, 3);
    Map<String, String> before = Tree.of(project.getParent().getParent());
    Run.of("history", project);
    Run.of("blame", project);
    assertThat(Tree.of(project.getParent().getParent())).isEqualTo(before);
  }
}
