package dev.kindling.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  @Test
  void what_does_not_matter_goes() {
    Program program =
        new Program(
            Map.of(
                "a.py",
                """
                from b import one, two, three
                x = [1, two(3, "k"), 4]
                for i in range(3):
                    if i:
                        y = f(i, needed=(1, x))
                    else:
                        z = 2
                """,
                "b.py",
                "def one():\n    pass\n"),
            Map.of(),
            1,
            false);
    Program small =
        Shrinker.shrink(
            program,
            p -> {
              String text = p.files().get("a.py");
              return text != null && text.contains("needed=") && text.contains("two(");
            },
            5000);
    assertThat(small.files().get("b.py")).isEmpty();
    assertThat(small.files().get("a.py").lines().toList())
        .hasSize(2)
        .noneMatch(line -> line.startsWith(" "))
        .anyMatch(line -> line.contains("two("))
        .anyMatch(line -> line.contains("needed="));
  }
}
