package dev.kindling.report.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.Sketch;
import dev.kindling.explanation.Explained;
import dev.kindling.report.PlanFormat;
import dev.kindling.report.style.Columns.Cell;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void a_name_does_not_steer_the_terminal() throws IOException {
    StringWriter out = new StringWriter();
    PlanFormat.TEXT
        .writer(Style.ANSI)
        .write(
            Explained.of(
                new Sketch().node("a\u001b]0;owned\u0007\u001b[2J\u202e\tb: x -> y #spark")),
            out);
    assertThat(out.toString())
        .contains("\\u001b]0;owned\\u0007\\u001b[2J\\u202e\\tb")
        .contains("\u001b[33m")
        .doesNotContain("\u0007", "\u202e", "\u001b]", "\u001b[2J");
  }

  @Test
  void plain_text_has_no_escapes_at_all() throws IOException {
    assertThat(line(Style.PLAIN, "\u001b[31mred\u001b[0m")).isEqualTo("\\u001b[31mred\\u001b[0m\n");
  }

  @Test
  void what_a_line_holds_stays_in_it() throws IOException {
    for (Style style : Style.values()) {
      assertThat(line(style, "a\nb\r\nc\u2028d\u0085e"))
          .isEqualTo("a\\nb\\r\\nc\\u2028d\\u0085e\n");
    }
  }

  @Test
  void columns_line_up_beside_escapes() throws IOException {
    StringWriter out = new StringWriter();
    Columns columns = new Columns();
    columns.row(Cell.of("a\nb"), Cell.of("1"));
    columns.row(Cell.of("c"), Cell.of("2"));
    columns.write(new Lines(out, Style.PLAIN));

    assertThat(out.toString()).isEqualTo("a\\nb  1\nc     2\n");
  }

  private static String line(Style style, String text) throws IOException {
    StringWriter out = new StringWriter();
    new Lines(out, style).line(text);
    return out.toString();
  }
}
