package dev.kindling.facts;

import java.util.List;

/**
 * The parts of a Python class's dotted name, which may demand an option's value behind it: {@code
 * ibis.TableDataset[connection.backend=pyspark]}.
 */
final class ClassName {

  private ClassName() {}

  /** The class's own name, behind any module, with the option's value that it demands. */
  static String simple(String name) {
    return name.substring(lastDot(name) + 1);
  }

  /** The class without what it demands. */
  static String plain(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  /** What it demands, as a catalog writes it; empty where it demands nothing. */
  static String demand(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0
        ? ""
        : name.substring(bracket + 1, name.length() - 1).replaceFirst("=", ": ");
  }

  private static int lastDot(String name) {
    return plain(name).lastIndexOf('.');
  }

  /** The segments of its module, from the outside in; empty where no module is known. */
  static List<String> segments(String name) {
    int end = lastDot(name);
    return end < 0 ? List.of() : List.of(name.substring(0, end).split("\\.", -1));
  }
}
