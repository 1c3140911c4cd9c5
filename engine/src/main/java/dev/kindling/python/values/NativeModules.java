package dev.kindling.python.values;

import org.jspecify.annotations.Nullable;

/** Models of modules that are no part of the project: the way to teach the reader a library. */
public interface NativeModules {

  /** What the module offers under that name; null where it is not modelled. */
  @Nullable Value member(String module, String name);

  /** Whether importing the module fails, as one that the library's version does not have. */
  default boolean missing(String module) {
    return false;
  }
}
