package dev.kindling.rendering.archive;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import dev.kindling.git.PackedFile;
import dev.kindling.git.TrackedFiles;
import dev.kindling.git.UnignoredFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;

/**
 * The project as a {@code .tar.gz}: what git tracks, or without git what {@code .gitignore} leaves;
 * never git's folder, credentials or the environment {@code local}; data only on demand. The same
 * files give the same bytes, whoever packs them, where and when.
 *
 * @param content the archive
 * @param packed the files in it, sorted
 * @param leftOut what belongs to the project but stays on this machine, sorted
 */
public record ProjectArchive(byte[] content, List<String> packed, List<String> leftOut) {

  /** Archives are held in memory; a project that is larger has data among its sources. */
  static final long MAX_BYTES = 256L << 20;

  /** Every entry's time: tar warns of the years before. */
  private static final long MTIME_1980 = 315_532_800_000L;

  private static final long KEPT = 1L << 20;

  private static final String DATA = "data/";

  public ProjectArchive {
    content = content.clone();
    packed = List.copyOf(packed);
    leftOut = List.copyOf(leftOut);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /**
   * Packs a project.
   *
   * @param root the project's folder
   * @param withData whether the folder {@code data} is packed too
   * @param output a folder to leave out, as it is written to; null for none
   * @param cache what the project's files are opened through
   * @throws InvalidInput when a link leaves the project, a file cannot be read, or all is too large
   */
  public static ProjectArchive of(
      Path root, boolean withData, @Nullable Path output, FileCache cache) {
    Path real = real(root);
    Predicate<String> secret = new Secrecy(real)::covers;
    Predicate<String> written = below(real, output);
    List<PackedFile> files = new ArrayList<>();
    TreeSet<String> leftOut = new TreeSet<>();
    for (PackedFile file :
        TrackedFiles.below(real, cache).orElseGet(() -> UnignoredFiles.below(real, cache)).stream()
            .sorted()
            .toList()) {
      if (secret.test(file.path()) || (!withData && file.path().startsWith(DATA))) {
        leftOut.add(file.path());
      } else if (!written.test(file.path())) {
        files.add(file);
      }
    }
    return new ProjectArchive(
        pack(real, files, cache),
        files.stream().map(PackedFile::path).toList(),
        List.copyOf(leftOut));
  }

  private static byte[] pack(Path root, List<PackedFile> files, FileCache cache) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(bytes, parameters), StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String folder : emptyFolders(root)) {
        tar.putArchiveEntry(anonymous(new TarArchiveEntry(folder), 0755));
        tar.closeArchiveEntry();
      }
      long total = 0;
      for (PackedFile file : files) {
        total += add(tar, root, file, cache);
        if (total > MAX_BYTES) {
          throw new InvalidInput(
              new Origin(file.path(), 0, ""),
              "the project's files are larger than "
                  + (MAX_BYTES >> 20)
                  + " MiB up to this one; let git ignore data, or move it out of the project");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writes to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Kedro refuses an environment whose folder is missing, and {@code local} is what it runs in when
   * told nothing: the folder goes, without what is in it.
   */
  private static List<String> emptyFolders(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("base")))
          .map(folder -> folder.getFileName() + "/local/")
          .sorted()
          .toList();
    }
  }

  private static long add(TarArchiveOutputStream tar, Path root, PackedFile file, FileCache cache)
      throws IOException {
    Path source = root.resolve(file.path());
    if (Files.isSymbolicLink(source)) {
      TarArchiveEntry link = new TarArchiveEntry(file.path(), TarConstants.LF_SYMLINK);
      link.setLinkName(linkInside(root, file.path(), source));
      tar.putArchiveEntry(anonymous(link, 0777));
      tar.closeArchiveEntry();
      return 0;
    }
    byte[] content = read(root, file.path(), source, cache);
    TarArchiveEntry entry = new TarArchiveEntry(file.path());
    entry.setSize(content.length);
    tar.putArchiveEntry(anonymous(entry, file.executable() ? 0755 : 0644));
    tar.write(content);
    tar.closeArchiveEntry();
    return content.length;
  }

  private static byte[] read(Path root, String path, Path source, FileCache cache) {
    try {
      if (!source.toRealPath().startsWith(root)) {
        throw new InvalidInput(
            new Origin(path, 0, ""),
            "is reached through a link that leaves the project; take the link out of the project");
      }
      if (!Files.isRegularFile(source)) {
        throw new InvalidInput(
            new Origin(path, 0, ""), "is a pipe or a device; take it out of the project");
      }
      if (Files.size(source) > MAX_BYTES) {
        throw new InvalidInput(
            new Origin(path, 0, ""),
            "is larger than "
                + (MAX_BYTES >> 20)
                + " MiB; let git ignore it, or move it out of the project");
      }
      // What is large is data, which no other pipeline's archive should keep in memory.
      return Files.size(source) > KEPT ? cache.last(source) : cache.content(source);
    } catch (IOException e) {
      throw new InvalidInput(new Origin(path, 0, ""), "cannot be read; check its permissions");
    }
  }

  private static String linkInside(Path root, String path, Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    Path lexical = link.resolveSibling(target).normalize();
    boolean leaves =
        target.isAbsolute()
            || !lexical.startsWith(root)
            || (Files.exists(link) && !link.toRealPath().startsWith(root));
    if (leaves) {
      throw new InvalidInput(
          new Origin(path, 0, ""),
          "is a link to `"
              + target
              + "`, outside the project, where a cluster cannot follow it;"
              + " put the file in its place, or take the link out of the project");
    }
    return target.toString().replace(target.getFileSystem().getSeparator(), "/");
  }

  private static TarArchiveEntry anonymous(TarArchiveEntry entry, int mode) {
    entry.setMode(mode);
    entry.setModTime(MTIME_1980);
    entry.setIds(0, 0);
    entry.setNames("", "");
    return entry;
  }

  private static Predicate<String> below(Path root, @Nullable Path output) {
    if (output == null) {
      return path -> false;
    }
    Path folder = Files.exists(output) ? real(output) : output.toAbsolutePath().normalize();
    return path -> !root.startsWith(folder) && root.resolve(path).startsWith(folder);
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw new InvalidInput(new Origin(root.toString(), 0, ""), "cannot be read");
    }
  }
}
