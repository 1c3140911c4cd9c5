package dev.kindling.configuration;

import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is checked out, as the files below {@code .git} say it: git itself is not run, so that
 * reading a project runs nothing.
 *
 * @param commit in full; null where it is not known
 * @param branch null where no branch is checked out
 */
record GitHead(@Nullable String commit, @Nullable String branch) {

  private static final GitHead UNKNOWN = new GitHead(null, null);
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String REF = "ref: ";
  private static final String BRANCHES = "refs/heads/";
  private static final long LARGEST = 16L << 20;

  /** Of the repository that the folder lies in. */
  static GitHead of(Path folder, FileCache files) {
    try {
      for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
        Path git = at.resolve(".git");
        if (Files.isDirectory(git)) {
          return read(git, files);
        }
        if (Files.isRegularFile(git)) {
          // A work tree or a submodule: the file names the folder.
          String link = text(git, files).replaceFirst("^gitdir: ", "").strip();
          return read(at.resolve(link).normalize(), files);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return UNKNOWN;
    }
    return UNKNOWN;
  }

  private static GitHead read(Path git, FileCache files) throws IOException {
    String head = text(git.resolve("HEAD"), files).strip();
    if (!head.startsWith(REF)) {
      return new GitHead(HASH.matcher(head).matches() ? head : null, null);
    }
    String ref = head.substring(REF.length());
    String branch = ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : null;
    Path shared = git.resolve("commondir");
    Path common =
        Files.isRegularFile(shared) ? git.resolve(text(shared, files).strip()).normalize() : git;
    return new GitHead(commit(common, ref, files).orElse(null), branch);
  }

  private static Optional<String> commit(Path common, String ref, FileCache files)
      throws IOException {
    Path loose = common.resolve(ref).normalize();
    if (loose.startsWith(common.normalize()) && Files.isRegularFile(loose)) {
      return Optional.of(text(loose, files).strip()).filter(hash -> HASH.matcher(hash).matches());
    }
    Path packed = common.resolve("packed-refs");
    if (!Files.isRegularFile(packed)) {
      return Optional.empty();
    }
    return text(packed, files)
        .lines()
        .filter(line -> line.endsWith(" " + ref))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .filter(hash -> HASH.matcher(hash).matches())
        .findFirst();
  }

  private static String text(Path file, FileCache files) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw new IOException("no file of git's");
    }
    return new String(files.content(file), StandardCharsets.ISO_8859_1);
  }
}
