package dev.kindling.rendering.output;

/**
 * How one file on disk differs from what {@code compile} would write.
 *
 * @param path below the output folder
 */
public record ArtifactChange(String path, Kind kind) {

  /** The three ways to differ. */
  public enum Kind {
    /** Not there yet. */
    NEW,
    /** There with other bytes. */
    CHANGED,
    /** The same bytes, but it may not be run, or should not. */
    MODE;

    /** As the summary of {@code compile} prints it. */
    @Override
    public String toString() {
      return switch (this) {
        case NEW -> "new";
        case CHANGED -> "changed";
        case MODE -> "changed permission";
      };
    }
  }
}
