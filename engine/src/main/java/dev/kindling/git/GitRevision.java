package dev.kindling.git;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A project as it is in a revision of its repository, written to a folder of its own that {@link
 * #close} removes. Only the repository's objects are read: no filter, hook or other program that
 * its configuration or attributes name is started, and the repository stays as it is.
 */
public final class GitRevision implements AutoCloseable {

  private final Path workspace;

  private GitRevision(Path workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes out the project.
   *
   * @param project its folder, anywhere in a work tree
   * @throws InvalidInput where there is no repository, no such revision, no such folder in it, or
   *     where objects are missing
   */
  public static GitRevision export(Path project, String revision) throws IOException {
    requireFolder(project);
    String about = "revision `" + revision + "` could not be read: ";
    try (Repository repository = WorkTree.around(project)) {
      String folder = folderIn(repository, project);
      ObjectId tree;
      try (RevWalk walk = new RevWalk(repository)) {
        tree = tree(repository, walk.parseCommit(commit(repository, project, revision)), folder);
      }
      if (tree == null) {
        throw refused(project, about + WorkTree.missingRevision(repository));
      }
      return write(repository, project, tree, about);
    } catch (MissingObjectException e) {
      throw refused(
          project, about + "the object " + e.getObjectId().name() + " is not in the repository.");
    } catch (WorkTree.Unreadable e) {
      throw refused(project, about + e.getMessage());
    }
  }

  static void requireFolder(Path project) {
    if (!Files.isDirectory(project)) {
      throw refused(project, "is no folder; git keeps the history of a project's folder.");
    }
  }

  /** The project's folder below the root of its work tree, with slashes; empty for the root. */
  static String folderIn(Repository repository, Path project) throws IOException {
    Path top = repository.getWorkTree().toPath().toRealPath();
    return slashed(top.relativize(project.toRealPath()));
  }

  /** The commit that a revision names. */
  static ObjectId commit(Repository repository, Path project, String revision) throws IOException {
    String about = "revision `" + revision + "` could not be read: ";
    try {
      ObjectId id = revision.isBlank() ? null : repository.resolve(revision + "^{commit}");
      if (id == null) {
        throw refused(project, about + WorkTree.missingRevision(repository));
      }
      return id;
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      throw refused(project, about + "it names no single commit; give a branch, tag or commit.");
    }
  }

  /** The folder's tree in a commit; null where the folder is not there. */
  static @Nullable ObjectId tree(Repository repository, RevCommit commit, String folder)
      throws IOException {
    if (folder.isEmpty()) {
      return commit.getTree();
    }
    try (TreeWalk inside = TreeWalk.forPath(repository, folder, commit.getTree())) {
      return inside == null || !inside.getFileMode(0).equals(FileMode.TREE)
          ? null
          : inside.getObjectId(0);
    }
  }

  /**
   * Writes out a folder's tree.
   *
   * @param about begins the message where an object is missing
   */
  static GitRevision write(Repository repository, Path project, ObjectId tree, String about)
      throws IOException {
    GitRevision old = new GitRevision(Files.createTempDirectory("kindling-revision"));
    try {
      new TreeExport(repository, Files.createDirectories(old.folder())).write(tree);
      return old;
    } catch (MissingObjectException e) {
      old.close();
      throw refused(project, about + WorkTree.missingObject(repository, e.getObjectId().name()));
    } catch (InvalidInput | IOException e) {
      old.close();
      throw e;
    }
  }

  /** The project's folder in that revision. */
  public Path folder() {
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

  static InvalidInput refused(Path project, String why) {
    return new InvalidInput(new Origin(project.toString(), 0, ""), why);
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
