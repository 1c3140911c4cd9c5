package dev.kindling.python.values;

/**
 * A function or class whose behaviour the reader models.
 *
 * @param name qualified; bare for Python's own: {@code str}
 * @param type whether it is a class
 */
public record NativeFunction(String name, boolean type, Code code) implements Value {

  /** What calling it does. */
  @FunctionalInterface
  public interface Code {
    Value call(Arguments arguments);
  }

  public static NativeFunction function(String name, Code code) {
    return new NativeFunction(name, false, code);
  }

  public static NativeFunction type(String name, Code code) {
    return new NativeFunction(name, true, code);
  }

  /** The same function wherever it was made. */
  @Override
  public boolean equals(Object other) {
    return other instanceof NativeFunction f && name.equals(f.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
