package dev.kindling.facts;

import java.util.List;

/** The parts of a Python class's dotted name. */
final class ClassName {

  private ClassName() {}

  /** The class's own name, behind any module. */
  static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The segments of its module, from the outside in; empty where no module is known. */
  static List<String> segments(String name) {
    int end = name.lastIndexOf('.');
    return end < 0 ? List.of() : List.of(name.substring(0, end).split("\\.", -1));
  }
}
