package dev.kindling.python.syntax;

/**
 * Names of two leading underscores, which Python changes within a class: {@code __x} of {@code A}
 * is {@code _A__x}, so that a subclass has one of its own.
 */
public final class PrivateNames {

  private PrivateNames() {}

  /** The name as the compiler writes it within a class of that name; empty outside of classes. */
  public static String mangled(String type, String name) {
    String plain = type.replaceFirst("^_+", "");
    boolean isPrivate = name.startsWith("__") && !name.endsWith("__") && name.indexOf('.') < 0;
    return isPrivate && !plain.isEmpty() ? "_" + plain + name : name;
  }
}
