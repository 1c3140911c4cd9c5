package dev.kindling.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The repository that a folder lies in, and what it says of what it lacks. */
final class WorkTree {

  private WorkTree() {}

  /** A repository that is none, or of a form that is not read. */
  static final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Opens the repository. Variables such as {@code GIT_DIR} have no say: the folder alone decides.
   *
   * @throws Unreadable where the folder is in none, or it cannot be read
   */
  static Repository around(Path folder) throws IOException {
    IsolatedSystem.install();
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(folder.toRealPath().toFile());
    if (builder.getGitDir() == null) {
      throw new Unreadable("the project is in no git repository.");
    }
    Repository repository;
    try {
      repository = builder.setMustExist(true).build();
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable(
          "the repository cannot be read; `git fsck` tells what is wrong with it.");
    }
    String lacking = lacking(repository);
    if (lacking != null) {
      repository.close();
      throw new Unreadable(lacking);
    }
    return repository;
  }

  private static @Nullable String lacking(Repository repository) {
    String format = repository.getConfig().getString("extensions", null, "objectFormat");
    return repository.isBare()
        ? "the repository has no work tree, so the project is not in it."
        // JGit takes such a repository for an empty one.
        : format != null && !format.equalsIgnoreCase("sha1")
            ? "the repository names its objects by "
                + format
                + ", which is not read; compare two work trees instead: kindling diff BASE HEAD"
            : null;
  }

  /** Why there may be no such revision. */
  static String missingRevision(Repository repository) {
    return isShallow(repository)
        ? "there is no such revision here, or the project was not there yet; the clone is shallow,"
            + " `git fetch --unshallow` fetches the rest."
        : "the repository has no such revision, or the project was not there yet.";
  }

  /** Why an object that the repository speaks of is not there. */
  static String missingObject(Repository repository, String id) {
    return "the object "
        + id
        + (repository.getConfig().getSubsections("remote").stream()
                .anyMatch(
                    name -> repository.getConfig().getBoolean("remote", name, "promisor", false))
            ? " is not here, since the clone is partial; `git fetch --refetch --no-filter` fetches"
                + " everything."
            : isShallow(repository)
                ? " is not here, since the clone is shallow; `git fetch --unshallow` fetches the"
                    + " rest."
                : " is missing; `git fsck` tells what else is.");
  }

  /** Whether older commits were left out when the clone was made. */
  static boolean isShallow(Repository repository) {
    return Files.isRegularFile(repository.getCommonDirectory().toPath().resolve("shallow"));
  }
}
