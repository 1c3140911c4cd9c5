package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code why} of several nodes at once, and of a dataset. */
class WhyQuestionsTest {

  private static final Path SHOP = Run.fixture("shop");

  @Test
  void a_pattern_asks_for_each_node_that_it_matches() {
    Run run = Run.of("why", SHOP, "clean_*");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .isEqualTo(
            Run.of("why", SHOP, "clean_customers").out()
                + "\n\n"
                + Run.of("why", SHOP, "clean_orders").out());
  }

  @Test
  void a_pattern_answers_scripts_with_a_list() throws IOException {
    JsonNode answer = json("why", SHOP, "*_r?tes", "--format", "json");

    assertThat(answer.at("/schema").asText()).isEqualTo("kindling/whys/1");
    assertThat(answer.at("/nodes")).hasSize(1);
    assertThat(answer.at("/nodes/0"))
        .isEqualTo(json("why", SHOP, "read_rates", "--format", "json"));
  }

  @Test
  void a_pattern_checks_the_proofs_of_each() throws IOException {
    Run run = Run.of("why", SHOP, "*_by_*", "--check");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("total_by_category:\n1. ", "sum_by_month:\n1. ");
    assertThat(json("why", SHOP, "*_by_*", "--check", "--format", "json").at("/nodes")).hasSize(2);
  }

  @Test
  void a_pattern_that_matches_nothing_is_refused() {
    Run run = Run.of("why", SHOP, "train_*");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("no node of the pipeline `__default__` matches `train_*`.");
  }

  @Test
  void a_dataset_tells_who_makes_it_who_reads_it_and_what_it_makes_spark() {
    Run run = Run.of("why", SHOP, "--dataset", "customers");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .isEqualTo(
            """
            customers is a spark.SparkDataSet (conf/base/catalog.yml:10)

            Made by:
              clean_customers  pyspark  task pyspark_clean_customers

            Read by:
              in_home_currency  pyspark  task pyspark_clean_customers

            Makes Spark:
              clean_customers   catalog-type: output customers is a spark.SparkDataSet                   conf/base/catalog.yml:10
              in_home_currency  catalog-type: input customers is a spark.SparkDataSet                    conf/base/catalog.yml:10
              in_home_currency  type-hint: input customers is annotated pyspark.sql.dataframe.DataFrame  src/shop/pipelines/pricing/nodes.py:14
            """);
  }

  @Test
  void a_dataset_in_memory_makes_spark_what_lies_on_its_way() throws IOException {
    JsonNode answer = json("why", SHOP, "--dataset", "priced_orders", "--format", "json");

    assertThat(answer.at("/schema").asText()).isEqualTo("kindling/dataset/1");
    assertThat(answer.at("/entries")).isEmpty();
    assertThat(answer.at("/made_by").toString()).isEqualTo("[\"in_home_currency\"]");
    assertThat(answer.at("/read_by").toString())
        .isEqualTo("[\"total_by_category\",\"sum_by_month\"]");
    assertThat(answer.at("/makes_spark").findValuesAsText("node"))
        .containsExactly("set_discounts", "sum_by_month");
    assertThat(answer.at("/makes_spark").findValuesAsText("criterion"))
        .containsExactly("sandwich", "type-hint");
  }

  @Test
  void what_makes_nothing_spark_says_so() {
    assertThat(Run.of("why", SHOP, "--dataset", "monthly_sales").out())
        .contains("Made by:\n  sum_by_month", "Read by:\n  report", "Makes nothing Spark.");
  }

  @Test
  void a_dataset_and_a_node_are_two_questions() {
    assertThat(Run.of("why", SHOP, "report", "--dataset", "rates").err())
        .contains("--dataset takes the place of NODE");
    assertThat(Run.of("why").err()).contains("which NODE?");
  }

  private static JsonNode json(Object... args) throws IOException {
    Run run = Run.of(args);
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void a_node_that_is_not_there_may_be_in_what_was_not_read() {
    Run run = Run.of("why", Run.fixture("broken"), "match_letters");
    assertThat(run.code()).isEqualTo(ExitCode.WRONG);
    assertThat(run.err()).contains("the parts that could not be read, in which it may be.");
  }
}
