package dev.kindling.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files of one project as one call sees them. Each is opened once, whoever asks for it and by
 * whichever path, so that a plan is made of one state of every file. For one call and one project:
 * what has changed meanwhile is not seen. Takes calls of several threads.
 */
public final class FileCache {

  private final Map<Path, byte[]> contents = new HashMap<>();
  private final Map<Walk, List<Path>> walks = new HashMap<>();
  private final Consumer<Path> opened;

  private record Walk(Path folder, int depth, int most) {}

  /** Nothing is opened yet. */
  public FileCache() {
    this(file -> {});
  }

  /**
   * Nothing is opened yet.
   *
   * @param opened takes each file, links followed, before it is opened
   */
  public FileCache(Consumer<Path> opened) {
    this.opened = opened;
  }

  /**
   * What the file holds; not to be changed by the caller. How large a file may be is the caller's
   * matter.
   */
  public synchronized byte[] content(Path file) throws IOException {
    Path real = file.toRealPath();
    byte[] known = contents.get(real);
    if (known == null) {
      known = open(real);
      contents.put(real, known);
    }
    return known;
  }

  /**
   * The file's text.
   *
   * @throws java.nio.charset.CharacterCodingException where it is not UTF-8
   */
  public String text(Path file) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content(file))).toString();
  }

  /** Its content where nobody will ask for it again: it may be large, and is not kept. */
  public synchronized byte[] last(Path file) throws IOException {
    Path real = file.toRealPath();
    byte[] known = contents.remove(real);
    return known == null ? open(real) : known;
  }

  /** Another cache of the same, while this one forgets it, so that it need not last as long. */
  public synchronized FileCache handOver() {
    FileCache other = new FileCache(opened);
    other.contents.putAll(contents);
    other.walks.putAll(walks);
    contents.clear();
    walks.clear();
    return other;
  }

  private byte[] open(Path real) throws IOException {
    opened.accept(real);
    return Files.readAllBytes(real);
  }

  /**
   * The regular files below a folder, links followed, in no order that can be relied on.
   *
   * @param depth how many folders deep
   * @param most how many files and folders are looked at
   */
  public synchronized List<Path> below(Path folder, int depth, int most) throws IOException {
    Walk walk = new Walk(folder, depth, most);
    List<Path> known = walks.get(walk);
    if (known == null) {
      try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
        known = files.limit(most).filter(Files::isRegularFile).toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      walks.put(walk, known);
    }
    return known;
  }
}
