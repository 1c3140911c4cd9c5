package dev.kindling.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is written whole or not at all: what is written stands beside it until it is whole,
 * and is gone if it never is.
 */
public final class AtomicFile implements AutoCloseable {

  /** The drafts of all threads; also the lock on what becomes of them. */
  private static final Set<Path> OPEN = new HashSet<>();

  private final Path target;
  private final Path path;

  private AtomicFile(Path target, Path path) {
    this.target = target;
    this.path = path;
  }

  /** What writes a text. */
  public interface Text {
    void writeTo(Writer writer) throws IOException;
  }

  /** Writes a text in UTF-8 in the place of the file. */
  public static void write(Path target, Text text) throws IOException {
    try (AtomicFile file = of(target)) {
      try (Writer writer = Files.newBufferedWriter(file.path())) {
        text.writeTo(writer);
      }
      file.publish();
    }
  }

  /** Puts a file that is whole in the place of another, or where there is none, in one step. */
  public static void move(Path whole, Path target) throws IOException {
    Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A draft for a file; nothing is made yet. */
  public static AtomicFile of(Path target) {
    // Not Files.createTempFile: its file would be its owner's alone, a result is an ordinary file.
    Path path = target.resolveSibling(".kindling-" + UUID.randomUUID() + ".tmp");
    synchronized (OPEN) {
      OPEN.add(path);
    }
    return new AtomicFile(target, path);
  }

  /** Where to write. */
  public Path path() {
    return path;
  }

  /** It is whole: it takes the file's place. */
  public void publish() throws IOException {
    synchronized (OPEN) {
      move(path, target);
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
  public static void discardAll(Runnable end) {
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
