package dev.kindling.batch;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.UnreadPipeline;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Why a project has no plan.
 *
 * @param message one sentence with the cure
 * @param file empty where no file is to blame
 * @param line from 1; 0 where no line is
 */
public record Failure(Kind kind, String message, String file, int line) {

  /** What kind of failure, the gravest first; each has an exit code of its own. */
  public enum Kind {
    /** A fault of the program itself. */
    FAULT,
    /** The project, or the call for it, is wrong. */
    WRONG,
    /** The project took more time or memory than it is given. */
    BUDGET
  }

  public static Failure wrong(InvalidInput wrong) {
    Origin origin = wrong.origin();
    return new Failure(
        Kind.WRONG, String.valueOf(wrong.getMessage()), origin.file(), origin.line());
  }

  /** A pipeline of which nothing could be read has no plan either. */
  static Failure hidden(UnreadPipeline hidden) {
    Origin origin = hidden.unread().get(0).origin();
    return new Failure(
        Kind.WRONG, String.valueOf(hidden.getMessage()), origin.file(), origin.line());
  }

  static Failure unreadable(java.io.IOException e) {
    return new Failure(
        Kind.WRONG, "cannot be read or written: " + e.getMessage() + "; check it.", "", 0);
  }

  static Failure budget(String message) {
    return new Failure(Kind.BUDGET, message, "", 0);
  }

  static Failure fault(Throwable fault) {
    return new Failure(
        Kind.FAULT, fault + ": this is a fault of kindling, please report it", "", 0);
  }

  Origin origin() {
    return file.isEmpty() ? Origin.UNKNOWN : new Origin(file, line, "");
  }

  /** {@code path:line: sentence}, as people read it. */
  String sentence() {
    return origin().known() ? origin() + ": " + message : message;
  }

  /** The place as it is opened from where the call stands; the project where there is none. */
  public Origin opened(String project) {
    try {
      Path below = Path.of(project).resolve(file);
      return !file.isEmpty() && Files.exists(below)
          ? new Origin(below.toString().replace('\\', '/'), line, "")
          : file.isEmpty() ? new Origin(project, 0, "") : origin();
    } catch (InvalidPathException e) {
      return origin();
    }
  }

  /** The same with the path as it is opened from where the call stands, on one line. */
  String sentence(String project) {
    Origin opened = file.isEmpty() ? Origin.UNKNOWN : opened(project);
    return ((opened.known() ? opened + ": " : "") + message).replaceAll("\\R", " ");
  }
}
