package dev.kindling.python.builtins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes Python's own types and modules have, in any version from 3.9 on. An attribute is
 * said to be missing only where none has it: what the reader does not model may be there all the
 * same. The table is written by {@code src/build/python_names.py}.
 */
public final class PythonNames {

  private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

  private PythonNames() {}

  /** The table, read when it is first asked. */
  private static final class Table {
    static final String TEXT = read();

    private static String read() {
      try (InputStream in = PythonNames.class.getResourceAsStream("names.txt")) {
        if (in == null) {
          throw new IllegalStateException("names.txt is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether no version of the type has the attribute; false where the type is not in the table. */
  public static boolean typeLacks(String type, String name) {
    Set<String> names = names("T\t" + type);
    return names != null && !names.contains(name);
  }

  /**
   * Whether no object of the type has the attribute; false where the type is not in the table. The
   * table has what the type has: an object of a library's type that has a dict of its own may have
   * more, as loggers have handlers.
   */
  public static boolean objectLacks(String type, String name) {
    boolean more = type.indexOf('.') > 0 && !typeLacks(type, "__dict__");
    return !more && typeLacks(type, name);
  }

  /**
   * Modules of which it is told. Those that differ between operating systems are not among them,
   * nor is {@code typing}, whose names annotations ask for at every start.
   */
  private static final Set<String> TOLD =
      Set.of(
          "abc",
          "ast",
          "base64",
          "bisect",
          "collections",
          "configparser",
          "contextlib",
          "copy",
          "csv",
          "dataclasses",
          "datetime",
          "decimal",
          "enum",
          "fnmatch",
          "fractions",
          "functools",
          "glob",
          "hashlib",
          "heapq",
          "html",
          "importlib",
          "inspect",
          "itertools",
          "json",
          "keyword",
          "logging",
          "math",
          "operator",
          "pathlib",
          "pkgutil",
          "pprint",
          "random",
          "re",
          "shlex",
          "statistics",
          "string",
          "textwrap",
          "types",
          "unicodedata",
          "urllib",
          "uuid",
          "warnings");

  /** Whether no version of the module has the name; false where it is not in the table. */
  public static boolean moduleLacks(String module, String name) {
    int dot = module.indexOf('.');
    if (!TOLD.contains(dot < 0 ? module : module.substring(0, dot))) {
      return false;
    }
    Set<String> names = names("M\t" + module);
    return names != null
        && !names.contains(name)
        && !names.contains("*")
        && names("M\t" + module + "." + name) == null;
  }

  /** Whether some version of the module has the name; null where the module is not in the table. */
  public static @Nullable Boolean exports(String module, String name) {
    Set<String> names = names("M\t" + module);
    return names == null ? null : names.contains(name);
  }

  /** The attributes of a line of the table; null where it has none of that name. */
  private static @Nullable Set<String> names(String key) {
    Set<String> found =
        KNOWN.computeIfAbsent(
            key,
            wanted -> {
              int start = Table.TEXT.indexOf("\n" + wanted + "\t");
              if (start < 0) {
                return Collections.emptySet();
              }
              int end = Table.TEXT.indexOf('\n', start + 1);
              return Arrays.stream(
                      Table.TEXT.substring(start + wanted.length() + 2, end).split("\t"))
                  .map(word -> word.indexOf(':') < 0 ? word : word.substring(0, word.indexOf(':')))
                  .collect(Collectors.toUnmodifiableSet());
            });
    return found.isEmpty() ? null : found;
  }
}
