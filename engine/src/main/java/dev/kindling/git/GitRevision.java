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
import org.eclipse.jgit.revwalk.RevTree;
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
    if (!Files.isDirectory(project)) {
      throw refused(project, "--git takes a project's folder in a repository.");
    }
    String about = "revision `" + revision + "` could not be read: ";
    try (Repository repository = WorkTree.around(project)) {
      Path top = repository.getWorkTree().toPath().toRealPath();
      String folder = slashed(top.relativize(project.toRealPath()));
      ObjectId tree = tree(repository, revision, folder);
      if (tree == null) {
        throw refused(project, about + WorkTree.missingRevision(repository));
      }
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
    } catch (MissingObjectException e) {
      throw refused(
          project, about + "the object " + e.getObjectId().name() + " is not in the repository.");
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      throw refused(project, about + "it names no single commit; give a branch, tag or commit.");
    } catch (WorkTree.Unreadable e) {
      throw refused(project, about + e.getMessage());
    }
  }

  /** The folder's tree; null where the revision or the folder in it is not there. */
  private static @Nullable ObjectId tree(Repository repository, String revision, String folder)
      throws IOException {
    ObjectId id = revision.isBlank() ? null : repository.resolve(revision);
    if (id == null) {
      return null;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevTree whole = walk.parseTree(id);
      if (folder.isEmpty()) {
        return whole;
      }
      try (TreeWalk inside = TreeWalk.forPath(repository, folder, whole)) {
        return inside == null || !inside.getFileMode(0).equals(FileMode.TREE)
            ? null
            : inside.getObjectId(0);
      }
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

  private static InvalidInput refused(Path project, String why) {
    return new InvalidInput(new Origin(project.toString(), 0, ""), why);
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
