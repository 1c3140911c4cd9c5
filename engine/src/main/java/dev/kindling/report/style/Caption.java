package dev.kindling.report.style;

import dev.kindling.facts.NodeType;
import dev.kindling.facts.Task;
import dev.kindling.plan.Derivation;
import dev.kindling.plan.Verdict;

/**
 * The two lines in a box of a drawing.
 *
 * @param name the node or the task
 * @param verdict what was decided, in a few words
 */
public record Caption(String name, String verdict) {

  /** In the page's fonts. */
  private static final double NAME_LETTER = 8;

  private static final double VERDICT_LETTER = 6.9;
  private static final int MARGINS = 36;
  private static final int NARROWEST = 110;
  private static final int WIDEST = 320;

  public static Caption of(Verdict verdict) {
    return new Caption(
        verdict.node(), verdict.type() == NodeType.PYSPARK ? marks(verdict) : off(verdict));
  }

  public static Caption of(Task task) {
    return new Caption(
        task.name(),
        task.type() == NodeType.PYSPARK
            ? "spark · " + Summary.count(task.nodes().size(), "node")
            : task.nodes().size() == 1
                ? "default"
                : "default · " + Summary.count(task.nodes().size(), "node"));
  }

  private static String marks(Verdict verdict) {
    return String.join(
        ", ", verdict.because().stream().map(Derivation::criterion).distinct().toList());
  }

  private static String off(Verdict verdict) {
    return verdict.pins().isEmpty() ? "default" : "default · pinned";
  }

  /** What a box needs to hold both lines, within bounds. */
  public int width() {
    double needed = Math.max(letters(name) * NAME_LETTER, letters(verdict) * VERDICT_LETTER);
    return (int) Math.max(NARROWEST, Math.min(WIDEST, Math.ceil(needed) + MARGINS));
  }

  /** The name, its middle left out where the box is too narrow: its ends tell more. */
  public String nameIn(double width) {
    return middleCut(name, (int) ((width - MARGINS) / NAME_LETTER));
  }

  /** The verdict, its end left out where the box is too narrow. */
  public String verdictIn(double width) {
    int room = (int) ((width - MARGINS) / VERDICT_LETTER);
    return letters(verdict) <= room ? verdict : cut(verdict, 0, room - 1) + "…";
  }

  public static String middleCut(String text, int room) {
    int all = letters(text);
    if (all <= room) {
      return text;
    }
    int head = (room - 1) / 2;
    return cut(text, 0, head) + "…" + cut(text, all - (room - 1 - head), all);
  }

  private static String cut(String text, int from, int to) {
    int[] points = text.codePoints().toArray();
    return new String(points, from, to - from);
  }

  private static int letters(String text) {
    return text.codePointCount(0, text.length());
  }
}
