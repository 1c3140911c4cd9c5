package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import dev.kindling.git.IgnoreRules;
import dev.kindling.project.ProjectPlace;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds what there is to plan: folders that carry Kedro's own marker ({@code pyproject.toml} with
 * {@code [tool.kedro]}, before 0.17 {@code .kedro.yml}), one inside another too, and snapshot files
 * outside of them. Links are not followed; caches, builds and what {@code .gitignore} names are
 * left out.
 */
public final class Discovery {

  private Discovery() {}

  /**
   * What stands under the roots, each once, sorted by name. A root that is a snapshot file stands
   * for itself.
   *
   * @throws InvalidInput for a root that does not exist
   */
  public static List<Candidate> under(Collection<Path> roots) throws IOException {
    TreeMap<Path, Candidate> found = new TreeMap<>();
    for (Path root : roots) {
      if (Files.isRegularFile(root)) {
        add(found, root, new FileCache());
      } else if (Files.isDirectory(root)) {
        // A root is the caller's own word: it may be a link, what lies below it may not.
        Path walked = Files.isSymbolicLink(root) ? root.toRealPath() : root;
        Visitor visitor = new Visitor(walked);
        Files.walkFileTree(walked, visitor);
        visitor.found.forEach(
            (place, opened) ->
                add(
                    found,
                    walked == root ? place : root.resolve(walked.relativize(place)),
                    opened));
      } else {
        throw new InvalidInput(
            new Origin(root.toString(), 0, ""),
            "there is no such file or folder; name folders that hold Kedro projects.");
      }
    }
    return found.values().stream().sorted().toList();
  }

  /**
   * The roots that a file lists, a path a line, relative to the file's folder; empty lines and
   * lines that begin with {@code #} do not count.
   */
  public static List<Path> listedIn(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          new Origin(file.toString(), 0, ""), "is no UTF-8 text; write a path on each line.");
    }
    List<Path> roots = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Path root = file.toAbsolutePath().getParent().resolve(line);
      if (!Files.exists(root)) {
        throw new InvalidInput(
            new Origin(file.toString(), i + 1, line),
            "there is no `" + line + "`; correct the path or remove the line.");
      }
      roots.add(file.getParent() == null ? Path.of(line) : file.getParent().resolve(line));
    }
    return roots;
  }

  private static void add(TreeMap<Path, Candidate> found, Path place, FileCache opened) {
    found.putIfAbsent(place.toAbsolutePath().normalize(), Candidate.of(place, opened));
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Deque<IgnoreRules> ignored = new ArrayDeque<>();

    /** What there is to plan, with what was opened of it. */
    private final Map<Path, FileCache> found = new LinkedHashMap<>();

    /** The innermost project around the folder that is visited, if any. */
    private final List<Path> projects = new ArrayList<>();

    Visitor(Path root) {
      this.root = root;
      this.ignored.push(IgnoreRules.above(root));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(root)
          && (Folders.isCache(folder)
              || Folders.isBuild(folder)
              || ignored.element().ignore(folder, true))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      ignored.push(ignored.element().withReadable(folder));
      FileCache opened = new FileCache();
      if (ProjectPlace.at(folder, opened).isProject()) {
        projects.add(folder);
        found.put(folder, opened);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      ignored.pop();
      if (!projects.isEmpty() && projects.get(projects.size() - 1).equals(folder)) {
        projects.remove(projects.size() - 1);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (projects.isEmpty() && attributes.isRegularFile() && SnapshotMarker.isAt(file)) {
        found.put(file, new FileCache());
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be entered: whatever is in it cannot be planned, nor be found. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
