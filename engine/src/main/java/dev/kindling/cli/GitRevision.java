package dev.kindling.cli;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A project as it is in a revision of its repository, written to a folder of its own that {@link
 * #close} removes. The repository's files, index and references stay untouched: git writes through
 * an index of its own, runs no hooks and makes no links.
 */
final class GitRevision implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Path workspace;

  private GitRevision(Path workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes out the project.
   *
   * @param project its folder, anywhere in the repository
   * @throws InvalidInput where there is no repository, no such revision, or no such folder in it
   */
  static GitRevision export(Path project, String revision) throws IOException {
    if (!Files.isDirectory(project)) {
      throw new InvalidInput(
          new Origin(project.toString(), 0, ""), "--git takes a project's folder in a repository.");
    }
    if (revision.startsWith("-")) {
      throw new InvalidInput(Origin.UNKNOWN, "--git: `" + revision + "` is no revision.");
    }
    GitRevision old = new GitRevision(Files.createTempDirectory("kindling-revision"));
    try {
      String prefix = git(old, project, "rev-parse", "--show-prefix").strip();
      String tree =
          git(old, project, "rev-parse", "--verify", "--end-of-options", revision + ":" + prefix)
              .strip();
      Files.createDirectories(old.folder());
      // From the top of the repository: below it, git would leave out what is not below there.
      Path top = Path.of(git(old, project, "rev-parse", "--show-toplevel").strip());
      git(old, top, "read-tree", tree);
      git(old, top, "checkout-index", "--all", "--prefix=" + old.folder() + "/");
      return old;
    } catch (InvalidInput e) {
      old.close();
      throw new InvalidInput(
          new Origin(project.toString(), 0, ""),
          "revision `" + revision + "` could not be read: " + e.getMessage());
    }
  }

  /** The project's folder in that revision. */
  Path folder() {
    return workspace.resolve("project");
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        workspace,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String git(GitRevision old, Path project, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    for (String setting :
        List.of("core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false")) {
      command.add("-c");
      command.add(setting);
    }
    command.addAll(List.of(arguments));
    Path errors = old.workspace.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(project.toFile()).redirectError(errors.toFile());
    builder.environment().put("GIT_INDEX_FILE", old.workspace.resolve("index").toString());
    builder.environment().put("LC_ALL", "C");
    Process process = start(builder);
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(new TimeoutException("git does not answer"));
      }
      if (process.exitValue() != 0) {
        throw new InvalidInput(Origin.UNKNOWN, reason(Files.readString(errors)));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new InvalidInput(Origin.UNKNOWN, "git could not be started; install it.");
    }
  }

  /** What git says, in the words of a user's question. */
  private static String reason(String said) {
    if (said.contains("not a git repository")) {
      return "the project is in no git repository.";
    }
    if (said.contains("dubious ownership")) {
      return "the repository belongs to another user; git's setting safe.directory allows it.";
    }
    return "the repository has no such revision, or the project was not there yet.";
  }
}
