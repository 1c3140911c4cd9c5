package dev.kindling.report.style;

/**
 * How text for people looks to whom it is for.
 *
 * @param places what findings name as their place
 * @param all whether each of many findings of one kind is shown
 * @param width what a table may take, in characters; 0 where that does not matter
 */
public record TextLook(Style style, Places places, boolean all, int width) {

  /** Text that depends on nobody's terminal. */
  public static TextLook of(Style style) {
    return new TextLook(style, Places.IN_PROJECT, false, 0);
  }
}
