package dev.kindling.python.values;

import dev.kindling.python.evaluation.Join;
import java.util.ArrayList;
import java.util.List;

/** An exception of the project's own code, on its way to whoever catches it. */
public final class PythonError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String UNFOLLOWED = "<unfollowed>";

  private final transient Raised raised;
  private final transient Site site;

  public PythonError(Raised raised, String message, Site site) {
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
  public static PythonError unfollowed(String reason, Site site) {
    return of(UNFOLLOWED, reason, site);
  }

  /** An error of which nothing is known but that it may be raised. */
  public static PythonError doubtful(Value.Unknown because) {
    return new PythonError(new Raised(because, List.of()), because.reason(), because.site());
  }

  /** Whether nothing is known of the error. */
  public boolean isDoubtful() {
    return raised.type() instanceof Value.Unknown;
  }

  /** An error of the same class that is the one or the other. */
  public PythonError joined(PythonError other, Join join) {
    Raised one = raised;
    Raised two = other.raised;
    Value object =
        one.object() == null || two.object() == null ? null : join.of(one.object(), two.object());
    boolean alike = one.arguments().size() == two.arguments().size();
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; alike && i < one.arguments().size(); i++) {
      arguments.add(join.of(one.arguments().get(i), two.arguments().get(i)));
    }
    return new PythonError(
        new Raised(one.type(), alike ? arguments : List.of(join.because()), object),
        String.valueOf(getMessage()),
        site);
  }

  /** Whether the reader cannot go on, although Python can. */
  public boolean isUnfollowed() {
    return typeName().equals(UNFOLLOWED);
  }

  public Raised raised() {
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
