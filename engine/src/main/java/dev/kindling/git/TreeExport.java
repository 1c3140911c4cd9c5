package dev.kindling.git;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree's files into an empty folder, as they are in the repository. Links become files
 * that hold their target, as git writes them where a file system has none; submodules are left out.
 */
final class TreeExport {

  /** A larger file is none that a reader takes: only its size matters. */
  private static final long LARGEST = 32L << 20;

  /** What stands in place of a file that Git LFS keeps; its specification, version 1. */
  private static final Pattern POINTER =
      Pattern.compile(
          "version https://git-lfs\\.github\\.com/spec/v1\n(?:ext-[^\n]*\n)*"
              + "oid sha256:(([0-9a-f]{2})([0-9a-f]{2})[0-9a-f]{60})\nsize [0-9]+\n?");

  private static final int LARGEST_POINTER = 1024;

  private static final Pattern READ = Pattern.compile(".*\\.(py|ya?ml|json|toml|ini|cfg|txt)");

  private final Repository repository;
  private final Path folder;
  private final ObjectChecker checker = new ObjectChecker();

  TreeExport(Repository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  /**
   * Writes the files.
   *
   * @throws InvalidInput where a name could lead out of the folder, or Git LFS has a file that is
   *     not here
   */
  void write(ObjectId tree) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        if (!walk.getFileMode(0).equals(FileMode.GITLINK)) {
          write(walk.getPathString(), walk.getRawPath(), walk.getObjectId(0));
        }
      }
    }
  }

  private void write(String path, byte[] raw, ObjectId id) throws IOException {
    try {
      checker.checkPath(raw, 0, raw.length);
    } catch (CorruptObjectException e) {
      throw new InvalidInput(
          new Origin(path, 0, ""), "is no name that git gives a file; `git fsck` tells more.");
    }
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    ObjectLoader content = repository.open(id);
    if (content.getSize() > LARGEST) {
      try (RandomAccessFile hollow = new RandomAccessFile(file.toFile(), "rw")) {
        hollow.setLength(content.getSize());
      }
      return;
    }
    Path kept = content.getSize() > LARGEST_POINTER ? null : lfs(path, content.getBytes());
    if (kept != null) {
      Files.copy(kept, file);
      return;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      content.copyTo(out);
    }
  }

  /** The file that Git LFS has of a pointer; null where it is none, or one that nobody reads. */
  private @Nullable Path lfs(String path, byte[] content) {
    Matcher pointer = POINTER.matcher(new String(content, StandardCharsets.UTF_8));
    if (!pointer.matches()) {
      return null;
    }
    Path kept =
        repository
            .getCommonDirectory()
            .toPath()
            .resolve("lfs/objects")
            .resolve(pointer.group(2))
            .resolve(pointer.group(3))
            .resolve(pointer.group(1));
    if (Files.isRegularFile(kept)) {
      return kept;
    } else if (READ.matcher(path.toLowerCase(Locale.ROOT)).matches()) {
      throw new InvalidInput(
          new Origin(path, 0, ""),
          "is kept by Git LFS, and its content in that revision is not here; `git lfs fetch --all`"
              + " fetches it.");
    }
    return null;
  }
}
