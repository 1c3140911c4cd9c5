package dev.kindling.git;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/**
 * What lies below a folder and no {@code .gitignore} there names, for projects that git does not
 * track (yet). Links are not followed.
 */
public final class UnignoredFiles {

  /** What tools leave behind. It is asked last: a {@code .gitignore} can say otherwise. */
  private static final String LITTER =
      """
      __pycache__/
      *.py[cod]
      *.egg-info/
      .DS_Store
      .bzr/
      .hg/
      .idea/
      .ipynb_checkpoints/
      .mypy_cache/
      .pytest_cache/
      .nox/
      .ruff_cache/
      .svn/
      .tox/
      .venv/
      .viz/
      .vscode/
      node_modules/
      spark-warehouse/
      venv/
      """;

  private final Path root;
  private final FileCache cache;
  private final List<PackedFile> files = new ArrayList<>();
  private final Deque<Folder> folders = new ArrayDeque<>();

  private UnignoredFiles(Path root, FileCache cache) {
    this.root = root;
    this.cache = cache;
  }

  /**
   * The files, in no particular order.
   *
   * @throws InvalidInput when a folder cannot be listed
   */
  public static List<PackedFile> below(Path root, FileCache cache) {
    UnignoredFiles walk = new UnignoredFiles(root, cache);
    walk.folders.push(new Folder("", IgnoreRules.of(root, LITTER)));
    while (!walk.folders.isEmpty()) {
      walk.visit(walk.folders.pop());
    }
    return walk.files;
  }

  private void visit(Folder folder) {
    Path here = root.resolve(folder.path);
    try (Stream<Path> entries = Files.list(here)) {
      IgnoreRules rules = folder.rules.with(here, cache);
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        String path = folder.path.isEmpty() ? name : folder.path + "/" + name;
        boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        if (name.equals(Constants.DOT_GIT) || rules.ignore(entry, isFolder)) {
          continue;
        }
        if (isFolder) {
          folders.push(new Folder(path, rules));
        } else if (Files.isSymbolicLink(entry) || Files.isRegularFile(entry)) {
          files.add(new PackedFile(path, Files.isExecutable(entry)));
        }
      }
    } catch (IOException e) {
      throw new InvalidInput(
          new Origin(folder.path.isEmpty() ? "." : folder.path, 0, ""),
          "cannot be listed; check its permissions");
    }
  }

  /** A folder to visit, with the rules that hold around it. */
  private record Folder(String path, IgnoreRules rules) {}
}
