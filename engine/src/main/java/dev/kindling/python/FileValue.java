package dev.kindling.python;

import dev.kindling.python.syntax.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of the project that its code has opened for reading. */
public record FileValue(SourceFile file) implements NativeValue {

  @Override
  public String typeName() {
    return "io.TextIOWrapper";
  }

  /** The file; Python's own exception where the project has none of that path. */
  static Value open(ProjectFiles files, String path, Site site) {
    SourceFile file = files.text(path);
    if (file != null) {
      return new FileValue(file);
    } else if (files.exists(path, true).isPresent()) {
      throw PythonError.of("FileNotFoundError", "there is no file `" + path + "`", site);
    }
    return new Value.Unknown("the file `" + path + "` is no part of the project", site);
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "read" -> NativeFunction.function("file.read", call -> new Text(file.text(), start()));
      case "readlines" ->
          NativeFunction.function("file.readlines", call -> new Container.ListValue(lines()));
      case "close" -> NativeFunction.function("file.close", call -> Value.Singleton.NONE);
      default -> null;
    };
  }

  private Site start() {
    return new Site(file, 1);
  }

  private List<Value> lines() {
    return file.text().lines().map(line -> (Value) new Text(line + "\n", start())).toList();
  }

  @Override
  public List<Value> iterate() {
    return lines();
  }
}
