package dev.kindling.project.folder;

import java.util.List;

/**
 * What the project's sources say of a class.
 *
 * @param names simple names of the class and of its bases, the class first, as far as they can be
 *     followed
 * @param resolved whether the class was found
 * @param spark whether its module imports pyspark or its {@code load} returns a Spark type
 */
record ClassFacts(List<String> names, boolean resolved, boolean spark) {

  /** The class is none of the project's. */
  static final ClassFacts UNKNOWN = new ClassFacts(List.of(), false, false);

  ClassFacts {
    names = List.copyOf(names);
  }
}
