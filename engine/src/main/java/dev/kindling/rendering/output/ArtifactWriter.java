package dev.kindling.rendering.output;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts artifacts on disk, all of them or none, and says what changed. Two compiles never mix: the
 * folder is locked while one writes, and the other is told so.
 */
public final class ArtifactWriter {

  private static final String LOCK = ".kindling.lock";

  private ArtifactWriter() {}

  /** How the folder differs from the artifacts, by path. Files of others in it do not count. */
  public static List<ArtifactChange> compare(Artifacts artifacts, Path folder) {
    List<ArtifactChange> changes = new ArrayList<>();
    artifacts
        .files()
        .forEach(
            (path, file) -> {
              Path target = folder.resolve(path);
              if (!Files.isRegularFile(target)) {
                changes.add(new ArtifactChange(path, ArtifactChange.Kind.NEW));
              } else if (!Arrays.equals(read(target), file.content())) {
                changes.add(new ArtifactChange(path, ArtifactChange.Kind.CHANGED));
              } else if (FolderUpdate.hasModes(target)
                  && ownerMayRun(target) != file.executable()) {
                changes.add(new ArtifactChange(path, ArtifactChange.Kind.MODE));
              }
            });
    return List.copyOf(changes);
  }

  /**
   * Writes what differs.
   *
   * @return what was written, by path; empty when everything was there already
   * @throws InvalidInput when the folder cannot be written, with nothing changed in it
   */
  public static List<ArtifactChange> write(Artifacts artifacts, Path folder) {
    refuseLinks(artifacts, folder);
    List<ArtifactChange> changes = compare(artifacts, folder);
    if (changes.isEmpty()) {
      return changes;
    }
    FolderUpdate update = new FolderUpdate(folder.toAbsolutePath().normalize());
    try {
      update.makeFolder(update.folder());
      Path lockFile = update.folder().resolve(LOCK);
      try (FileChannel channel =
          FileChannel.open(
              lockFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        if (lock(channel) == null) {
          throw new InvalidInput(
              Origin.UNKNOWN,
              "another compile is writing to "
                  + folder
                  + "; wait for it, or choose another folder with `-o`");
        }
        try {
          update.apply(artifacts, changes);
        } finally {
          Files.deleteIfExists(lockFile);
        }
      }
      return changes;
    } catch (IOException e) {
      update.removeMadeFolders();
      throw new InvalidInput(
          Origin.UNKNOWN,
          "nothing was written: " + reason(e) + "; choose a folder that can be written with `-o`");
    }
  }

  /**
   * What is written stays below the folder: a link in it may lead elsewhere.
   *
   * @throws InvalidInput where a folder that a file belongs in is a link
   */
  private static void refuseLinks(Artifacts artifacts, Path folder) {
    for (String path : artifacts.files().keySet()) {
      Path at = folder;
      for (Path step : Path.of(path)) {
        at = at.resolve(step);
        if (Files.isSymbolicLink(at)) {
          throw new InvalidInput(
              new Origin(at.toString(), 0, ""),
              "is a link, which may lead out of the folder that is written to; put what it leads to"
                  + " in its place, or choose another folder with `-o`");
        }
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this program holds it: the same answer as for another process.
      return null;
    }
  }

  /** The bit itself: the superuser may run whatever anybody may. */
  private static boolean ownerMayRun(Path path) {
    try {
      return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_EXECUTE);
    } catch (IOException e) {
      throw unreadable(path);
    }
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreadable(path);
    }
  }

  private static InvalidInput unreadable(Path path) {
    return new InvalidInput(
        new Origin(path.toString(), 0, ""), "cannot be read; check its permissions");
  }

  private static String reason(IOException e) {
    if (e instanceof AtomicMoveNotSupportedException move) {
      return move.getOtherFile() + " cannot be replaced in one step";
    }
    if (e instanceof NotDirectoryException) {
      return e.getMessage() + " is not a folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + " is in the way";
    }
    if (e instanceof FileSystemException known) {
      return known.getFile() + " cannot be written";
    }
    return String.valueOf(e.getMessage());
  }
}
