package dev.kindling.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a project changed between two runs, without reading it: path, size and time of every file
 * that a plan can depend on. Data, and folders that no project is read from, do not count.
 */
final class Fingerprint {

  private static final String READ = "(?i).*\\.(py|ya?ml|json|toml|ini|cfg|stg|drl|sh)";

  private Fingerprint() {}

  static String of(Candidate candidate) throws IOException {
    SortedSet<String> files = new TreeSet<>();
    Path root = candidate.place();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && Folders.isCache(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.getFileName().toString().matches(READ)) {
              files.add(
                  root.relativize(file)
                      + "\0"
                      + attributes.size()
                      + "\0"
                      + attributes.lastModifiedTime().toMillis());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            files.add(root.relativize(file) + "\0unreadable");
            return FileVisitResult.CONTINUE;
          }
        });
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(file -> digest.update((file + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
