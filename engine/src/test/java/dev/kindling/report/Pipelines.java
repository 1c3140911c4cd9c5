package dev.kindling.report;

import dev.kindling.detection.Sketch;
import dev.kindling.explanation.Explained;
import dev.kindling.explanation.Explanation;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Pipelines to draw, and their pages. */
final class Pipelines {

  private Pipelines() {}

  /** Two groups, sandwiches, a pin with what it overrules, findings, default nodes around. */
  static Explanation store() {
    return Explained.of(
        new Sketch()
            .dataset("orders", "spark.SparkDataset")
            .dataset("customers", "pandas.CSVDataset")
            .dataset("clean_orders", "spark.SparkDataset")
            .dataset("model", "pickle.PickleDataset")
            .dataset("odd", "shop.Odd", false)
            .node("load_customers: customers -> people")
            .hint("customers", "pandas.DataFrame")
            .node("clean_orders: orders, params:clean -> clean_orders")
            .node("discount: clean_orders_view -> discounts")
            .node("view: clean_orders -> clean_orders_view")
            .node("price: discounts, clean_orders -> priced #spark")
            .hint("discounts", "pyspark.sql.dataframe.DataFrame")
            .node("join: priced, people -> joined #spark")
            .node("audit: clean_orders -> audited #pin")
            .node("features: joined -> features")
            .node("split: features -> train_set, test_set")
            .node("train: train_set -> model")
            .uses("pyspark.ml.Pipeline")
            .node("evaluate: model, test_set, odd -> report")
            .node("export: report -> exported #spark")
            .node("a</script><script>boom(): exported -> \"quoted\"&<b>"));
  }

  /** A pipeline of so many nodes, in bands that run on Spark and bands that do not. */
  static Explanation large(int size) {
    Random random = new Random(7);
    Sketch sketch = new Sketch();
    for (int i = 0; i < size; i++) {
      int near = Math.max(0, i - 1 - random.nextInt(12));
      int far = Math.max(0, i - 1 - random.nextInt(40));
      String inputs = i < 5 ? "raw" + i : "d" + near + ", d" + far;
      boolean spark = i / 50 % 4 == 1 && random.nextInt(3) > 0;
      sketch.node(
          String.format(
              java.util.Locale.ROOT,
              "step_%05d: %s -> d%d%s",
              i,
              inputs,
              i,
              spark ? " #spark" : ""));
    }
    return Explained.of(sketch);
  }

  static Path page(Explanation explained, Path file) {
    try (var out = Files.newBufferedWriter(file)) {
      PlanFormat.HTML.writer(Style.PLAIN).write(explained, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
