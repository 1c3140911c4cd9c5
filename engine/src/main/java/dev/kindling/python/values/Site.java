package dev.kindling.python.values;

import dev.kindling.facts.Origin;
import dev.kindling.python.syntax.SourceFile;

/** A line of a file. Texts and calls carry it, so that every fact can name its evidence. */
public record Site(SourceFile file, int line) {

  /** Nothing that is written anywhere. */
  public static final Site NOWHERE = new Site(new SourceFile("", ""), 0);

  public Origin origin() {
    return line == 0 && file.path().isEmpty() ? Origin.UNKNOWN : file.origin(line);
  }
}
