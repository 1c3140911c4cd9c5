package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.detection.Sketch;
import dev.kindling.explanation.Explained;
import dev.kindling.explanation.Explanation;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HtmlPlanTest {

  private static String page(Explanation explained) throws IOException {
    StringWriter out = new StringWriter();
    PlanFormat.HTML.writer(Style.PLAIN).write(explained, out);
    return out.toString();
  }

  @Test
  void the_page_refers_to_nothing_outside() throws IOException {
    String page = page(Pipelines.store());
    assertThat(page).contains("default-src 'none'");
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://", "src=", "@import", "url(http");
  }

  @Test
  void no_name_ends_the_data_or_becomes_markup() throws IOException {
    String page = page(Pipelines.store());
    assertThat(page.split("</script>", -1)).hasSize(3);
    assertThat(page).doesNotContain("<script>boom").doesNotContain("&<b>");
  }

  @Test
  void the_data_holds_every_node_and_proof() throws IOException {
    String page = page(Pipelines.store());
    int start = page.indexOf("id=\"data\">") + "id=\"data\">".length();
    JsonNode data =
        new ObjectMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
    assertThat(data.path("nodes")).hasSize(Pipelines.store().plan().nodes().size());
    for (JsonNode node : data.path("nodes")) {
      assertThat(node.path("proofs").isEmpty())
          .isEqualTo(node.path("type").asText().equals("default"));
    }
  }

  @Test
  void two_writings_give_the_same_bytes() throws IOException {
    assertThat(page(Pipelines.store())).isEqualTo(page(Pipelines.store()));
  }

  @Test
  void a_plan_without_nodes_is_a_page_too() throws IOException {
    assertThat(page(Explained.of(new Sketch()))).contains("0 nodes");
  }
}
