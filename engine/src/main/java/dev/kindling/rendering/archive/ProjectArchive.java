package dev.kindling.rendering.archive;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import dev.kindling.git.PackedFile;
import dev.kindling.git.TrackedFiles;
import dev.kindling.git.UnignoredFiles;
import dev.kindling.rendering.archive.Withheld.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.jspecify.annotations.Nullable;

/**
 * The project as a {@code .tar.gz}: what git tracks, or without git what {@code .gitignore} leaves;
 * never version control, credentials, keys, or an environment that the run does not need; data only
 * on demand. The same files give the same bytes, whoever packs them, where and when.
 *
 * @param content the archive
 * @param packed the files in it, sorted
 * @param withheld what belongs to the project but stays on this machine
 */
public record ProjectArchive(byte[] content, List<String> packed, Withheld withheld) {

  /**
   * What is to be packed.
   *
   * @param env the environment that the run needs beside {@code base}
   * @param withData whether the folder {@code data} is packed too
   * @param output a folder to leave out, as it is written to; null for none
   * @param written what is written to the output folder, by path in it: none of it is packed, even
   *     where the output folder holds the project
   */
  public record Choice(String env, boolean withData, @Nullable Path output, Set<String> written) {

    public Choice {
      written = Set.copyOf(written);
    }
  }

  /** Archives are held in memory; a project that is larger has data among its sources. */
  static final long MAX_BYTES = 256L << 20;

  private static final long KEPT = 1L << 20;

  private static final byte[] NOTHING = {};

  /** Every entry's time: tar warns of the years before. */
  private static final long MTIME_1980 = 315_532_800_000L;

  public ProjectArchive {
    content = content.clone();
    packed = List.copyOf(packed);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /**
   * Packs a project.
   *
   * @param root the project's folder
   * @param cache what the project's files are opened through
   * @throws InvalidInput when a link leaves the project, a file cannot be read, or all is too large
   */
  public static ProjectArchive of(Path root, Choice choice, FileCache cache) {
    Path real = real(root);
    Sieve sieve = new Sieve(real, choice.env(), choice.withData());
    Predicate<String> output = below(real, choice.output());
    Set<Path> written = written(choice);
    List<PackedFile> files =
        TrackedFiles.below(real, cache).orElseGet(() -> UnignoredFiles.below(real, cache)).stream()
            .filter(file -> !output.test(file.path()))
            .filter(file -> !written.contains(real.resolve(file.path())))
            .sorted()
            .toList();
    List<String> packed = new ArrayList<>();
    Map<String, Reason> withheld = new TreeMap<>();
    for (PackedFile file : files) {
      Reason reason = sieve.reason(file.path());
      if (reason != null) {
        withheld.put(file.path(), reason);
      }
    }
    byte[] content = pack(real, files, sieve.configurations(), withheld, packed, cache);
    return new ProjectArchive(content, packed, new Withheld(withheld));
  }

  private static Set<Path> written(Choice choice) {
    Path output = choice.output();
    if (output == null) {
      return Set.of();
    }
    Path folder = Files.exists(output) ? real(output) : output.toAbsolutePath().normalize();
    return choice.written().stream().map(folder::resolve).collect(Collectors.toSet());
  }

  /**
   * Packs what is not withheld by its path.
   *
   * @param withheld gets what is withheld by its content too
   * @param packed gets the files in the archive
   */
  private static byte[] pack(
      Path root,
      List<PackedFile> files,
      Set<String> configurations,
      Map<String, Reason> withheld,
      List<String> packed,
      FileCache cache) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(bytes, parameters), StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      // Kedro refuses an environment whose folder is missing, and `local` is what it runs in when
      // told nothing: the folder goes, without what is in it.
      for (String configuration : configurations) {
        tar.putArchiveEntry(anonymous(new TarArchiveEntry(configuration + "local/"), 0755));
        tar.closeArchiveEntry();
      }
      long total = 0;
      for (PackedFile file : files) {
        if (mayHold(withheld.get(file.path()), file)) {
          byte[] content = content(root, file.path(), cache);
          Reason reason = reason(withheld.remove(file.path()), content);
          if (reason != null) {
            withheld.put(file.path(), reason);
            continue;
          }
          packed.add(file.path());
          total += content.length;
          checkTotal(file.path(), total);
          add(tar, root, file, content);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writes to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Whether the content has a say: certificates have the ending of keys. */
  private static boolean mayHold(@Nullable Reason reason, PackedFile file) {
    return reason == null || reason == Reason.CREDENTIALS && file.path().endsWith(".pem");
  }

  private static @Nullable Reason reason(@Nullable Reason byPath, byte[] content) {
    if (SecretContent.in(content)) {
      return Reason.SECRET_CONTENT;
    }
    return SecretContent.isCertificate(content) ? null : byPath;
  }

  private static void checkTotal(String path, long total) {
    if (total > MAX_BYTES) {
      throw new InvalidInput(
          new Origin(path, 0, ""),
          "the project's files are larger than "
              + (MAX_BYTES >> 20)
              + " MiB up to this one; let git ignore data, or move it out of the project");
    }
  }

  private static void add(TarArchiveOutputStream tar, Path root, PackedFile file, byte[] content)
      throws IOException {
    Path source = root.resolve(file.path());
    if (Files.isSymbolicLink(source)) {
      TarArchiveEntry link = new TarArchiveEntry(file.path(), TarConstants.LF_SYMLINK);
      link.setLinkName(linkInside(root, file.path(), source));
      tar.putArchiveEntry(anonymous(link, 0777));
    } else {
      TarArchiveEntry entry = new TarArchiveEntry(file.path());
      entry.setSize(content.length);
      tar.putArchiveEntry(anonymous(entry, file.executable() ? 0755 : 0644));
      tar.write(content);
    }
    tar.closeArchiveEntry();
  }

  /** A link has none of its own. */
  private static byte[] content(Path root, String path, FileCache cache) {
    Path source = root.resolve(path);
    return Files.isSymbolicLink(source) ? NOTHING : read(root, path, source, cache);
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
