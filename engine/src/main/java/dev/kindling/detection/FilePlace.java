package dev.kindling.detection;

import dev.kindling.facts.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an entry of the catalog keeps its data, spelled one way: two entries of one place are one
 * file.
 *
 * @param path without what means nothing: doubled slashes, dots, the slash at the end; stores that
 *     have several schemes by the shortest
 * @param folder whether whatever lies below the path belongs to it
 * @param suffix how names below a folder must end
 * @param part what stands for a part of the file, as the key of an HDF file; else empty
 * @param versioned whether each save makes a version below the path
 */
record FilePlace(String path, boolean folder, String suffix, String part, boolean versioned) {

  private static final Pattern SCHEME = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]+):(.*)");
  private static final String GLOB = "*?[{";
  private static final Map<String, String> ONE_STORE =
      Map.of("s3a", "s3", "s3n", "s3", "gcs", "gs", "abfss", "abfs", "wasbs", "wasb");
  private static final Set<String> FOLDERS =
      Set.of(
          "PartitionedDataset", "PartitionedDataSet", "IncrementalDataset", "IncrementalDataSet");

  /** Where the entry's data lies; empty where it names no one place. */
  static Optional<FilePlace> of(Dataset dataset) {
    String path = dataset.path();
    if (path == null || path.isBlank() || dataset.ephemeral() || isGlob(path)) {
      return Optional.empty();
    }
    boolean folder =
        FOLDERS.contains(simple(dataset.type()))
            || dataset.classes().stream().map(FilePlace::simple).anyMatch(FOLDERS::contains);
    Map<String, String> options = dataset.options();
    return Optional.of(
        new FilePlace(
            normal(path),
            folder,
            options.getOrDefault("filename_suffix", ""),
            options.getOrDefault("key", options.getOrDefault("load_args.key", "")),
            options.getOrDefault("versioned", "false").equalsIgnoreCase("true")));
  }

  /** Whether what is written here may be what is read there, or a part of it. */
  boolean meets(FilePlace other) {
    if (path.equals(other.path)) {
      boolean parts = !part.isEmpty() && !other.part.isEmpty() && !part.equals(other.part);
      return versioned == other.versioned && !parts;
    }
    return holds(other) || other.holds(this);
  }

  private boolean holds(FilePlace other) {
    return folder && other.path.startsWith(path + "/") && other.path.endsWith(suffix);
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String normal(String path) {
    return isNormal(path) ? path : normalized(path);
  }

  private static boolean isGlob(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (GLOB.indexOf(path.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is nothing in it that could be spelled in another way. */
  private static boolean isNormal(String path) {
    return path.indexOf(':') < 0
        && path.indexOf('\\') < 0
        && !path.contains("//")
        && !path.contains("./")
        && !path.endsWith("/")
        && !path.endsWith(".");
  }

  private static String normalized(String path) {
    Matcher matcher = SCHEME.matcher(path);
    String scheme = "";
    String rest = path;
    if (matcher.matches()) {
      String written = matcher.group(1).toLowerCase(Locale.ROOT);
      scheme = ONE_STORE.getOrDefault(written, written);
      rest = matcher.group(2);
    }
    if (scheme.equals("file")) {
      scheme = "";
      rest = rest.replaceFirst("^//(?=/)", "");
    } else if (scheme.equals("dbfs")) {
      scheme = "";
      rest = "/dbfs/" + rest;
    }
    boolean absolute = scheme.isEmpty() && rest.startsWith("/");
    List<String> parts = new ArrayList<>();
    for (String part : rest.replace('\\', '/').split("/")) {
      boolean back =
          part.equals("..") && !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
      if (back) {
        parts.remove(parts.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return (scheme.isEmpty() ? absolute ? "/" : "" : scheme + "://") + String.join("/", parts);
  }
}
