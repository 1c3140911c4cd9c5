package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever mistypes a name, or gives a part of it, is told the one that was probably meant. */
class DidYouMeanTest {

  private static final Path SHOP = Run.fixture("shop");

  @TempDir private Path folder;

  @Test
  void a_node_by_a_slip_and_by_a_part() {
    assertThat(refused("why", SHOP, "sum_by_mnth")).contains("Did you mean sum_by_month?");
    assertThat(refused("why", SHOP, "discounts_")).contains("Did you mean set_discounts?");
    assertThat(refused("why", SHOP, "by_month")).contains("Did you mean sum_by_month?");
    assertThat(refused("why", SHOP, "report", "home_curency"))
        .contains("Did you mean in_home_currency?");
    assertThat(refused("whatif", SHOP, "--pin", "currency"))
        .contains("Did you mean in_home_currency?");
    assertThat(refused("whatif", SHOP, "--free", "set_discount"))
        .contains("Did you mean set_discounts?");
  }

  @Test
  void a_dataset_given_for_a_node() {
    assertThat(refused("why", SHOP, "priced_orders"))
        .contains(
            "it is a dataset, which `in_home_currency` makes and `total_by_category`,"
                + " `sum_by_month` read. `kindling why PROJECT --dataset priced_orders` tells of"
                + " it.");
    assertThat(refused("whatif", SHOP, "--free", "customers")).contains("it is a dataset");
    assertThat(refused("whatif", SHOP, "--pin", "customers"))
        .contains("`customers` is a dataset, and this changes a node");
  }

  @Test
  void a_dataset_by_a_slip_and_a_node_given_for_one() {
    assertThat(refused("why", SHOP, "--dataset", "pricd_orders"))
        .contains("Did you mean priced_orders?");
    assertThat(refused("why", SHOP, "--dataset", "set_discounts"))
        .contains("a node of that name: ask without `--dataset`");
    assertThat(refused("whatif", SHOP, "--dataset", "price_orders=pandas.CSVDataset"))
        .contains("Did you mean priced_orders?");
  }

  @Test
  void a_pipeline_and_an_environment() {
    assertThat(refused("plan", SHOP, "--pipeline", "pricng")).contains("Did you mean pricing?");
    assertThat(refused("plan", SHOP, "--env", "kuberntes")).contains("Did you mean kubernetes?");
    assertThat(refused("compile", SHOP, "--env", "lap", "-o", folder.resolve("out")))
        .contains("Did you mean laptop?");
  }

  @Test
  void rules_packs_and_values() {
    assertThat(refused("rules", "explain", "boundary")).contains("Did you mean memory-boundary?");
    assertThat(refused("whatif", SHOP, "--drop-rule", "typehint"))
        .contains("Did you mean type-hint?");
    assertThat(refused("plan", SHOP, "--rules", "pack:memory")).contains("Did you mean in-memory?");
    assertThat(refused("plan", SHOP, "--fail-on", "warn")).contains("Did you mean warning?");
  }

  @Test
  void a_package_that_is_not_there() throws IOException {
    Path project = Projects.copy("shop", folder);
    Projects.replace(
        project, "pyproject.toml", "package_name = \"shop\"", "package_name = \"shp\"");

    Run run = Run.of("plan", project);

    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.err())
        .matches(
            "\\S+/shop/pyproject.toml:\\d+: error .* there is no package `shp`, which"
                + " `package_name` names, in `src`. Did you mean shop\\?.*\n");
  }

  @Test
  void the_code_of_a_waiver() throws IOException {
    Path project = Projects.copy("shop", folder);
    Files.writeString(
        project.resolve("conf/base/kindling.yml"),
        """
        waivers:
          - {code: memry-boundary, node: report, reason: known}
          - {code: lone-spark-node, node: report, reason: known}
        """);

    assertThat(Run.of("plan", project).out())
        .contains(
            "conf/base/kindling.yml:2: warning [unused-waiver] the waiver names `memry-boundary`, a"
                + " code that no finding has. Did you mean memory-boundary?")
        .doesNotContain("`lone-spark-node`, a code that no finding has");
  }

  private static String refused(Object... args) {
    Run run = Run.of(args);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    return run.err();
  }
}
