package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.detection.Sketch;
import dev.kindling.explanation.Explained;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalWriterTest {

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
        .contains("\\u001b]0;owned\\u0007\\u001b[2J\\u202e\\u0009b")
        .contains("\u001b[33m")
        .doesNotContain("\u0007", "\u202e", "\u001b]", "\u001b[2J");
  }

  @Test
  void plain_text_has_no_escapes_at_all() throws IOException {
    StringWriter out = new StringWriter();
    new TerminalWriter(out, Style.PLAIN).write("\u001b[31mred\u001b[0m\nnext");
    assertThat(out.toString()).isEqualTo("\\u001b[31mred\\u001b[0m\nnext");
  }
}
