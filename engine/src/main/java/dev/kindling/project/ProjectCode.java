package dev.kindling.project;

import dev.kindling.facts.Origin;
import dev.kindling.facts.Unread;
import java.util.List;
import java.util.Optional;

/** A project's Python, read without running it: its settings, its pipelines, its classes. */
final class ProjectCode {

  private final CodeOptions options;

  private ProjectCode(CodeOptions options) {
    this.options = options;
  }

  static ProjectCode of(CodeOptions options) {
    return new ProjectCode(options);
  }

  /**
   * A constant of the project's {@code settings}: a plain Java value or a {@link PlainValue}. Empty
   * where the module or the name is missing; {@code None} is {@link PlainValue.Named} "None".
   */
  Optional<Object> setting(String name) {
    return Optional.empty();
  }

  /**
   * The class that a dataset's type names, where the project defines it.
   *
   * @param type as the catalog writes it: {@code shop.datasets.LazySparkDataset}
   */
  ClassFacts classFacts(String type) {
    return ClassFacts.UNKNOWN;
  }

  /** The registered pipelines. */
  Registry registry() {
    return new Registry(
        List.of(),
        List.of(
            new Unread(
                "the pipelines of " + options.packageName(),
                "are not read yet; give a snapshot",
                Origin.UNKNOWN)),
        List.of());
  }
}
