package dev.kindling.python.files;

import dev.kindling.python.builtins.TextParts;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of the project that its code has opened for reading. */
public record FileValue(SourceFile file) implements NativeValue {

  @Override
  public String typeName() {
    return "io.TextIOWrapper";
  }

  /** The file; Python's own exception where the project has none of that path. */
  public static Value open(ProjectFiles files, String path, Site site) {
    SourceFile file = files.text(path);
    if (file != null) {
      return new FileValue(file);
    } else if (files.exists(path, ProjectFiles.Kind.FILE).isPresent()) {
      throw PythonError.of("FileNotFoundError", "there is no file `" + path + "`", site);
    }
    return new Value.Unknown("the file `" + path + "` is no part of the project", site);
  }

  /** The text as Python gives it: every end of a line is a line feed. */
  static String text(SourceFile file) {
    return file.text().replace("\r\n", "\n").replace('\r', '\n');
  }

  private Site start() {
    return new Site(file, 1);
  }

  private List<Value> lines() {
    return TextParts.fileLines(new Text(text(file), start()));
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "read" ->
          NativeFunction.function(
              "file.read",
              call ->
                  call.positional().isEmpty()
                      ? new Text(text(file), start())
                      : call.unknown("reading a part of a file is not followed"));
      case "readlines" ->
          NativeFunction.function("file.readlines", call -> new Container.ListValue(lines()));
      case "readline" ->
          NativeFunction.function(
              "file.readline",
              call ->
                  lines().isEmpty()
                      ? new Text("", start())
                      : call.unknown("which line is read is not followed"));
      case "close" -> NativeFunction.function("file.close", call -> Value.Singleton.NONE);
      default -> null;
    };
  }

  @Override
  public boolean isSized() {
    return false;
  }

  @Override
  public List<Value> iterate() {
    return lines();
  }
}
