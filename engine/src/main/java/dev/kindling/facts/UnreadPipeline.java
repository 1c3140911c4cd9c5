package dev.kindling.facts;

import java.util.List;

/**
 * Nothing of the pipeline that is asked for could be read, although Kedro may well run it. Ends the
 * program with exit code 3.
 */
public final class UnreadPipeline extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Unread> unread;

  /**
   * A pipeline of which nothing is known.
   *
   * @param unread what could not be read, at least one part
   */
  public UnreadPipeline(List<Unread> unread) {
    super(unread.get(0).what() + " could not be read: " + unread.get(0).reason());
    this.unread = List.copyOf(unread);
  }

  /** What could not be read. */
  public List<Unread> unread() {
    return unread == null ? List.of() : unread;
  }
}
