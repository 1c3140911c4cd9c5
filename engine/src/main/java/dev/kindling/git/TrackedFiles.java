package dev.kindling.git;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.util.FS;

/**
 * What git tracks below a folder, by git's index alone: neither git nor anything that the
 * repository configures is run, so that packing a stranger's project runs none of it.
 */
public final class TrackedFiles {

  private static final String POINTER = "gitdir: ";

  private TrackedFiles() {}

  /**
   * The tracked files that are there.
   *
   * @return empty when the folder is in no work tree, or git tracks nothing in it
   * @throws InvalidInput when git's index cannot be read
   */
  public static Optional<List<PackedFile>> below(Path root, FileCache cache) {
    for (Path tree = root; tree != null; tree = tree.getParent()) {
      Path marker = tree.resolve(Constants.DOT_GIT);
      if (Files.exists(marker)) {
        List<PackedFile> files = inIndex(gitFolder(marker, cache).resolve("index"), tree, root);
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
      }
    }
    return Optional.empty();
  }

  private static List<PackedFile> inIndex(Path index, Path tree, Path root) {
    String prefix = slashed(tree.relativize(root));
    String below = prefix.isEmpty() ? "" : prefix + "/";
    List<PackedFile> files = new ArrayList<>();
    DirCache cache = read(index);
    for (int i = 0; i < cache.getEntryCount(); i++) {
      DirCacheEntry entry = cache.getEntry(i);
      String path = entry.getPathString();
      // While a merge is not finished a path stands there up to three times.
      boolean again = i > 0 && path.equals(cache.getEntry(i - 1).getPathString());
      if (path.startsWith(below) && !again && isFile(entry.getFileMode())) {
        String inRoot = path.substring(below.length());
        if (Files.exists(root.resolve(inRoot), LinkOption.NOFOLLOW_LINKS)) {
          files.add(new PackedFile(inRoot, FileMode.EXECUTABLE_FILE.equals(entry.getFileMode())));
        }
      }
    }
    return files;
  }

  /** A submodule is a repository of its own: the outer one has its commit, not its files. */
  private static boolean isFile(FileMode mode) {
    return !FileMode.GITLINK.equals(mode) && !FileMode.TREE.equals(mode);
  }

  private static DirCache read(Path index) {
    try {
      if (Files.exists(index) && !Files.isRegularFile(index)) {
        throw new IOException("git's index is a file");
      }
      return DirCache.read(index.toFile(), FS.DETECTED);
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(index.toString(), 0, ""),
          "git's index cannot be read; `git update-index --no-split-index --index-version 2`"
              + " writes it in a form that can");
    }
  }

  /** {@code .git} is a folder, or in a linked work tree a file that names it. */
  private static Path gitFolder(Path marker, FileCache cache) {
    if (Files.isDirectory(marker)) {
      return marker;
    }
    try {
      String text = Files.isRegularFile(marker) ? cache.text(marker).strip() : "";
      if (text.startsWith(POINTER)) {
        return marker.resolveSibling(text.substring(POINTER.length())).normalize();
      }
    } catch (IOException e) {
      // Said below, in the same words as for a file of another form.
    }
    throw new InvalidInput(
        new Origin(marker.toString(), 0, ""),
        "does not say where git's folder is; `git worktree repair` writes it anew");
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
