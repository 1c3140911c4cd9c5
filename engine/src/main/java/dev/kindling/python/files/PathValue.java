package dev.kindling.python.files;

import dev.kindling.python.values.Comparisons;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code pathlib.Path}. Files are opened by {@link ProjectFiles} alone, which checks where.
 *
 * @param path tidied as Python does: no {@code .}, no slash that is not needed
 * @param pure whether it is a {@code PurePath}
 */
public record PathValue(String path, boolean pure) implements NativeValue {

  public PathValue {
    path = tidied(path);
  }

  public PathValue(String path) {
    this(path, false);
  }

  private static String tidied(String path) {
    String start =
        path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
    List<String> parts = new ArrayList<>(PosixPaths.parts(path));
    parts.removeIf(part -> part.equals("."));
    String result = start + String.join("/", parts);
    return result.isEmpty() ? "." : result;
  }

  @Override
  public String typeName() {
    return pure ? "pathlib.PurePosixPath" : "pathlib.PosixPath";
  }

  static PathValue of(Path path) {
    return new PathValue(path.toString().replace('\\', '/'));
  }

  static Text text(Path path) {
    return Value.of(path.toString().replace('\\', '/'));
  }

  PathValue with(String other) {
    return new PathValue(other, pure);
  }

  PathValue join(String name) {
    return with(name.startsWith("/") ? name : path.endsWith("/") ? path + name : path + "/" + name);
  }

  @Override
  public @Nullable Value operate(String operator, Value other, boolean reflected, Site site) {
    String name = OperatingSystem.path(other);
    if (!operator.equals("/") || name == null) {
      return null;
    }
    return reflected ? with(name).join(path) : join(name);
  }

  @Override
  public @Nullable Integer order(Value other) {
    if (!(other instanceof PathValue p)) {
      return null;
    }
    List<Value> own = parts().items();
    List<Value> others = p.parts().items();
    for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
      int one = Comparisons.order(((Text) own.get(i)).value(), ((Text) others.get(i)).value());
      if (one != 0) {
        return one;
      }
    }
    return Integer.compare(own.size(), others.size());
  }

  @Override
  public String repr() {
    return (pure ? "PurePosixPath(" : "PosixPath(") + Representation.quote(path) + ")";
  }

  @Override
  public String text() {
    return path;
  }

  /** The last name; empty for a root and for {@code .}. */
  String name() {
    return path.equals(".") ? "" : PosixPaths.base(path);
  }

  /** Where the suffix begins in the name: behind it where there is none. */
  int suffix() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot > 0 && dot < name.length() - 1 ? dot : name.length();
  }

  private String root() {
    return path.startsWith("//") ? "//" : path.startsWith("/") ? "/" : "";
  }

  Tuple parts() {
    List<Value> result = new ArrayList<>();
    if (!root().isEmpty()) {
      result.add(Value.of(root()));
    }
    if (!path.equals(".")) {
      PosixPaths.parts(path).forEach(part -> result.add(Value.of(part)));
    }
    return new Tuple(result);
  }

  public PathValue parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0
        ? with(".")
        : slash < root().length() ? with(root()) : with(path.substring(0, slash));
  }

  private Value parents() {
    List<Value> result = new ArrayList<>();
    PathValue at = this;
    while (!at.parent().equals(at) && result.size() < 1_000) {
      at = at.parent();
      result.add(at);
    }
    return new Tuple(result);
  }

  private Value suffixes() {
    String name = name();
    List<Value> result = new ArrayList<>();
    if (!name.endsWith(".")) {
      String rest = name.startsWith(".") ? name.substring(1) : name;
      rest = rest.replaceAll("^\\.+", "");
      for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) {
        int next = rest.indexOf('.', dot + 1);
        result.add(Value.of(rest.substring(dot, next < 0 ? rest.length() : next)));
      }
    }
    return new Container.ListValue(result);
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "name" -> Value.of(name());
      case "stem" -> Value.of(name().substring(0, suffix()));
      case "suffix" -> Value.of(name().substring(suffix()));
      case "suffixes" -> suffixes();
      case "parent" -> parent();
      case "parents" -> parents();
      case "parts" -> parts();
      case "root", "anchor" -> Value.of(root());
      case "drive" -> Value.of("");
      default -> PathMethods.find(this, name);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathValue p && path.equals(p.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
