package dev.kindling.rendering.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code compile} writes: files by their path below the output folder, sorted. A value:
 * nothing is on disk until {@link ArtifactWriter} puts all of it there.
 *
 * @param files by relative path with forward slashes; a path never leaves the output folder
 */
public record Artifacts(SortedMap<String, File> files) {

  /** No file at all. */
  public static final Artifacts NONE = new Artifacts(new TreeMap<>());

  private static final Pattern STEP = Pattern.compile("[^/\\\\\\x00-\\x1f]+");

  public Artifacts {
    files.keySet().forEach(Artifacts::checkPath);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** One text file. Text is UTF-8 with the line ends that it holds. */
  public static Artifacts text(String path, String text) {
    return file(path, new File(text.getBytes(StandardCharsets.UTF_8), false));
  }

  /** One text file that may be run. */
  public static Artifacts script(String path, String text) {
    return file(path, new File(text.getBytes(StandardCharsets.UTF_8), true));
  }

  /** One file of any kind. */
  public static Artifacts file(String path, File file) {
    return new Artifacts(new TreeMap<>(Map.of(path, file)));
  }

  /**
   * Both together.
   *
   * @throws IllegalStateException when both write one path: two producers must never depend on who
   *     comes last
   */
  public Artifacts and(Artifacts others) {
    SortedMap<String, File> all = new TreeMap<>(files);
    others.files.forEach(
        (path, file) -> {
          if (all.putIfAbsent(path, file) != null) {
            throw new IllegalStateException("two artifacts at " + path);
          }
        });
    return new Artifacts(all);
  }

  private static void checkPath(String path) {
    for (String step : path.split("/", -1)) {
      if (step.equals(".") || step.equals("..") || !STEP.matcher(step).matches()) {
        throw new IllegalArgumentException("not a path below the output folder: " + path);
      }
    }
  }

  /**
   * One file.
   *
   * @param executable whether its owner may run it
   */
  public record File(byte[] content, boolean executable) {

    public File {
      content = content.clone();
    }

    @Override
    public byte[] content() {
      return content.clone();
    }

    /** The content as text. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof File that
          && executable == that.executable
          && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }
  }
}
