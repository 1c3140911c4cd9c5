package dev.kindling.project.kedro;

import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of packages that a project asks for: by its lock file, else by {@code
 * requirements.txt} and {@code pyproject.toml}. What is asked for in several places must hold in
 * all of them.
 */
public final class Requirements {

  private static final long LARGEST = 4L << 20;
  private static final int MOST_FILES = 20;
  private static final List<String> LOCKS =
      List.of("uv.lock", "poetry.lock", "pdm.lock", "requirements.lock", "src/requirements.lock");
  private static final List<String> LISTS =
      List.of(
          "requirements.txt",
          "src/requirements.txt",
          "requirements.in",
          "src/requirements.in",
          "requirements/base.txt",
          "requirements/requirements.txt");
  private static final Pattern LOCKED =
      Pattern.compile("(?m)^name = \"([^\"]+)\"\\r?\\nversion = \"([^\"]+)\"");
  private static final Pattern LINE =
      Pattern.compile("^([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*\\(?([^;#@)]*)");
  private static final Pattern QUOTED =
      Pattern.compile("[\"']([A-Za-z0-9][A-Za-z0-9._-]*(?:\\[[^\\]]*\\])?\\s*[<>=!~][^\"']*)[\"']");
  private static final Pattern POETRY =
      Pattern.compile(
          "(?m)^([A-Za-z0-9][A-Za-z0-9._-]*)\\s*=\\s*(?:\"([^\"]*)\"|\\{[^}\\n]*version\\s*=\\s*\"([^\"]*)\")");

  /** What Python itself is called among the packages. */
  static final String PYTHON = "python";

  private static final Pattern REQUIRES_PYTHON =
      Pattern.compile("(?m)^requires-python\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern POETRY_PYTHON =
      Pattern.compile("(?m)^python\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern PINNED_PYTHON = Pattern.compile("^\\s*(3(?:\\.\\d+)+)\\s*$");
  private static final Pattern INCLUDED = Pattern.compile("^-(?:r|-requirement)[ =]?\\s*(\\S+)");

  private final Path root;
  private final FileCache cache;
  private final Map<String, Requirement> asked = new HashMap<>();
  private int files;

  private Requirements(Path root, FileCache cache) {
    this.root = root;
    this.cache = cache;
  }

  /** Reads what lies in the project's folder; files that cannot be read ask for nothing. */
  public static Requirements of(Path root, FileCache cache) {
    Requirements requirements = new Requirements(root, cache);
    for (String lock : LOCKS) {
      String text = requirements.text(root.resolve(lock));
      Matcher locked = LOCKED.matcher(text);
      while (locked.find()) {
        requirements.ask(locked.group(1), "==" + locked.group(2));
      }
      if (!text.isEmpty() && lock.contains("requirements")) {
        requirements.list(root.resolve(lock), text);
      }
    }
    if (requirements.asked.isEmpty()) {
      LISTS.forEach(list -> requirements.list(root.resolve(list)));
      requirements.pyproject(requirements.text(root.resolve("pyproject.toml")));
    }
    requirements.python();
    return requirements;
  }

  /** Which Python the project asks for. */
  private void python() {
    asked.remove(PYTHON);
    String pyproject = text(root.resolve("pyproject.toml"));
    for (Pattern pattern : List.of(REQUIRES_PYTHON, POETRY_PYTHON)) {
      Matcher said = pattern.matcher(pyproject);
      if (said.find()) {
        String versions = said.group(1);
        ask(PYTHON, Release.isFinal(versions) ? "==" + versions + ".*" : versions);
      }
    }
    Matcher pinned = PINNED_PYTHON.matcher(text(root.resolve(".python-version")));
    if (pinned.find()) {
      ask(PYTHON, "==" + pinned.group(1) + ".*");
    }
  }

  /** What is asked of a package: nothing where it is not named. */
  public Requirement of(String name) {
    return asked.getOrDefault(name, new Requirement(List.of()));
  }

  /** Whether the project asks for any version of the package. */
  public boolean names(String name) {
    return !of(name).clauses().isEmpty();
  }

  private void list(Path file) {
    list(file, text(file));
  }

  private void list(Path file, String text) {
    text.lines()
        .map(String::strip)
        .forEach(
            line -> {
              Matcher included = INCLUDED.matcher(line);
              Matcher named = LINE.matcher(line);
              if (included.find()) {
                list(file.resolveSibling(included.group(1)).normalize());
              } else if (named.find()) {
                ask(named.group(1), named.group(2));
              }
            });
  }

  private void pyproject(String text) {
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      Matcher named = LINE.matcher(quoted.group(1));
      if (named.find()) {
        ask(named.group(1), named.group(2));
      }
    }
    int poetry = text.indexOf("[tool.poetry.dependencies]");
    if (poetry >= 0) {
      int end = text.indexOf("\n[", poetry);
      Matcher listed = POETRY.matcher(text.substring(poetry, end < 0 ? text.length() : end));
      while (listed.find()) {
        String version = listed.group(2) == null ? listed.group(3) : listed.group(2);
        ask(listed.group(1), Release.isFinal(version) ? "==" + version : version);
      }
    }
  }

  private void ask(String name, String versions) {
    Requirement more = Requirement.of(versions);
    if (!more.clauses().isEmpty()) {
      String normal = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
      List<Requirement.Clause> all = new ArrayList<>(of(normal).clauses());
      all.addAll(more.clauses());
      asked.put(normal, new Requirement(List.copyOf(all)));
    }
  }

  private String text(Path file) {
    try {
      return ++files > MOST_FILES
              || !Files.isRegularFile(file)
              || !file.toRealPath().startsWith(root.toRealPath())
              || Files.size(file) > LARGEST
          ? ""
          : new String(cache.content(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
