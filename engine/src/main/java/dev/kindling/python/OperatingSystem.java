package dev.kindling.python;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The module {@code os}: variables of the process, and paths as texts. */
final class OperatingSystem {

  private final ProjectFiles files;
  private final Container.DictValue variables = new Container.DictValue();

  OperatingSystem(ProjectFiles files, Map<String, String> environment) {
    this.files = files;
    new TreeMap<>(environment)
        .forEach((name, value) -> variables.entries().put(Value.of(name), Value.of(value)));
  }

  @Nullable Value member(String full) {
    return switch (full) {
      case "os.getenv" -> NativeFunction.function(full, this::look);
      case "os.environ" -> variables;
      case "os.getcwd" -> NativeFunction.function(full, call -> Value.of(files.rootPath().path()));
      case "os.sep", "os.path.sep" -> Value.of("/");
      case "os.path.join" -> NativeFunction.function(full, OperatingSystem::join);
      case "os.path.dirname" -> onPath(full, path -> Value.of(path.parent().path()));
      case "os.path.basename" -> onPath(full, path -> path.attribute("name"));
      case "os.path.abspath",
          "os.path.realpath",
          "os.path.normpath",
          "os.path.expanduser",
          "os.fspath" ->
          onPath(full, path -> Value.of(path.path()));
      case "os.path.exists", "os.path.isfile" ->
          NativeFunction.function(full, call -> exists(call, full.endsWith("isfile")));
      default -> null;
    };
  }

  private Value look(Arguments call) {
    Value key = call.get(0, "key");
    Value standard = call.get(1, "default");
    if (!(key instanceof Text name)) {
      return key == null ? call.unknown("a name is needed") : Iteration.unknown(key, call.site());
    }
    Value value = variables.entries().get(name);
    return value != null ? value : standard != null ? standard : Value.Singleton.NONE;
  }

  private static Value join(Arguments call) {
    PathValue result = null;
    for (Value part : call.positional()) {
      String text = Representation.text(part);
      if (text == null) {
        return Iteration.unknown(part, call.site());
      }
      result = result == null ? new PathValue(text) : result.join(text);
    }
    return result == null ? call.unknown("a path is needed") : Value.of(result.path());
  }

  private interface OnPath {
    @Nullable Value of(PathValue path);
  }

  private static NativeFunction onPath(String name, OnPath code) {
    return NativeFunction.function(
        name,
        call -> {
          List<Value> given = call.positional();
          String text = given.isEmpty() ? null : Representation.text(given.get(0));
          Value result = text == null ? null : code.of(new PathValue(text));
          return result == null ? call.unknown("the path is not known") : result;
        });
  }

  private Value exists(Arguments call, boolean onlyFile) {
    String text = call.get(0) == null ? null : Representation.text(call.positional().get(0));
    return text == null
        ? call.unknown("the path is not known")
        : StandardLibrary.answer(files.exists(text, onlyFile), call);
  }
}
