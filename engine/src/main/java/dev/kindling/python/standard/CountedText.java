package dev.kindling.python.standard;

/**
 * A text that counts how often a regular expression looks at it, so that none can take for ever:
 * the count is the same on every machine, where a clock would not be.
 */
public final class CountedText implements CharSequence {

  private final String text;
  private final int most;
  private int looks;

  /**
   * @param most how many looks there may be; one more throws {@link Spent}
   */
  public CountedText(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /** The looks are used up. */
  public static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Spent() {
      super("too many looks at a text", null, false, false);
    }
  }

  /** How often the text was looked at. */
  public int looks() {
    return looks;
  }

  @Override
  public char charAt(int index) {
    if (++looks > most) {
      throw new Spent();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
