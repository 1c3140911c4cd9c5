package dev.kindling.project.kedro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What functions and classes of well-known libraries say of {@code __name__} and {@code
 * __module__}, in the releases that a project may have. The table is written by {@code
 * src/build/library_functions.py}, which tells its format.
 */
final class LibraryFunctions {

  private static final String KEDRO_LLM = "kedro.pipeline.llm_context";

  private final Requirements requirements;

  LibraryFunctions(Requirements requirements) {
    this.requirements = requirements;
  }

  /**
   * What a function says of itself.
   *
   * @param name its {@code __name__}; null where releases differ
   * @param module its {@code __module__}; null where releases differ
   */
  record Known(@Nullable String name, @Nullable String module) {}

  /** The table, read when it is first asked. */
  private static final class Table {
    static final String TEXT = read();

    private static String read() {
      try (InputStream in = LibraryFunctions.class.getResourceAsStream("library-functions.txt")) {
        return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What one of the releases that were looked into has, by its digit. */
  private record Said(char sample, String name, String module) {}

  /**
   * Looks a function up.
   *
   * @param imported its qualified name, bare for Python's own
   * @return null where it is not in the table
   */
  @Nullable Known find(String imported) {
    int dot = imported.lastIndexOf('.');
    String holder = dot < 0 ? "builtins" : imported.substring(0, dot);
    String name = imported.substring(dot + 1);
    if (holder.equals(KEDRO_LLM) && name.equals("construct_context")) {
      return new Known(name, KEDRO_LLM);
    }
    List<Said> said = said(holder, name);
    if (said.isEmpty()) {
      return null;
    }
    Set<Character> samples = samples(holder);
    Set<String> names = new LinkedHashSet<>();
    Set<String> modules = new LinkedHashSet<>();
    for (Said one : said) {
      // What none of the project's releases has counts where no other tells.
      if (samples.contains(one.sample())
          || said.stream().noneMatch(s -> samples.contains(s.sample()))) {
        names.add(one.name());
        modules.add(one.module());
      }
    }
    return new Known(only(names), only(modules));
  }

  private static @Nullable String only(Set<String> values) {
    return values.size() == 1 ? values.iterator().next() : null;
  }

  private static List<Said> said(String holder, String name) {
    List<Said> found = new ArrayList<>();
    String start = "\n" + holder + "\t";
    for (int at = Table.TEXT.indexOf(start); at >= 0; at = Table.TEXT.indexOf(start, at + 1)) {
      int end = Table.TEXT.indexOf('\n', at + 1);
      String[] parts = Table.TEXT.substring(at + start.length(), end).split("\t");
      for (String word : parts[2].split(" ")) {
        int equals = word.indexOf('=');
        if (name.equals(equals < 0 ? word : word.substring(0, equals))) {
          for (char sample : parts[0].toCharArray()) {
            found.add(new Said(sample, word.substring(equals + 1), parts[1]));
          }
        }
      }
    }
    return found;
  }

  /**
   * The releases that were looked into, by their digits, on either side of each release that the
   * project may have. Where its requirements admit none that is listed, all count.
   */
  private Set<Character> samples(String holder) {
    String[] line = distribution(holder);
    Requirement asked = requirements.of(line[1]);
    Set<Character> every = new LinkedHashSet<>();
    Set<Character> around = new LinkedHashSet<>();
    char before = '0';
    boolean open = false;
    for (int i = 3; i < line.length; i++) {
      boolean sample = line[i].endsWith("*");
      String release = sample ? line[i].substring(0, line[i].length() - 1) : line[i];
      if (sample) {
        before = (char) ('0' + every.size());
        every.add(before);
      }
      if (sample && open) {
        around.add(before);
        open = false;
      }
      if (asked.admits(Release.of(release))) {
        around.add(before);
        open |= !sample;
      }
    }
    return around.isEmpty() ? every : around;
  }

  /** The line of the library that a module belongs to; Python's own where it is none of these. */
  private static String[] distribution(String holder) {
    String root = holder.contains(".") ? holder.substring(0, holder.indexOf('.')) : holder;
    return Table.TEXT
        .lines()
        .takeWhile(line -> line.startsWith("="))
        .map(line -> line.split(" "))
        .filter(line -> line[2].equals(root))
        .findFirst()
        .orElseGet(() -> Table.TEXT.lines().findFirst().orElseThrow().split(" "));
  }
}
