package dev.kindling.python.files;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.evaluation.Orders;
import dev.kindling.python.standard.StandardLibrary;
import dev.kindling.python.values.Arguments;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The module {@code os}: variables of the process, and paths as texts. */
public final class OperatingSystem {

  private final ProjectFiles files;
  private final Container.DictValue variables = new Container.DictValue();

  public OperatingSystem(ProjectFiles files, Map<String, String> environment) {
    this.files = files;
    new TreeMap<>(environment)
        .forEach((name, value) -> variables.entries().put(Value.of(name), Value.of(value)));
  }

  public @Nullable Value member(String full) {
    return switch (full) {
      case "os.getenv" -> NativeFunction.function(full, this::look);
      case "os.environ" -> variables;
      case "os.getcwd" -> NativeFunction.function(full, call -> Value.of(files.rootPath().path()));
      case "os.name" -> Value.of("posix");
      case "os.sep", "os.path.sep" -> Value.of("/");
      case "os.extsep", "os.path.extsep", "os.curdir", "os.path.curdir" -> Value.of(".");
      case "os.pardir", "os.path.pardir" -> Value.of("..");
      case "os.pathsep", "os.path.pathsep" -> Value.of(":");
      case "os.linesep" -> Value.of("\n");
      case "os.altsep", "os.path.altsep" -> Value.Singleton.NONE;
      case "os.listdir" -> NativeFunction.function(full, this::listed);
      case "os.path.join" -> NativeFunction.function(full, OperatingSystem::join);
      case "os.path.dirname" -> onPath(full, path -> Value.of(PosixPaths.folder(path)));
      case "os.path.basename" -> onPath(full, path -> Value.of(PosixPaths.base(path)));
      case "os.path.split" ->
          onPath(full, path -> pair(PosixPaths.folder(path), PosixPaths.base(path)));
      case "os.path.splitext" ->
          onPath(
              full,
              path -> {
                int at = PosixPaths.extension(path);
                return pair(path.substring(0, at), path.substring(at));
              });
      case "os.path.splitdrive" -> onPath(full, path -> pair("", path));
      case "os.path.isabs" -> onPath(full, path -> Value.of(path.startsWith("/")));
      case "os.path.normpath" -> onPath(full, path -> Value.of(PosixPaths.normalized(path)));
      case "os.path.normcase", "os.fspath" -> onPath(full, path -> Value.of(path));
      case "os.path.abspath" ->
          onPath(full, path -> Value.of(PosixPaths.absolute(path, files.rootPath().path())));
      case "os.path.realpath" ->
          onPath(full, path -> files.resolved(path).map(Value::of).orElse(null));
      case "os.path.expanduser" -> onPath(full, path -> plain(path, '~'));
      case "os.path.expandvars" -> onPath(full, path -> plain(path, '$'));
      case "os.path.relpath" -> NativeFunction.function(full, this::relative);
      case "os.path.commonpath" -> NativeFunction.function(full, call -> common(call, true));
      case "os.path.commonprefix" -> NativeFunction.function(full, call -> common(call, false));
      case "os.path.exists", "os.path.lexists" -> tested(full, ProjectFiles.Kind.ANY);
      case "os.path.isfile" -> tested(full, ProjectFiles.Kind.FILE);
      case "os.path.isdir" -> tested(full, ProjectFiles.Kind.FOLDER);
      default -> null;
    };
  }

  private static Value pair(String first, String second) {
    return new Value.Tuple(List.of(Value.of(first), Value.of(second)));
  }

  private static @Nullable Value plain(String path, char special) {
    return path.indexOf(special) < 0 ? Value.of(path) : null;
  }

  private Value look(Arguments call) {
    Value key = call.get(0, "key");
    Value standard = call.get(1, "default");
    if (!(key instanceof Text name)) {
      return key == null ? call.unknown("a name is needed") : Iteration.unknown(key, call.site());
    } else if (variables.spoiled() != null) {
      return variables.spoiled();
    }
    Value value = variables.entries().get(name);
    return value != null ? value : standard != null ? standard : Value.Singleton.NONE;
  }

  /** A path as a text; null where it is none. */
  static @Nullable String path(@Nullable Value given) {
    Value value = given == null ? null : given.plain();
    return value instanceof Text t ? t.value() : value instanceof PathValue p ? p.path() : null;
  }

  private static @Nullable List<String> paths(List<Value> values) {
    List<String> result = new ArrayList<>();
    for (Value value : values) {
      String path = path(value);
      if (path == null) {
        return null;
      }
      result.add(path);
    }
    return result;
  }

  private static Value unknown(Arguments call) {
    return call.positional().stream()
        .filter(Value.Unknown.class::isInstance)
        .findFirst()
        .orElseGet(() -> call.unknown("the path is not known"));
  }

  private static Value join(Arguments call) {
    List<String> parts = paths(call.positional());
    if (parts == null || parts.isEmpty() || !call.named().isEmpty()) {
      return unknown(call);
    }
    Site site =
        call.positional().get(call.positional().size() - 1) instanceof Text t
            ? t.site()
            : call.site();
    return new Text(PosixPaths.join(parts), site);
  }

  private interface OnPath {
    @Nullable Value of(String path);
  }

  private static NativeFunction onPath(String name, OnPath code) {
    return NativeFunction.function(
        name,
        call -> {
          String path = path(call.get(0, name.endsWith("realpath") ? "filename" : "path"));
          Value result = path == null || call.positional().size() > 1 ? null : code.of(path);
          return result == null ? unknown(call) : result;
        });
  }

  private Value relative(Arguments call) {
    String path = path(call.get(0, "path"));
    Value from = call.get(1, "start");
    String start = from == null ? "." : path(from);
    return path == null || start == null || path.isEmpty()
        ? unknown(call)
        : Value.of(PosixPaths.relative(path, start, files.rootPath().path()));
  }

  private static Value common(Arguments call, boolean byNames) {
    Value whole = call.get(0);
    List<Value> items =
        whole == null ? null : Iteration.items(whole, call.interpreter(), call.site());
    List<String> all = items == null ? null : paths(items);
    if (all == null || all.isEmpty()) {
      return unknown(call);
    }
    boolean rooted = all.get(0).startsWith("/");
    if (byNames && all.stream().anyMatch(path -> path.startsWith("/") != rooted)) {
      throw PythonError.of("ValueError", "absolute and relative paths are mixed", call.site());
    } else if (!byNames) {
      String first = all.get(0);
      int end = first.length();
      for (String other : all) {
        int same = 0;
        while (same < Math.min(end, other.length()) && first.charAt(same) == other.charAt(same)) {
          same++;
        }
        end = same;
      }
      return Value.of(first.substring(0, end));
    }
    List<List<String>> parts =
        all.stream()
            .map(path -> PosixPaths.parts(path).stream().filter(p -> !p.equals(".")).toList())
            .toList();
    int common = 0;
    while (agree(parts, common)) {
      common++;
    }
    return Value.of((rooted ? "/" : "") + String.join("/", parts.get(0).subList(0, common)));
  }

  private static boolean agree(List<List<String>> parts, int at) {
    List<String> first = parts.get(0);
    return at < first.size()
        && parts.stream().allMatch(p -> at < p.size() && p.get(at).equals(first.get(at)));
  }

  private NativeFunction tested(String name, ProjectFiles.Kind kind) {
    return NativeFunction.function(
        name,
        call -> {
          String path = path(call.get(0, "path"));
          return path == null
              ? unknown(call)
              : StandardLibrary.answer(files.exists(path, kind), call);
        });
  }

  private Value listed(Arguments call) {
    String path = call.positional().isEmpty() ? "." : path(call.get(0));
    List<String> names = path == null ? null : files.listed(path);
    return names == null
        ? unknown(call)
        : Orders.listed(names.stream().map(name -> (Value) Value.of(name)).toList(), call.site());
  }
}
