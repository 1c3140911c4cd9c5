package dev.kindling.python.values;

import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module of the project, with the names that its code has bound so far. */
public final class ModuleValue implements Value {

  private final String name;
  private final boolean isPackage;
  private final SourceFile file;
  private final Bindings names = new Bindings();
  private final List<Stmt> typingOnly = new ArrayList<>();
  private final List<String> foreignStars = new ArrayList<>();
  private @Nullable Unknown incomplete;

  public ModuleValue(String name, boolean isPackage, SourceFile file) {
    this.name = name;
    this.isPackage = isPackage;
    this.file = file;
  }

  public String name() {
    return name;
  }

  public boolean isPackage() {
    return isPackage;
  }

  public SourceFile file() {
    return file;
  }

  /** The names that its code has bound. */
  public Map<String, Value> names() {
    return names;
  }

  /** The names, with what keeps account of changes. */
  public Bindings bindings() {
    return names;
  }

  /** Statements under {@code if TYPE_CHECKING}, which only annotations may use. */
  public List<Stmt> typingOnly() {
    return typingOnly;
  }

  /** Modules outside the project whose names a star import may have brought. */
  public List<String> foreignStars() {
    return foreignStars;
  }

  /** Why names may be missing: its code could not be followed to the end. Null where it was. */
  public @Nullable Unknown incomplete() {
    return incomplete;
  }

  public void incomplete(Unknown reason) {
    incomplete = reason;
  }

  /** The package that relative imports of this module start from. */
  public String packageName() {
    int dot = name.lastIndexOf('.');
    return isPackage ? name : dot < 0 ? "" : name.substring(0, dot);
  }
}
