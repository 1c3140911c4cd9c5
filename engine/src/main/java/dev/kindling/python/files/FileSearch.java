package dev.kindling.python.files;

import dev.kindling.python.evaluation.Orders;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Truth;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files of the project by a pattern, as {@code glob} finds them. */
public final class FileSearch {

  private static final int MOST = 20_000;

  private final ProjectFiles files;
  private final String folder;
  private final boolean hidden;
  private final Set<String> found = new LinkedHashSet<>();
  private int looks;

  private FileSearch(ProjectFiles files, String folder, boolean hidden) {
    this.files = files;
    this.folder = folder;
    this.hidden = hidden;
  }

  /**
   * Paths below the folder; null where they are not known.
   *
   * @param parts of the pattern; {@code **} is any number of folders
   * @param hidden whether a star takes names that begin with a dot
   */
  static @Nullable List<String> find(
      ProjectFiles files, String folder, List<String> parts, boolean hidden) {
    boolean last = !parts.isEmpty() && parts.get(parts.size() - 1).equals("**");
    if (last || parts.isEmpty() || parts.contains("..")) {
      return null;
    }
    FileSearch search = new FileSearch(files, folder, hidden);
    return search.walk("", parts) ? new ArrayList<>(search.found) : null;
  }

  /** {@code glob.glob}. */
  public static Value glob(ProjectFiles files, Arguments call) {
    String pattern = OperatingSystem.path(call.get(0, "pathname"));
    Value recursive = call.named().get("recursive");
    boolean deep = recursive != null && Truth.of(recursive).orElse(false);
    boolean known =
        pattern != null
            && call.positional().size() == 1
            && (call.named().isEmpty() || call.named().size() == 1 && recursive != null)
            && (deep || !pattern.contains("**"))
            && !pattern.endsWith("/");
    if (!known || pattern == null) {
      return pattern == null && call.get(0) instanceof Value.Unknown u
          ? u
          : call.unknown("the pattern is not followed");
    }
    List<String> parts = PosixPaths.parts(pattern);
    int plain = 0;
    while (plain < parts.size() - 1 && !parts.get(plain).matches(".*[*?\\[].*")) {
      plain++;
    }
    String folder =
        (pattern.startsWith("/") ? "/" : "") + String.join("/", parts.subList(0, plain));
    List<String> found =
        files.exists(folder, ProjectFiles.Kind.FOLDER).orElse(true)
            ? find(files, folder, parts.subList(plain, parts.size()), false)
            : List.of();
    return found == null
        ? call.unknown("the files are not known")
        : Orders.listed(
            found.stream().map(path -> (Value) Value.of(join(folder, path))).toList(), call.site());
  }

  private @Nullable List<String> names(String below) {
    return ++looks > MOST ? null : files.listed(join(folder, below));
  }

  private static String join(String folder, String name) {
    return name.isEmpty() ? folder : folder.isEmpty() ? name : folder + "/" + name;
  }

  private ProjectFiles.@Nullable Kind kind(String below) {
    String path = join(folder, below);
    if (files.exists(path, ProjectFiles.Kind.ANY).isEmpty()) {
      return null;
    }
    return files.exists(path, ProjectFiles.Kind.FOLDER).orElse(false)
        ? ProjectFiles.Kind.FOLDER
        : ProjectFiles.Kind.FILE;
  }

  /** Whether everything could be looked at. */
  private boolean walk(String below, List<String> parts) {
    String part = parts.get(0);
    List<String> rest = parts.subList(1, parts.size());
    if (part.equals("**") && !walk(below, rest)) {
      return false;
    }
    FileNamePattern pattern = FileNamePattern.of(part);
    List<String> names = names(below);
    if (names == null || pattern == null || found.size() > MOST) {
      return false;
    }
    for (String name : names) {
      boolean dotted = name.startsWith(".") && !hidden && !part.startsWith(".");
      String path = join(below, name);
      if (dotted || !part.equals("**") && !pattern.matches(name)) {
        continue;
      }
      ProjectFiles.Kind kind = kind(path);
      if (kind == null) {
        return false;
      } else if (part.equals("**")) {
        if (kind == ProjectFiles.Kind.FOLDER && !walk(path, parts)) {
          return false;
        }
      } else if (rest.isEmpty()) {
        found.add(path);
      } else if (kind == ProjectFiles.Kind.FOLDER && !walk(path, rest)) {
        return false;
      }
    }
    return true;
  }
}
