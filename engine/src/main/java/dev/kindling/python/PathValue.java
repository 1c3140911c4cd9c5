package dev.kindling.python;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pathlib.Path}. Files are opened by {@link ProjectFiles} alone, which checks where. */
record PathValue(String path) implements NativeValue {

  @Override
  public String typeName() {
    return "pathlib.Path";
  }

  static PathValue of(Path path) {
    return new PathValue(path.toString().replace('\\', '/'));
  }

  static Text text(Path path) {
    return Value.of(path.toString().replace('\\', '/'));
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    String name = Representation.text(other);
    if (!operator.equals("/") || name == null) {
      return null;
    }
    return reflected ? new PathValue(name).join(path) : join(name);
  }

  PathValue join(String name) {
    return name.startsWith("/")
        ? new PathValue(name)
        : new PathValue(
            path.equals(".") ? name : path.endsWith("/") ? path + name : path + "/" + name);
  }

  @Override
  public @Nullable Value attribute(String name) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return switch (name) {
      case "name" -> Value.of(last);
      case "stem" -> Value.of(dot > 0 ? last.substring(0, dot) : last);
      case "suffix" -> Value.of(dot > 0 ? last.substring(dot) : "");
      case "parent" -> parent();
      case "parents" -> parents();
      case "parts" ->
          new Tuple(List.of(path.split("/")).stream().map(p -> (Value) Value.of(p)).toList());
      case "as_posix", "__str__", "__fspath__" ->
          NativeFunction.function("pathlib.Path.as_posix", call -> Value.of(path));
      case "resolve", "absolute", "expanduser" ->
          NativeFunction.function("pathlib.Path.resolve", call -> this);
      case "joinpath" -> NativeFunction.function("pathlib.Path.joinpath", this::joinpath);
      case "is_dir" -> NativeFunction.function("pathlib.Path.is_dir", this::isFolder);
      case "exists", "is_file" ->
          NativeFunction.function(
              "pathlib.Path." + name,
              call ->
                  StandardLibrary.answer(
                      call.interpreter().files().exists(path, name.equals("is_file")), call));
      case "open" ->
          NativeFunction.function(
              "pathlib.Path.open",
              call ->
                  call.get(0, "mode") instanceof Text mode && !mode.value().startsWith("r")
                      ? call.unknown("the code writes a file")
                      : FileValue.open(call.interpreter().files(), path, call.site()));
      case "read_text" ->
          NativeFunction.function(
              "pathlib.Path.read_text",
              call ->
                  FileValue.open(call.interpreter().files(), path, call.site())
                          instanceof FileValue file
                      ? new Text(file.file().text(), call.site())
                      : call.unknown("the file `" + path + "` is no part of the project"));
      default -> null;
    };
  }

  private Value isFolder(Arguments call) {
    ProjectFiles files = call.interpreter().files();
    return StandardLibrary.answer(
        files
            .exists(path, false)
            .flatMap(there -> files.exists(path, true).map(file -> there && !file)),
        call);
  }

  private Value joinpath(Arguments call) {
    PathValue result = this;
    for (Value part : call.positional()) {
      String name = Representation.text(part);
      if (name == null) {
        return Iteration.unknown(part, call.site());
      }
      result = result.join(name);
    }
    return result;
  }

  PathValue parent() {
    int slash = path.lastIndexOf('/');
    return new PathValue(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash));
  }

  private Value parents() {
    List<Value> result = new ArrayList<>();
    PathValue at = this;
    while (!at.parent().equals(at) && result.size() < 100) {
      at = at.parent();
      result.add(at);
    }
    return new Tuple(result);
  }
}
