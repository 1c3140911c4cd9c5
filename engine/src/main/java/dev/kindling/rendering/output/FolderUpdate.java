package dev.kindling.rendering.output;

import dev.kindling.files.AtomicFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One change of a folder, all files or none. Every file is first written in full to a staging
 * folder inside it, which is sure to be of the same file system; only when all are there does each
 * take its place by one atomic rename, so that an Airflow that watches the folder never reads half
 * a DAG. When a rename fails, what was replaced before it comes back.
 */
final class FolderUpdate {

  private static final String STAGING = ".kindling-staging";

  private static final Map<PosixFilePermission, PosixFilePermission> RUN_WHERE_READ =
      Map.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

  private final Path folder;
  private final Deque<Path> made = new ArrayDeque<>();

  FolderUpdate(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Whether files there can be executable or not. */
  static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  void makeFolder(Path path) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = path; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path step : missing) {
      try {
        Files.createDirectory(step);
        made.push(step);
      } catch (FileAlreadyExistsException e) {
        // Somebody else made it meanwhile: whether it is a folder is seen below.
        continue;
      }
    }
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
  }

  /** Folders that this change made and that hold nothing go again, the innermost first. */
  void removeMadeFolders() {
    for (Path step : made) {
      try {
        Files.deleteIfExists(step);
      } catch (IOException e) {
        // It holds something by now, which is not ours to remove.
        return;
      }
    }
  }

  void apply(Artifacts artifacts, List<ArtifactChange> changes) throws IOException {
    Path staging = folder.resolve(STAGING);
    // A compile that was killed leaves its staging folder; whoever holds the lock may clear it.
    deleteTree(staging);
    Deque<ArtifactChange> done = new ArrayDeque<>();
    try {
      for (ArtifactChange change : changes) {
        stage(artifacts.files().get(change.path()), staging.resolve("new").resolve(change.path()));
        keep(folder.resolve(change.path()), staging.resolve("old").resolve(change.path()));
      }
      for (ArtifactChange change : changes) {
        Path target = folder.resolve(change.path());
        makeFolder(target.getParent());
        AtomicFile.move(staging.resolve("new").resolve(change.path()), target);
        done.push(change);
      }
    } catch (IOException e) {
      for (ArtifactChange change : done) {
        undo(staging.resolve("old").resolve(change.path()), folder.resolve(change.path()));
      }
      throw e;
    } finally {
      deleteTree(staging);
    }
  }

  private static void stage(Artifacts.File file, Path path) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, file.content());
    if (file.executable() && hasModes(path)) {
      // Whoever may read it, as umask decided, may run it.
      Set<PosixFilePermission> modes = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      RUN_WHERE_READ.forEach(
          (read, run) -> {
            if (modes.contains(read)) {
              modes.add(run);
            }
          });
      Files.setPosixFilePermissions(path, modes);
    }
  }

  private static void keep(Path target, Path old) throws IOException {
    if (Files.isRegularFile(target)) {
      Files.createDirectories(old.getParent());
      Files.copy(target, old, StandardCopyOption.COPY_ATTRIBUTES);
    } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  private static void undo(Path old, Path target) throws IOException {
    if (Files.exists(old)) {
      AtomicFile.move(old, target);
    } else {
      Files.deleteIfExists(target);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
