package dev.kindling.python.files;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Orders;
import dev.kindling.python.standard.StandardLibrary;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of paths. */
final class PathMethods {

  /** Methods that look at the file system, which a {@code PurePath} does not have. */
  private static final Set<String> CONCRETE =
      Set.of(
          "absolute",
          "cwd",
          "exists",
          "expanduser",
          "glob",
          "home",
          "is_dir",
          "is_file",
          "iterdir",
          "open",
          "read_bytes",
          "read_text",
          "resolve",
          "rglob");

  private final PathValue self;
  private final Arguments call;
  private final ProjectFiles files;

  private PathMethods(PathValue self, Arguments call) {
    this.self = self;
    this.call = call;
    this.files = call.interpreter().files();
  }

  /** The method; null where it is not followed. */
  static @Nullable Value find(PathValue self, String name) {
    boolean known =
        CONCRETE.contains(name) && !self.pure()
            || switch (name) {
              case "as_posix",
                  "as_uri",
                  "is_absolute",
                  "is_relative_to",
                  "joinpath",
                  "match",
                  "relative_to",
                  "with_name",
                  "with_segments",
                  "with_stem",
                  "with_suffix",
                  "__fspath__" ->
                  true;
              default -> false;
            };
    return known
        ? NativeFunction.function(
            "pathlib.Path." + name,
            call -> {
              Value result = new PathMethods(self, call).call(name);
              return result != null ? result : unknown(call);
            })
        : null;
  }

  private static Value unknown(Arguments call) {
    return call.positional().stream()
        .filter(Value.Unknown.class::isInstance)
        .findFirst()
        .orElseGet(() -> call.unknown("the path is not known"));
  }

  private @Nullable String given(int index, String name) {
    return OperatingSystem.path(call.get(index, name));
  }

  private @Nullable Value call(String method) {
    String path = self.path();
    return switch (method) {
      case "as_posix", "__fspath__" -> Value.of(path);
      case "as_uri" -> path.matches("/[\\w./-]*") ? Value.of("file://" + path) : null;
      case "is_absolute" -> Value.of(path.startsWith("/"));
      case "joinpath", "with_segments" -> joined(method.equals("joinpath"));
      case "relative_to" -> relative();
      case "is_relative_to" -> isRelative();
      case "with_name" -> named(given(0, "name"));
      case "with_stem" ->
          given(0, "stem") == null
              ? null
              : named(given(0, "stem") + self.name().substring(self.suffix()));
      case "with_suffix" -> suffixed(given(0, "suffix"));
      case "match" -> matched(given(0, "path_pattern"));
      case "absolute" -> path.startsWith("/") ? self : files.rootPath().join(path);
      case "resolve" -> files.resolved(path).map(p -> (Value) new PathValue(p)).orElse(null);
      case "expanduser" -> path.startsWith("~") ? null : self;
      case "cwd" -> files.rootPath();
      case "exists" -> StandardLibrary.answer(files.exists(path, ProjectFiles.Kind.ANY), call);
      case "is_file" -> StandardLibrary.answer(files.exists(path, ProjectFiles.Kind.FILE), call);
      case "is_dir" -> StandardLibrary.answer(files.exists(path, ProjectFiles.Kind.FOLDER), call);
      case "iterdir" -> listed();
      case "glob" -> found(given(0, "pattern"), false);
      case "rglob" -> found(given(0, "pattern"), true);
      case "open" ->
          call.get(0, "mode") instanceof Text mode && !mode.value().matches("r?t?")
              ? call.unknown("the code writes a file, or reads bytes")
              : FileValue.open(files, path, call.site());
      case "read_text" ->
          FileValue.open(files, path, call.site()) instanceof FileValue file
              ? new Text(FileValue.text(file.file()), call.site())
              : call.unknown("the file `" + path + "` is no part of the project");
      default -> null;
    };
  }

  private @Nullable Value joined(boolean behind) {
    PathValue result = behind ? self : self.with(".");
    for (Value part : call.positional()) {
      String name = OperatingSystem.path(part);
      if (name == null) {
        return Iteration.unknown(part, call.site());
      }
      result = result.join(name);
    }
    return result;
  }

  private @Nullable List<String> others() {
    PathValue other = self.with(".");
    for (Value part : call.positional()) {
      String name = OperatingSystem.path(part);
      if (name == null) {
        return null;
      }
      other = other.join(name);
    }
    return call.positional().isEmpty() ? null : texts(other);
  }

  private static List<String> texts(PathValue path) {
    return path.parts().items().stream().map(part -> ((Text) part).value()).toList();
  }

  private static boolean below(List<String> own, List<String> other) {
    return own.size() >= other.size() && own.subList(0, other.size()).equals(other);
  }

  private @Nullable Value relative() {
    List<String> other = others();
    List<String> own = texts(self);
    if (other == null || !call.named().isEmpty()) {
      return null;
    } else if (!below(own, other)) {
      throw PythonError.of("ValueError", "it is not in the subpath", call.site());
    }
    return self.with(String.join("/", own.subList(other.size(), own.size())));
  }

  private @Nullable Value isRelative() {
    List<String> other = others();
    return other == null ? null : Value.of(below(texts(self), other));
  }

  private @Nullable Value named(@Nullable String name) {
    if (name == null) {
      return null;
    } else if (self.name().isEmpty() || name.isEmpty() || name.contains("/") || name.equals(".")) {
      throw PythonError.of("ValueError", "the name is empty or not valid", call.site());
    }
    return self.path().indexOf('/') < 0 ? self.with(name) : self.parent().join(name);
  }

  private @Nullable Value suffixed(@Nullable String suffix) {
    if (suffix == null) {
      return null;
    }
    boolean sound = suffix.isEmpty() || suffix.startsWith(".") && !suffix.equals(".");
    if (!sound || suffix.contains("/") || self.name().isEmpty()) {
      throw PythonError.of("ValueError", "the suffix is not valid", call.site());
    } else if (self.name().endsWith(".")) {
      // Python 3.14 takes a dot at the end for a suffix.
      return null;
    }
    return named(self.name().substring(0, self.suffix()) + suffix);
  }

  /** By the last names, as far as the pattern has any. */
  private @Nullable Value matched(@Nullable String pattern) {
    if (pattern == null || pattern.isEmpty() || pattern.contains("**") || !call.named().isEmpty()) {
      return null;
    }
    List<String> wanted = texts(new PathValue(pattern));
    List<String> own = texts(self);
    boolean rooted = pattern.startsWith("/");
    if (wanted.isEmpty() || wanted.size() > own.size() || rooted && wanted.size() != own.size()) {
      return wanted.isEmpty() ? null : Value.of(false);
    }
    for (int i = 1; i <= wanted.size(); i++) {
      FileNamePattern one = FileNamePattern.of(wanted.get(wanted.size() - i));
      if (one == null) {
        return null;
      } else if (!one.matches(own.get(own.size() - i))) {
        return Value.of(false);
      }
    }
    return Value.of(true);
  }

  private @Nullable Value listed() {
    List<String> names = files.listed(self.path());
    return names == null
        ? null
        : Orders.taken(names.stream().map(name -> (Value) self.join(name)).toList(), call.site());
  }

  private @Nullable Value found(@Nullable String pattern, boolean anywhere) {
    if (pattern == null
        || pattern.isEmpty()
        || pattern.startsWith("/")
        || !call.named().isEmpty()
        || pattern.endsWith("/")) {
      return null;
    }
    List<String> parts = new ArrayList<>(PosixPaths.parts(pattern));
    if (anywhere) {
      parts.add(0, "**");
    }
    List<String> found = FileSearch.find(files, self.path(), parts, true);
    return found == null
        ? null
        : Orders.taken(found.stream().map(path -> (Value) self.join(path)).toList(), call.site());
  }
}
