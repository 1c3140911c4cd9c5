package dev.kindling.git;

import dev.kindling.files.FileCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .gitignore} files say of what lies below a folder. The closest one that has a word on
 * a path decides.
 */
public final class IgnoreRules {

  private static final IgnoreRules NONE = new IgnoreRules(Path.of(""), new IgnoreNode(), null);

  private final Path folder;
  private final IgnoreNode rules;
  private final @Nullable IgnoreRules outer;

  private IgnoreRules(Path folder, IgnoreNode rules, @Nullable IgnoreRules outer) {
    this.folder = folder;
    this.rules = rules;
    this.outer = outer;
  }

  /** The rules of a text, for all that lies below the folder. */
  static IgnoreRules of(Path folder, String text) {
    try {
      return new IgnoreRules(plain(folder), parse(text.getBytes(StandardCharsets.UTF_8)), null);
    } catch (IOException e) {
      throw new IllegalStateException("read from memory", e);
    }
  }

  /** The rules of the folders above, up to the top of the work tree; none where there is none. */
  public static IgnoreRules above(Path root) {
    Deque<Path> above = new ArrayDeque<>();
    Path at = plain(root);
    while (at.getParent() != null && !Files.exists(at.resolve(Constants.DOT_GIT))) {
      at = at.getParent();
      above.push(at);
    }
    IgnoreRules rules = NONE;
    if (Files.exists(at.resolve(Constants.DOT_GIT))) {
      for (Path outer : above) {
        rules = rules.withReadable(outer);
      }
    }
    return rules;
  }

  /** With those of the folder, which come before these. */
  IgnoreRules with(Path inner, FileCache files) throws IOException {
    Path file = inner.resolve(Constants.DOT_GIT_IGNORE);
    return Files.isRegularFile(file)
        ? new IgnoreRules(plain(inner), parse(files.content(file)), this)
        : this;
  }

  /**
   * The same, but rules that cannot be read hide nothing: better a project too many than one too
   * few.
   */
  public IgnoreRules withReadable(Path inner) {
    try {
      return with(inner, new FileCache());
    } catch (IOException e) {
      return this;
    }
  }

  /** Whether git ignores it. */
  public boolean ignore(Path entry, boolean isFolder) {
    Path absolute = plain(entry);
    for (IgnoreRules each = this; each != null && each != NONE; each = each.outer) {
      String path = each.folder.relativize(absolute).toString().replace('\\', '/');
      Boolean verdict = each.rules.checkIgnored(path, isFolder);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static IgnoreNode parse(byte[] content) throws IOException {
    IgnoreNode node = new IgnoreNode();
    node.parse(new ByteArrayInputStream(content));
    return node;
  }
}
