package dev.kindling.python;

/**
 * A text, with the place where it is written. Two texts of the same characters are the same value,
 * wherever they stand.
 */
public final class Text implements Value {

  private final String value;
  private final Site site;

  public Text(String value, Site site) {
    this.value = value;
    this.site = site;
  }

  public String value() {
    return value;
  }

  /** Where the text is written; {@link Site#NOWHERE} for one that was computed. */
  public Site site() {
    return site;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text
        ? value.equals(text.value)
        : other instanceof EnumMember member && member.is(this);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
