package dev.kindling.python;

import java.util.List;

/** An exception of the project's own code, on its way to whoever catches it. */
public final class PythonError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String UNFOLLOWED = "<unfollowed>";

  private final transient Raised raised;
  private final transient Site site;

  PythonError(Raised raised, String message, Site site) {
    super(message, null, false, false);
    this.raised = raised;
    this.site = site;
  }

  /** One of Python's own exceptions, or of a library's by its qualified name. */
  public static PythonError of(String type, String message, Site site) {
    return new PythonError(
        new Raised(new Value.Opaque(type), List.of(Value.of(message))), message, site);
  }

  /**
   * Not an error of the project's: the reader cannot go on from here. No {@code except} catches it.
   */
  static PythonError unfollowed(String reason, Site site) {
    return of(UNFOLLOWED, reason, site);
  }

  /** Whether the reader cannot go on, although Python can. */
  public boolean isUnfollowed() {
    return typeName().equals(UNFOLLOWED);
  }

  Raised raised() {
    return raised;
  }

  /** The name of the exception's class. */
  public String typeName() {
    return raised.typeName();
  }

  /** The qualified name of the exception's class, where a library or Python itself has it. */
  public String qualifiedType() {
    return raised.type() instanceof Value.Opaque o ? o.name() : raised.typeName();
  }

  /** Where it is raised. */
  public Site site() {
    return site;
  }
}
