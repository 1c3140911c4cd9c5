package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.explanation.Explanation;
import dev.kindling.explanation.Fixtures;
import dev.kindling.explanation.Why;
import dev.kindling.facts.Origin;
import dev.kindling.plan.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in real Chromium, as somebody with a mouse, a keyboard or a screen reader meets it. */
@Tag("browser")
class PageInBrowserTest {

  @TempDir Path folder;

  private Browser browser;

  private void open() {
    browser = Browser.open(Pipelines.page(Pipelines.store(), folder.resolve("plan.html")));
  }

  @AfterEach
  void nothing_leaves_the_page_and_nothing_is_complained_of() {
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    browser.close();
  }

  @Test
  void it_opens_with_the_drawing_and_the_plan_in_sight() {
    open();
    browser.screenshot("open");
    assertThat(browser.visible("#nodes-view .node")).hasSize(13);
    assertThat(browser.one("#detail").getText()).contains("13 nodes").contains("FINDINGS");
    assertThat(browser.all("#nodes-view .group")).isNotEmpty();
  }

  @Test
  void a_click_on_a_node_shows_its_proof_with_source_lines() {
    open();
    browser.one(".node[aria-label^='discount,']").click();
    browser.screenshot("proof");
    String detail = browser.one("#detail").getText();
    assertThat(detail)
        .contains("discount")
        .contains("sandwich")
        .contains("way in")
        .contains("way out")
        .contains("catalog.yml:")
        .contains("type: spark.SparkDataset");
    assertThat(browser.all(".edge.way")).isNotEmpty();
    assertThat(browser.script("return location.hash")).isEqualTo("#node=discount");
  }

  @Test
  void a_default_node_says_why_not() {
    open();
    browser.one("#search").sendKeys("train_set");
    browser.press(Keys.ENTER);
    browser.press(Keys.ARROW_DOWN);
    browser.screenshot("why-not");
    assertThat(browser.one("#detail").getText())
        .contains("train")
        .contains("WHY NOT ON SPARK")
        .contains("no tag");
  }

  @Test
  void search_and_filters_leave_what_matches() {
    open();
    browser.one("#search").sendKeys("clean_orders");
    assertThat(browser.visible("#list li")).hasSizeBetween(3, 6);
    assertThat(browser.one("#count").getText()).contains("of 13 nodes");
    assertThat(browser.all(".node.dim")).isNotEmpty();
    browser.one("#clear").click();
    assertThat(browser.visible("#list li")).hasSize(13);
    browser.script(
        "const s = document.getElementById('by-criterion'); s.value = 'sandwich';"
            + "s.dispatchEvent(new Event('change'))");
    browser.screenshot("filtered");
    assertThat(browser.visible("#list li"))
        .extracting(item -> item.getText().lines().findFirst().orElse(""))
        .containsExactlyInAnyOrder("discount");
  }

  @Test
  void a_group_collapses_to_one_box_and_opens_again() {
    open();
    int before = browser.visible("#nodes-view .node").size();
    browser.all("#nodes-view .group .fold").get(0).click();
    browser.screenshot("collapsed");
    assertThat(browser.visible("#nodes-view .node").size()).isLessThan(before);
    assertThat(browser.all("#nodes-view .group.folded")).hasSize(1);
    assertThat(
            browser.script(
                "const end = (part) => document.querySelector('.folded ' + part)"
                    + ".getBoundingClientRect().right;"
                    + "return end('.title') < end('.frame') - 20"))
        .isEqualTo(true);
    browser.one("#nodes-view .group.folded .fold").click();
    assertThat(browser.visible("#nodes-view .node")).hasSize(before);
  }

  @Test
  void the_keyboard_alone_reaches_everything() {
    open();
    browser.press("/");
    assertThat(browser.focused()).isEqualTo("search");
    browser.press("view");
    browser.press(Keys.ENTER);
    assertThat(browser.focused()).isEqualTo("list");
    assertThat(browser.one("#detail h2").getText()).isEqualTo("view");
    browser.press(Keys.ARROW_DOWN);
    assertThat(browser.one("#detail h2").getText()).isEqualTo("discount");
    browser.press(Keys.ARROW_LEFT);
    assertThat(browser.one("#detail h2").getText()).isEqualTo("view");
    browser.press(Keys.ENTER);
    assertThat(browser.focused()).isEqualTo("detail");
    browser.press(Keys.ESCAPE);
    assertThat(browser.focused()).isEqualTo("list");
    browser.press("c");
    assertThat(browser.all(".group.folded")).hasSize(1);
    browser.press("?");
    assertThat(browser.one("#help").isDisplayed()).isTrue();
    browser.screenshot("keys");
    browser.press(Keys.ESCAPE);
    browser.script("clearFilters()");
    browser.press("b");
    assertThat(browser.visible("#table tbody tr")).hasSize(13);
    browser.screenshot("table");
    browser.press("k");
    assertThat(browser.visible("#tasks-view .node")).isNotEmpty();
    browser.screenshot("tasks");
  }

  @Test
  void it_is_dark_where_dark_is_preferred_and_switches() {
    open();
    browser.prefer("dark");
    browser.press("d");
    browser.one(".node[aria-label^='price,']").click();
    browser.screenshot("dark");
    assertThat(brightness("body")).isLessThan(60);
    browser.one("#theme").click();
    assertThat(brightness("body")).isGreaterThan(200);
  }

  @Test
  void paper_has_the_drawing_and_the_table() {
    open();
    browser.printed(true);
    browser.screenshot("print");
    assertThat(browser.one("#table").isDisplayed()).isTrue();
    assertThat(browser.one("#search").isDisplayed()).isFalse();
  }

  @Test
  void a_thousand_nodes_are_usable() {
    long start = System.nanoTime();
    browser = Browser.open(Pipelines.page(Pipelines.large(1000), folder.resolve("large.html")));
    browser.screenshot("thousand");
    browser.one("#search").sendKeys("step_00777");
    browser.press(Keys.ENTER);
    assertThat(browser.one("#detail h2").getText()).isEqualTo("step_00777");
    browser.screenshot("thousand-chosen");
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(60);
  }

  @Test
  void ten_thousand_nodes_still_answer() {
    browser = Browser.open(Pipelines.page(Pipelines.large(10_000), folder.resolve("huge.html")));
    browser.screenshot("huge");
    browser.one("#search").sendKeys("step_07777");
    browser.press(Keys.ENTER);
    assertThat(browser.one("#detail h2").getText()).isEqualTo("step_07777");
    browser.screenshot("huge-chosen");
    assertThat(browser.visible("#nodes-view .node")).hasSizeLessThan(3000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "weather", "ledger", "broken"})
  void the_report_of_a_fixture_is_explored(String fixture) {
    Explanation explained = Fixtures.explained(Fixtures.ROOT.resolve(fixture));
    browser = Browser.open(Pipelines.page(explained, folder.resolve("plan.html")));
    assertThat(browser.visible("#nodes-view .node")).hasSameSizeAs(explained.plan().nodes());
    Verdict last = explained.plan().nodes().get(explained.plan().nodes().size() - 1);
    browser.press("/");
    browser.press(last.node());
    browser.press(Keys.ENTER);
    assertThat(browser.one("#detail h2").getText()).isEqualTo(last.node());
    for (Verdict verdict : explained.plan().nodes()) {
      browser.script(
          "clearFilters(); choose(arguments[0])", explained.plan().nodes().indexOf(verdict));
      String detail = browser.one("#detail").getText();
      assertThat(detail).contains(verdict.node());
      for (Origin leaf : Why.of(verdict.node(), explained).leaves()) {
        assertThat(detail).contains(leaf.toString()).contains(leaf.text());
      }
    }
    browser.press("C");
    browser.screenshot("fixture-" + fixture);
    assertThat(browser.all("#nodes-view .group.folded"))
        .hasSameSizeAs(browser.all("#nodes-view .group"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_has_the_contrast_that_people_need(String theme) {
    open();
    browser.prefer(theme);
    browser.script("choose(nodes.findIndex(node => node.name === 'audit'))");
    assertThat((List<?>) browser.script(Contrast.SCRIPT)).isEmpty();
  }

  @Test
  void what_can_be_pressed_has_a_name_and_a_role() {
    open();
    assertThat(
            browser.visible("button, select, input, [role=button], [role=option], [role=listbox]"))
        .isNotEmpty()
        .allSatisfy(
            part -> {
              assertThat(part.getAriaRole()).isNotIn("none", "generic");
              assertThat(part.getAccessibleName()).as(part.getTagName()).isNotBlank();
            });
  }

  private double brightness(String css) {
    Object sum =
        browser.script(
            "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
                + ".match(/\\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3",
            css);
    return ((Number) sum).doubleValue();
  }
}
