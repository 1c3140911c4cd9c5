package dev.kindling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A result on its way to its file: beside it until it is whole, and gone if it never is. */
final class Draft implements AutoCloseable {

  /** The drafts of all threads; also the lock on what becomes of them. */
  private static final Set<Path> OPEN = new HashSet<>();

  private final Path target;
  private final Path path;

  private Draft(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  /** A draft for a file; nothing is made yet. */
  static Draft of(Path target) {
    // Not Files.createTempFile: its file would be its owner's alone, a result is an ordinary file.
    Path path = target.resolveSibling(".kindling-" + UUID.randomUUID() + ".tmp");
    synchronized (OPEN) {
      OPEN.add(path);
    }
    return new Draft(target, path);
  }

  /** Where to write. */
  Path path() {
    return path;
  }

  /** It is whole: it takes the file's place. */
  void publish() throws IOException {
    synchronized (OPEN) {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      OPEN.remove(path);
      Files.deleteIfExists(path);
    }
  }

  /**
   * For a process that ends at once, whatever its threads are at.
   *
   * @param end called when no draft is left, before any thread could miss its own
   */
  static void discardAll(Runnable end) {
    synchronized (OPEN) {
      for (Path path : OPEN) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException e) {
          // It stays, under a name that says whose it was; the exit code tells of the failure.
          continue;
        }
      }
      end.run();
    }
  }
}
