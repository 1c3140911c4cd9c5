package dev.kindling.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.ignore.IgnoreNode.MatchResult;

/** What the {@code .gitignore} files on the way to a folder say of it, the innermost first. */
final class IgnoredFolders {

  private record Rules(Path folder, IgnoreNode node) {}

  private final Deque<Rules> rules = new ArrayDeque<>();

  /** Rules above the root count too, up to the top of its work tree. */
  IgnoredFolders(Path root) {
    Deque<Path> above = new ArrayDeque<>();
    Path folder = root.toAbsolutePath().normalize();
    while (folder.getParent() != null && !Files.exists(folder.resolve(".git"))) {
      folder = folder.getParent();
      above.push(folder);
    }
    if (Files.exists(folder.resolve(".git"))) {
      above.forEach(this::enter);
    }
  }

  void enter(Path folder) {
    Path file = folder.resolve(".gitignore");
    if (!Files.isRegularFile(file)) {
      return;
    }
    IgnoreNode node = new IgnoreNode();
    try (InputStream in = Files.newInputStream(file)) {
      node.parse(in);
    } catch (IOException e) {
      // Rules that cannot be read hide nothing: better a project too many than one too few.
      return;
    }
    rules.push(new Rules(folder.toAbsolutePath().normalize(), node));
  }

  void leave(Path folder) {
    if (!rules.isEmpty() && rules.peek().folder().equals(folder.toAbsolutePath().normalize())) {
      rules.pop();
    }
  }

  boolean names(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    for (Rules each : rules) {
      String path = each.folder().relativize(absolute).toString().replace('\\', '/');
      MatchResult result = each.node().isIgnored(path, true);
      if (result != MatchResult.CHECK_PARENT) {
        return result == MatchResult.IGNORED;
      }
    }
    return false;
  }
}
