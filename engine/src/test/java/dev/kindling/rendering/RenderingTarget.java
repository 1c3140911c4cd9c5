package dev.kindling.rendering;

import dev.kindling.fuzz.Documented;
import dev.kindling.python.syntax.SyntaxProblem;
import java.util.Arrays;

/**
 * The input spells every name and value of a compile, after a byte that chooses where Spark runs.
 * Python reads back what was put in.
 */
public final class RenderingTarget {

  private RenderingTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    int place = input.length == 0 ? 0 : input[0] & 0xff;
    byte[] texts = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    Documented.outcome(
        () -> {
          HostileCompile.Place[] places = HostileCompile.Place.values();
          check(HostileCompile.of(places[place % places.length], new HostileText(texts)));
        });
  }

  private static void check(HostileCompile compile) {
    try {
      ReadBack.check(compile);
    } catch (SyntaxProblem problem) {
      throw new AssertionError(problem);
    }
  }
}
