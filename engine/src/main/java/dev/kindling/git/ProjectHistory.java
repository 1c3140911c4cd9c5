package dev.kindling.git;

import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The commits that led to what is checked out, the newest first, and the project as it is in each.
 * Of a merge the first parent is followed: what came in by it came in with the merge. Only objects
 * of the repository are read, as {@link GitRevision} reads them.
 */
public final class ProjectHistory implements AutoCloseable {

  private final Repository repository;
  private final RevWalk walk;
  private final Path project;
  private final String folder;
  private @Nullable ObjectId next;

  private ProjectHistory(
      Repository repository, Path project, String folder, @Nullable ObjectId head) {
    this.repository = repository;
    this.walk = new RevWalk(repository);
    this.project = project;
    this.folder = folder;
    this.next = head;
  }

  /**
   * Opens the history.
   *
   * @param project the project's folder, anywhere in a work tree
   * @throws InvalidInput where there is no repository or no commit, or where it cannot be read
   */
  public static ProjectHistory of(Path project) throws IOException {
    GitRevision.requireFolder(project);
    Repository repository;
    try {
      repository = WorkTree.around(project);
    } catch (WorkTree.Unreadable e) {
      throw GitRevision.refused(project, "its history could not be read: " + e.getMessage());
    }
    ObjectId head = repository.resolve("HEAD^{commit}");
    if (head == null) {
      repository.close();
      throw GitRevision.refused(project, "the repository has no commit yet; commit first.");
    }
    return new ProjectHistory(repository, project, GitRevision.folderIn(repository, project), head);
  }

  /**
   * The commit before the one that was given last; empty where there is none, or none here.
   *
   * @throws InvalidInput where an object is missing
   */
  public Optional<Commit> next() throws IOException {
    if (next == null) {
      return Optional.empty();
    }
    try {
      RevCommit commit = walk.parseCommit(next);
      next = commit.getParentCount() == 0 ? null : commit.getParent(0).copy();
      ObjectId tree = GitRevision.tree(repository, commit, folder);
      PersonIdent author = commit.getAuthorIdent();
      return Optional.of(
          new Commit(
              commit.name(),
              written(author),
              Instant.ofEpochSecond(commit.getCommitTime()),
              author.getName(),
              commit.getShortMessage(),
              tree == null ? null : tree.name()));
    } catch (MissingObjectException e) {
      throw missing("its history", e);
    }
  }

  /** Whether the clone is shallow, so that older commits may be elsewhere. */
  public boolean shallow() {
    return WorkTree.isShallow(repository);
  }

  /**
   * The full names of the commit that a revision names and of all that led to it.
   *
   * @throws InvalidInput where there is no such commit
   */
  public Set<String> upTo(String revision) throws IOException {
    Set<String> names = new HashSet<>();
    try (RevWalk back = new RevWalk(repository)) {
      back.setRetainBody(false);
      back.markStart(back.parseCommit(GitRevision.commit(repository, project, revision)));
      for (RevCommit commit : back) {
        names.add(commit.name());
      }
    } catch (MissingObjectException e) {
      throw missing("revision `" + revision + "`", e);
    }
    return names;
  }

  /**
   * Writes out the project as it is in that commit.
   *
   * @param commit one that has the project's folder
   * @throws InvalidInput where objects are missing
   */
  public GitRevision export(Commit commit) throws IOException {
    if (commit.tree() == null) {
      throw new IllegalArgumentException("the folder is not in commit " + commit.id());
    }
    return GitRevision.write(
        repository,
        project,
        ObjectId.fromString(commit.tree()),
        "commit " + commit.shortId() + " could not be read: ");
  }

  private InvalidInput missing(String what, MissingObjectException e) {
    return GitRevision.refused(
        project,
        what + " could not be read: " + WorkTree.missingObject(repository, e.getObjectId().name()));
  }

  private static String written(PersonIdent who) {
    Instant when = who.getWhenAsInstant();
    // A commit may claim any offset; one that no clock has is left out.
    int minutes = who.getZoneOffset().getTotalSeconds() / 60;
    ZoneOffset offset =
        Math.abs(minutes) <= 18 * 60 ? ZoneOffset.ofTotalSeconds(minutes * 60) : ZoneOffset.UTC;
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(when.atOffset(offset));
  }

  @Override
  public void close() {
    walk.close();
    repository.close();
  }
}
