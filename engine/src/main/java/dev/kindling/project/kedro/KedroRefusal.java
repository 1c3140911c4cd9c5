package dev.kindling.project.kedro;

import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;

/**
 * Errors that Kedro raises for certain: the project's code may catch them as Python's own, and
 * where it does not, the project is refused.
 */
public final class KedroRefusal {

  /** How the qualified names of such errors begin. */
  private static final String PREFIX = "kedro.";

  private KedroRefusal() {}

  static PythonError value(String message, Site site) {
    return PythonError.of(PREFIX + "ValueError", message, site);
  }

  static PythonError type(String message, Site site) {
    return PythonError.of(PREFIX + "TypeError", message, site);
  }

  static PythonError attribute(String message, Site site) {
    return PythonError.of(PREFIX + "AttributeError", message, site);
  }

  /** One of Kedro's own classes of errors. */
  static PythonError of(String type, String message, Site site) {
    return PythonError.of(PREFIX + type, message, site);
  }

  /** Whether Kedro refuses the project for this error. */
  public static boolean is(PythonError error) {
    return error.qualifiedType().startsWith(PREFIX);
  }
}
