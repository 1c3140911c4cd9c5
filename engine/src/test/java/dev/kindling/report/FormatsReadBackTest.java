package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kindling.git.SourceFiles;
import dev.kindling.report.style.Style;
import dev.kindling.report.style.TextLook;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a format's own reader makes of the output is what the plan says. */
class FormatsReadBackTest {

  @Test
  void yaml_holds_the_same_tree_as_json() throws IOException {
    assertThat(new YAMLMapper().readTree(Plans.write(new YamlPlan())))
        .isEqualTo(new ObjectMapper().readTree(Plans.write(PlanJson.indented())));
  }

  @Test
  void a_line_of_jsonl_is_one_line() {
    assertThat(Plans.write(PlanJson.line()).strip().lines()).hasSize(1);
  }

  @Test
  void junit_counts_a_failure_for_each_node_with_an_error() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(Plans.write(PlanFormat.JUNIT.writer(Style.PLAIN)))));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("tests"))
        .isEqualTo(Integer.toString(document.getElementsByTagName("testcase").getLength()));
    Element failed = (Element) document.getElementsByTagName("failure").item(0).getParentNode();
    assertThat(failed.getAttribute("name")).isEqualTo("train");
  }

  @Test
  void a_picture_is_well_formed_and_draws_each_node_and_group() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Plans.write(new SvgPlan()))));
    JsonNode plan = new ObjectMapper().readTree(Plans.write(PlanJson.indented()));
    NodeList parts = document.getElementsByTagName("g");
    int nodes = 0;
    int buttons = 0;
    for (int i = 0; i < parts.getLength(); i++) {
      Element part = (Element) parts.item(i);
      nodes += part.getAttribute("class").startsWith("node ") ? 1 : 0;
      buttons += part.getAttribute("role").equals("button") ? 1 : 0;
    }
    assertThat(nodes).isEqualTo(plan.path("nodes").size());
    assertThat(buttons).isZero();
  }

  @Test
  void services_find_files_of_a_project_below_the_folder_of_the_call() {
    assertThat(
            Plans.write(
                PlanFormat.GITHUB.writer(
                    TextLook.of(Style.PLAIN), SourceFiles.below("teams/shop/"), Map::of, "1.0")))
        .contains("file=teams/shop/src/shop/pipeline.py,line=20");
    assertThat(
            Plans.write(
                PlanFormat.SARIF.writer(
                    TextLook.of(Style.PLAIN), SourceFiles.below("teams/a b/"), Map::of, "1.0")))
        .contains("\"uri\": \"teams/a%20b/src/shop/pipeline.py\"");
  }
}
