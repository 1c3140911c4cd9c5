package dev.kindling.rendering.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The import statements of a generated file, in the sections and the order that ruff's isort rules
 * ask for. Names that Airflow 2 and 3 keep in different places stand in one guarded block.
 */
public final class PythonImports {

  private static final Set<String> STANDARD_LIBRARY =
      Set.of(
          "base64",
          "collections",
          "dataclasses",
          "datetime",
          "enum",
          "functools",
          "hashlib",
          "itertools",
          "json",
          "logging",
          "math",
          "operator",
          "os",
          "pathlib",
          "posixpath",
          "re",
          "shlex",
          "string",
          "sys",
          "textwrap",
          "time",
          "typing",
          "urllib",
          "uuid");
  private static final String NAME = "[A-Za-z_]\\w*";
  private static final String DOTTED = NAME + "(?:\\." + NAME + ")*";
  private static final String ALIASED = NAME + "(?:\\s+as\\s+" + NAME + ")?";
  private static final Pattern FROM =
      Pattern.compile(
          "from\\s+("
              + DOTTED
              + ")\\s+import\\s+\\(?\\s*("
              + ALIASED
              + "(?:\\s*,\\s*"
              + ALIASED
              + ")*)\\s*,?\\s*\\)?");
  private static final Pattern PLAIN =
      Pattern.compile("import\\s+(" + DOTTED + "(?:\\s+as\\s+" + NAME + ")?)");

  private static final Pattern TRY = Pattern.compile("try\\s*:\\s*(#.*)?");
  private static final Pattern EXCEPT =
      Pattern.compile("except\\s+(ImportError|ModuleNotFoundError)\\s*:\\s*(#.*)?");

  /** Constants, then classes, then the rest; each as a person would sort it. */
  private static final Comparator<String> BY_KIND =
      Comparator.<String>comparingInt(
              name ->
                  name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT))
                      ? 0
                      : Character.isUpperCase(name.charAt(0)) ? 1 : 2)
          .thenComparing(Comparator.naturalOrder());

  /** Of the statements inside the guarded block. */
  private static final int INDENT = 4;

  private final Set<String> modules = new TreeSet<>();
  private final Map<String, Set<String>> names = new TreeMap<>();
  private final Map<String, Set<String>> onAirflow2 = new TreeMap<>();
  private final Map<String, Set<String>> onAirflow3 = new TreeMap<>();

  public PythonImports module(String module) {
    modules.add(module);
    return this;
  }

  public PythonImports from(String module, String name) {
    names.computeIfAbsent(module, m -> new TreeSet<>(BY_KIND)).add(name);
    return this;
  }

  public PythonImports moved(String name, String moduleOn2, String moduleOn3) {
    onAirflow2.computeIfAbsent(moduleOn2, m -> new TreeSet<>(BY_KIND)).add(name);
    onAirflow3.computeIfAbsent(moduleOn3, m -> new TreeSet<>(BY_KIND)).add(name);
    return this;
  }

  /**
   * Takes the statements of an operator factory.
   *
   * @return the first logical line that is no import statement; empty when all are
   */
  public String add(String statements) {
    Map<String, Set<String>> target = names;
    for (PythonLines.Line line : PythonLines.of(statements)) {
      String text = line.text().strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (TRY.matcher(text).matches() && target == names) {
        target = onAirflow3;
      } else if (EXCEPT.matcher(text).matches() && target == onAirflow3) {
        target = onAirflow2;
      } else {
        if (!Character.isWhitespace(line.text().charAt(0))) {
          target = names;
        }
        if (!take(text, target)) {
          return text;
        }
      }
    }
    return "";
  }

  private boolean take(String statement, Map<String, Set<String>> target) {
    Matcher from = FROM.matcher(statement);
    Matcher plain = PLAIN.matcher(statement);
    if (from.matches()) {
      Set<String> known = target.computeIfAbsent(from.group(1), m -> new TreeSet<>(BY_KIND));
      for (String name : from.group(2).split(",")) {
        known.add(name.strip().replaceAll("\\s+", " "));
      }
      return true;
    }
    if (plain.matches() && target == names) {
      module(plain.group(1).replaceAll("\\s+", " "));
      return true;
    }
    return false;
  }

  /** Every name that the imports bind in the file. */
  public Set<String> bound() {
    Set<String> bound = new TreeSet<>();
    modules.forEach(module -> bound.add(alias(module).replaceFirst("\\..*", "")));
    names.values().forEach(all -> all.forEach(name -> bound.add(alias(name))));
    onAirflow2.values().forEach(bound::addAll);
    return bound;
  }

  private static String alias(String name) {
    return name.contains(" as ") ? name.substring(name.indexOf(" as ") + 4) : name;
  }

  /** The statements, from {@code __future__} to the guarded block. */
  public String text() {
    List<String> sections = new ArrayList<>();
    sections.add("from __future__ import annotations\n");
    sections.add(section(true));
    sections.add(section(false));
    if (!onAirflow3.isEmpty()) {
      sections.add(
          "try:  # Airflow 3\n"
              + indent(froms(onAirflow3, m -> true, PythonLayout.WIDTH - INDENT))
              + "except ImportError:  # Airflow 2\n"
              + indent(froms(onAirflow2, m -> true, PythonLayout.WIDTH - INDENT)));
    }
    sections.removeIf(String::isEmpty);
    return String.join("\n", sections);
  }

  private String section(boolean standard) {
    StringBuilder out = new StringBuilder();
    modules.stream()
        .filter(module -> isStandard(module) == standard)
        .forEach(module -> out.append("import ").append(module).append('\n'));
    return out.append(froms(names, module -> isStandard(module) == standard, PythonLayout.WIDTH))
        .toString();
  }

  private static String froms(Map<String, Set<String>> all, Predicate<String> chosen, int width) {
    StringBuilder out = new StringBuilder();
    all.forEach(
        (module, names) -> {
          if (chosen.test(module)) {
            String line = "from " + module + " import " + String.join(", ", names);
            out.append(
                    line.length() <= width
                        ? line
                        : "from " + module + " import (" + String.join(", ", names) + ",)")
                .append('\n');
          }
        });
    return out.toString();
  }

  private static boolean isStandard(String module) {
    return STANDARD_LIBRARY.contains(module.replaceFirst("[. ].*", ""));
  }

  private static String indent(String lines) {
    return lines.lines().map(line -> "    " + line + "\n").reduce("", String::concat);
  }
}
