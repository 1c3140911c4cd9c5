package dev.kindling.python.files;

import dev.kindling.files.FileCache;
import dev.kindling.python.syntax.Decoding;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.Stmt;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project. Nothing outside its root and its import roots is opened, whatever links
 * lead there; only regular files of a sane size are read, each once.
 */
public final class ProjectFiles {

  /** Larger files are not read: no module that a person writes comes near. */
  private static final int MAX_BYTES = 4 << 20;

  private static final int MOST_ENTRIES = 50_000;

  private final Path root;
  private final FileCache files;
  private final Container.ListValue searchPath = new Container.ListValue(List.of());
  private final List<Path> open = new ArrayList<>();
  private final Map<String, Optional<Found>> found = new HashMap<>();
  private final Map<Path, SourceFile> sources = new HashMap<>();
  private final Map<Path, List<Stmt>> parsed = new HashMap<>();
  private int searched;

  /**
   * Where a module is.
   *
   * @param path its file; the folder of a package without one
   */
  public record Found(Path path, boolean isPackage, boolean hasFile) {}

  /**
   * The files of a project.
   *
   * @param source the folder of its packages
   * @param importRoots further folders that imports start from; they may be outside the project
   * @param files what files are opened through
   */
  public ProjectFiles(Path root, Path source, List<Path> importRoots, FileCache files) {
    this.root = resolved(root);
    this.files = files;
    this.searchPath.items().add(PathValue.text(resolved(source)));
    this.open.add(this.root);
    for (Path folder : importRoots) {
      this.searchPath.items().add(PathValue.text(resolved(folder)));
      this.open.add(resolved(folder));
    }
  }

  private static Path resolved(Path path) {
    return real(path).orElse(path.toAbsolutePath().normalize());
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** {@code sys.path}: what code adds to it, imports see, as far as it is part of the project. */
  public Container.ListValue searchPath() {
    return searchPath;
  }

  private List<Path> importRoots() {
    List<Path> roots = new ArrayList<>();
    for (Value folder : searchPath.items()) {
      String text = Representation.text(folder);
      if (text != null) {
        try {
          roots.add(root.resolve(text).normalize());
        } catch (InvalidPathException e) {
          continue;
        }
      }
    }
    return roots;
  }

  public @Nullable Found find(String module) {
    if (searchPath.items().size() != searched) {
      // What was missing before may be there now.
      found.values().removeIf(Optional::isEmpty);
      searched = searchPath.items().size();
    }
    return found.computeIfAbsent(module, name -> Optional.ofNullable(look(name))).orElse(null);
  }

  private @Nullable Found look(String module) {
    String relative = module.replace('.', '/');
    if (relative.isEmpty() || relative.startsWith("/")) {
      return null;
    }
    Found namespace = null;
    for (Path importRoot : importRoots()) {
      Path folder;
      try {
        folder = importRoot.resolve(relative);
      } catch (InvalidPathException e) {
        return null;
      }
      Path init = folder.resolve("__init__.py");
      Path file = importRoot.resolve(relative + ".py");
      if (Files.isRegularFile(init) && inside(init)) {
        return new Found(init, true, true);
      } else if (Files.isRegularFile(file) && inside(file)) {
        return new Found(file, false, true);
      } else if (namespace == null && Files.isDirectory(folder) && inside(folder)) {
        namespace = new Found(folder, true, false);
      }
    }
    return namespace;
  }

  /** Whether the file, links followed, is below the project's root or a named folder. */
  private boolean inside(Path path) {
    return real(path).map(p -> open.stream().anyMatch(p::startsWith)).orElse(false);
  }

  /** The module's file as text; empty for a package without one. */
  public SourceFile source(Found module) {
    if (!module.hasFile()) {
      return new SourceFile(relative(module.path()) + "/", "");
    }
    SourceFile known = sources.get(module.path());
    if (known == null) {
      known = load(module.path());
      sources.put(module.path(), known);
    }
    return known;
  }

  private SourceFile load(Path path) {
    String name = relative(path);
    SourceFile nothing = new SourceFile(name, "");
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw error("is larger than what is read", nothing, 1);
      }
      return new SourceFile(name, Decoding.decode(files.content(path)));
    } catch (Decoding.Undecodable e) {
      throw error(e.getMessage(), nothing, e.line());
    } catch (IOException e) {
      throw error("cannot be read", nothing, 1);
    }
  }

  private static PythonError error(String message, SourceFile file, int line) {
    return PythonError.of("SyntaxError", message, new Site(file, line));
  }

  /** The module's statements. A file that cannot be parsed raises Python's own exception. */
  public List<Stmt> statements(Found module) {
    if (!module.hasFile()) {
      return List.of();
    }
    List<Stmt> known = parsed.get(module.path());
    if (known == null) {
      SourceFile file = source(module);
      try {
        known = PythonParser.module(file);
      } catch (SyntaxProblem e) {
        throw error(e.getMessage(), file, e.origin().line());
      }
      parsed.put(module.path(), known);
    }
    return known;
  }

  /** The path relative to the root, with forward slashes. */
  private String relative(Path path) {
    Path real = real(path).orElse(path);
    return (real.startsWith(root) ? root.relativize(real) : path).toString().replace('\\', '/');
  }

  public String absolute(SourceFile file) {
    return root.resolve(file.path()).toString().replace('\\', '/');
  }

  /** The project's folder, as code that asks for it sees it. */
  public PathValue rootPath() {
    return PathValue.of(root);
  }

  /** The text of a file of the project; null where there is none that may be read. */
  @Nullable SourceFile text(String path) {
    Path file = resolve(path);
    if (file == null || !Files.isRegularFile(file)) {
      return null;
    }
    try {
      return load(file);
    } catch (PythonError e) {
      return null;
    }
  }

  /** What there is at a path. */
  enum Kind {
    ANY,
    FILE,
    FOLDER
  }

  /** Whether the project has such a file or folder; empty for a place outside of it. */
  Optional<Boolean> exists(String path, Kind kind) {
    Path file = within(path);
    if (file == null) {
      return Optional.empty();
    } else if (!Files.exists(file)) {
      return Optional.of(false);
    } else if (!inside(file)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (kind) {
          case ANY -> true;
          case FILE -> Files.isRegularFile(file);
          case FOLDER -> Files.isDirectory(file);
        });
  }

  /** The place that the path names; null where it is no part of the project. */
  private @Nullable Path within(String path) {
    try {
      Path file = root.resolve(path).normalize();
      return file.startsWith(root) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The path with links followed; empty where they lead, or may lead, out of the project. */
  Optional<String> resolved(String path) {
    Path file;
    try {
      file = root.resolve(path);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (!file.startsWith(root) || !file.normalize().startsWith(root)) {
      return Optional.empty();
    }
    for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        return Optional.empty();
      }
    }
    return Optional.of(file.normalize().toString().replace('\\', '/'));
  }

  /** The names in a folder of the project, sorted; null where it has none that may be read. */
  @Nullable List<String> listed(String path) {
    Path folder = within(path);
    if (folder == null || !inside(folder) || !Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> p.getFileName().toString()).sorted().limit(MOST_ENTRIES).toList();
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable Path resolve(String path) {
    try {
      Path file = root.resolve(path);
      return inside(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Names of the folders in a package's folder, sorted; none where there is no such package. */
  public List<String> folders(String module) {
    Found folder = find(module);
    if (folder == null || !folder.isPackage()) {
      return List.of();
    }
    Path place = folder.hasFile() ? folder.path().getParent() : folder.path();
    try (Stream<Path> entries = Files.list(place)) {
      return entries
          .filter(Files::isDirectory)
          .map(p -> p.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
