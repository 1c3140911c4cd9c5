package dev.kindling.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.Git;
import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision is read from git's objects, whatever the repository's form and configuration. */
class GitRevisionTest {

  private static final String CATALOG = "conf/base/catalog.yml";

  @TempDir private Path folder;
  private Path repository;
  private Path project;

  @BeforeEach
  void commit() throws Exception {
    repository = folder.resolve("repository");
    project = repository.resolve("teams/ein Geschäft");
    write(project.resolve(CATALOG), "old: {type: pandas.CSVDataset}\n");
    write(repository.resolve("elsewhere.txt"), "outside of the project\n");
    Git.run(repository, "init", "-q", "-b", "main");
    Git.run(repository, "add", ".");
    Git.run(repository, "commit", "-q", "-m", "First");
    write(project.resolve(CATALOG), "new: {type: pandas.CSVDataset}\n");
    Git.run(repository, "commit", "-q", "-a", "-m", "Second");
  }

  @Test
  void a_revision_is_the_project_as_it_was_and_nothing_else() throws Exception {
    assertThat(files("HEAD~1")).containsExactly(CATALOG + ": old: {type: pandas.CSVDataset}\n");
    assertThat(files("main")).containsExactly(CATALOG + ": new: {type: pandas.CSVDataset}\n");
    String commit = Git.run(repository, "rev-parse", "HEAD~1").strip();
    assertThat(files(commit.substring(0, 9))).isEqualTo(files("HEAD~1"));
    Git.run(repository, "tag", "-a", "-m", "A release", "v1", "HEAD~1");
    Git.run(repository, "pack-refs", "--all");
    assertThat(files("v1")).isEqualTo(files("HEAD~1"));
  }

  @Test
  void the_repository_stays_as_it_is_to_the_last_file() throws Exception {
    List<String> before = tree(repository);
    files("HEAD~1");
    assertThat(tree(repository)).isEqualTo(before);
  }

  @Test
  void no_program_that_the_repository_names_is_started() throws Exception {
    Path started = folder.resolve("started");
    String program = "sh -c 'echo started >> \"" + started + "\"; cat'";
    write(repository.resolve(".gitattributes"), "*.yml filter=own diff=own text eol=crlf\n");
    Git.run(repository, "add", ".");
    Git.run(repository, "commit", "-q", "-m", "Third");
    for (String key :
        List.of(
            "filter.own.smudge",
            "filter.own.clean",
            "filter.own.process",
            "diff.own.textconv",
            "core.fsmonitor",
            "core.pager",
            "core.sshCommand",
            "core.editor")) {
      Git.run(repository, "config", key, program);
    }
    Path hook = repository.resolve(".git/hooks/post-checkout");
    write(hook, "#!/bin/sh\necho started >> '" + started + "'\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    assertThat(files("HEAD")).containsExactly(CATALOG + ": new: {type: pandas.CSVDataset}\n");
    assertThat(started).doesNotExist();
  }

  @Test
  void a_linked_work_tree_and_a_submodule_are_repositories() throws Exception {
    Git.run(repository, "worktree", "add", "-q", "../linked", "HEAD~1");
    project = folder.resolve("linked/teams/ein Geschäft");
    assertThat(files("HEAD")).containsExactly(CATALOG + ": old: {type: pandas.CSVDataset}\n");
    assertThat(files("main")).containsExactly(CATALOG + ": new: {type: pandas.CSVDataset}\n");

    Path outer = folder.resolve("outer");
    Files.createDirectories(outer);
    Git.run(outer, "init", "-q");
    Git.run(
        outer,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        repository.toUri().toString(),
        "inner");
    project = outer.resolve("inner/teams/ein Geschäft");
    assertThat(files("HEAD~1")).containsExactly(CATALOG + ": old: {type: pandas.CSVDataset}\n");
  }

  @Test
  void references_may_be_kept_as_a_table() throws Exception {
    try (FileRepository opened =
        (FileRepository)
            new FileRepositoryBuilder().setGitDir(repository.resolve(".git").toFile()).build()) {
      opened.convertRefStorage("reftable", false, false);
    }
    assertThat(repository.resolve(".git/reftable")).isDirectory();
    assertThat(files("main~1")).containsExactly(CATALOG + ": old: {type: pandas.CSVDataset}\n");
  }

  @Test
  void what_a_clone_lacks_is_named_with_the_command_that_fetches_it() throws Exception {
    Git.run(repository, "config", "uploadpack.allowFilter", "true");
    String from = repository.toUri().toString();
    Git.run(folder, "clone", "-q", "--depth", "1", from, "shallow");
    project = folder.resolve("shallow/teams/ein Geschäft");
    assertThat(files("HEAD")).hasSize(1);
    assertThatThrownBy(() -> files("HEAD~1"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("shallow")
        .hasMessageContaining("git fetch --unshallow");
    Git.run(folder.resolve("shallow"), "fetch", "-q", "--unshallow");
    assertThat(files("HEAD~1")).hasSize(1);

    Git.run(folder, "clone", "-q", "--filter=blob:none", from, "partial");
    project = folder.resolve("partial/teams/ein Geschäft");
    assertThat(files("HEAD")).hasSize(1);
    assertThatThrownBy(() -> files("HEAD~1"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("partial")
        .hasMessageContaining("git fetch --refetch --no-filter");
    Git.run(folder.resolve("partial"), "fetch", "-q", "--refetch", "--no-filter");
    assertThat(files("HEAD~1")).hasSize(1);
  }

  @Test
  void a_file_of_git_lfs_is_read_from_its_store_or_named() throws Exception {
    byte[] content = "kept: {type: pandas.CSVDataset}\n".getBytes(StandardCharsets.UTF_8);
    String id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    write(
        project.resolve(CATALOG),
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + id
            + "\nsize "
            + content.length
            + "\n");
    Git.run(repository, "commit", "-q", "-a", "-m", "Third");
    assertThatThrownBy(() -> files("HEAD"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("git lfs fetch");
    write(
        repository.resolve(
            ".git/lfs/objects/" + id.substring(0, 2) + "/" + id.substring(2, 4) + "/" + id),
        "kept: {type: pandas.CSVDataset}\n");
    assertThat(files("HEAD")).containsExactly(CATALOG + ": kept: {type: pandas.CSVDataset}\n");
  }

  @Test
  void a_link_is_a_file_that_holds_its_target() throws Exception {
    Files.createSymbolicLink(project.resolve("link.py"), Path.of("../nowhere"));
    Git.run(repository, "add", ".");
    Git.run(repository, "commit", "-q", "-m", "Third");
    assertThat(files("HEAD")).contains("link.py: ../nowhere");
  }

  @Test
  void what_is_no_revision_or_no_repository_is_refused_in_one_sentence() throws Exception {
    for (String none : List.of("nowhere", "", "-q", "HEAD~9", "HEAD^{tree", "main@{yesterday}")) {
      assertThatThrownBy(() -> files(none))
          .as(none)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("revision `" + none + "` could not be read: ");
    }
    Path late = repository.resolve("late");
    write(late.resolve(CATALOG), "");
    project = late;
    assertThatThrownBy(() -> files("HEAD")).hasMessageContaining("was not there yet");
    project = folder;
    assertThatThrownBy(() -> files("HEAD")).hasMessageContaining("in no git repository");
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    Git.run(other, "init", "-q", "--object-format=sha256");
    project = other;
    assertThatThrownBy(() -> files("HEAD")).hasMessageContaining("by sha256, which is not read");
  }

  private List<String> files(String revision) throws IOException {
    try (GitRevision old = GitRevision.export(project, revision)) {
      return tree(old.folder());
    }
  }

  private static List<String> tree(Path root) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        files.add(
            root.relativize(file)
                + ": "
                + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
