package dev.kindling.rendering.archive;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Constants;

/**
 * What lies below a folder and no {@code .gitignore} there names, for projects that git does not
 * track (yet). Links are not followed.
 */
final class UnignoredFiles {

  /** What tools leave behind. It is asked last: a {@code .gitignore} can say otherwise. */
  private static final String LITTER =
      """
      __pycache__/
      *.py[cod]
      *.egg-info/
      .DS_Store
      .idea/
      .ipynb_checkpoints/
      .mypy_cache/
      .pytest_cache/
      .ruff_cache/
      .venv/
      .viz/
      .vscode/
      venv/
      """;

  private final Path root;
  private final List<SourceFile> files = new ArrayList<>();
  private final Deque<Folder> folders = new ArrayDeque<>();

  private UnignoredFiles(Path root) {
    this.root = root;
  }

  /**
   * The files, in no particular order.
   *
   * @throws InvalidInput when a folder cannot be listed
   */
  static List<SourceFile> below(Path root) {
    UnignoredFiles walk = new UnignoredFiles(root);
    walk.folders.push(new Folder("", List.of(new Scope("", litter()))));
    while (!walk.folders.isEmpty()) {
      walk.visit(walk.folders.pop());
    }
    return walk.files;
  }

  private void visit(Folder folder) {
    Path here = root.resolve(folder.path);
    try (Stream<Path> entries = Files.list(here)) {
      List<Scope> scopes = scopes(folder, here);
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        String path = folder.path.isEmpty() ? name : folder.path + "/" + name;
        boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        if (name.equals(Constants.DOT_GIT) || ignored(scopes, path, isFolder)) {
          continue;
        }
        if (isFolder) {
          folders.push(new Folder(path, scopes));
        } else if (Files.isSymbolicLink(entry) || Files.isRegularFile(entry)) {
          files.add(new SourceFile(path, Files.isExecutable(entry)));
        }
      }
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(folder.path.isEmpty() ? "." : folder.path, 0, ""),
          "cannot be listed; check its permissions");
    }
  }

  private static List<Scope> scopes(Folder folder, Path here) throws IOException {
    Path rules = here.resolve(Constants.DOT_GIT_IGNORE);
    if (!Files.isRegularFile(rules)) {
      return folder.scopes;
    }
    List<Scope> scopes = new ArrayList<>(List.of(new Scope(folder.path, parse(rules))));
    scopes.addAll(folder.scopes);
    return scopes;
  }

  /** The closest file that has a word on the path decides. */
  private static boolean ignored(List<Scope> scopes, String path, boolean isFolder) {
    for (Scope scope : scopes) {
      String relative = scope.path.isEmpty() ? path : path.substring(scope.path.length() + 1);
      Boolean verdict = scope.rules.checkIgnored(relative, isFolder);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }

  private static IgnoreNode parse(Path rules) throws IOException {
    IgnoreNode node = new IgnoreNode();
    try (InputStream in = Files.newInputStream(rules)) {
      node.parse(in);
    }
    return node;
  }

  private static IgnoreNode litter() {
    IgnoreNode node = new IgnoreNode();
    try (InputStream in = new ByteArrayInputStream(LITTER.getBytes(StandardCharsets.UTF_8))) {
      node.parse(in);
    } catch (IOException e) {
      throw new IllegalStateException("read from memory", e);
    }
    return node;
  }

  /** A folder to visit, with the rules that hold in it, the closest first. */
  private record Folder(String path, List<Scope> scopes) {}

  /** Rules for everything below a folder. */
  private record Scope(String path, IgnoreNode rules) {}
}
