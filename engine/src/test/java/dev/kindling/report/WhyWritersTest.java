package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.Golden;
import dev.kindling.explanation.Explained;
import dev.kindling.explanation.TaskRelation;
import dev.kindling.explanation.Why;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyWritersTest {

  @ParameterizedTest
  @ValueSource(strings = {"join", "price", "train"})
  void the_answer_is_golden(String node) throws IOException {
    Why why = Why.of(node, Explained.of(Explained.sandwiches()));
    StringWriter text = new StringWriter();
    WhyText.write(why, Style.PLAIN, text);
    Golden.assertMatches("report/why-" + node + ".text", text.toString());
    StringWriter json = new StringWriter();
    WhyJson.write(why, json);
    Golden.assertMatches("report/why-" + node + ".json", json.toString());
  }

  @Test
  void two_nodes_are_golden() throws IOException {
    TaskRelation answer = TaskRelation.of("clean", "train", Explained.of(Explained.sandwiches()));
    StringWriter text = new StringWriter();
    TaskRelationWriter.write(answer, Style.PLAIN, text);
    Golden.assertMatches("report/together.text", text.toString());
    StringWriter json = new StringWriter();
    TaskRelationWriter.writeJson(answer, json);
    Golden.assertMatches("report/together.json", json.toString());
  }

  @Test
  void colour_adds_escapes_and_nothing_else() throws IOException {
    Why why = Why.of("price", Explained.of(Explained.sandwiches()));
    StringWriter plain = new StringWriter();
    WhyText.write(why, Style.PLAIN, plain);
    StringWriter colored = new StringWriter();
    WhyText.write(why, Style.ANSI, colored);
    assertThat(colored.toString()).contains("\u001b[");
    assertThat(colored.toString().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.toString());
  }
}
