package dev.kindling.rendering;

import dev.kindling.configuration.RunSettings;
import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Output;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Datasets that are files of the project's folder. Every pod and every machine of a cluster has a
 * folder of its own: what passes between two tasks is not found there, or an old one is; what a
 * Spark task reads is only there if the project archive holds it; what is written last goes with
 * the pod or the machine. What the image of a pod holds only its owner knows, so nothing is said of
 * what a pod reads. Kedro takes a relative path for one below the project; what an absolute path
 * leads to only its owner knows, too.
 */
final class LocalData {

  /** Below this folder the pods of a run share their volume. */
  private static final String VOLUME = "data/";

  private static final String SPARK_DATASET = "catalog-type";

  /** Absolute, in somebody's home, or with a scheme. */
  private static final Pattern ELSEWHERE = Pattern.compile("(?s)[/~].*|[A-Za-z0-9+.-]+:.*");

  private final RunSettings run;
  private final SparkSettings.Type type;
  private final Map<String, Dataset> catalog;
  private final @Nullable List<String> packed;
  private final Map<String, Verdict> producers = new HashMap<>();
  private final Set<String> read = new HashSet<>();
  private final SortedMap<String, Finding> findings = new TreeMap<>();

  private LocalData(CompileInput input, @Nullable List<String> packed) {
    this.packed = packed;
    this.run = input.settings().run();
    this.type = run.spark().type().orElse(SparkSettings.Type.NONE);
    this.catalog = input.project().datasets();
  }

  /**
   * One finding a dataset, by name. What the machines of a custom factory share only the factory
   * knows: nothing is said of it.
   *
   * @param packed the files of the project archive; null where there is none
   */
  static List<Finding> findings(CompileInput input, @Nullable List<String> packed) {
    LocalData data = new LocalData(input, packed);
    if (data.type != SparkSettings.Type.CUSTOM) {
      Map<String, Node> nodes = new HashMap<>();
      input.project().pipeline(input.plan().pipeline()).stream()
          .flatMap(pipeline -> pipeline.nodes().stream())
          .forEach(node -> nodes.put(node.name(), node));
      for (Verdict verdict : input.plan().nodes()) {
        nodes
            .get(verdict.node())
            .outputs()
            .forEach(output -> data.producers.put(output.base(), verdict));
        nodes.get(verdict.node()).inputs().forEach(used -> data.read.add(used.base()));
      }
      input.plan().nodes().forEach(verdict -> data.check(nodes.get(verdict.node()), verdict));
    }
    return List.copyOf(data.findings.values());
  }

  private void check(Node consumer, Verdict to) {
    for (Output output : consumer.outputs()) {
      Dataset dataset = catalog.get(output.dataset());
      if (dataset != null && !read.contains(output.base())) {
        result(dataset, to);
      }
    }
    for (Input input : consumer.inputs()) {
      Verdict from = input.isParameter() ? null : producers.get(input.base());
      Dataset dataset = catalog.get(input.dataset());
      if (from == null && dataset != null && to.type() == NodeType.PYSPARK) {
        free(dataset, to);
      }
      if (from != null && dataset != null && !from.task().equals(to.task())) {
        String path = path(dataset);
        if (path != null && !shared(path, dataset, from, to)) {
          findings.putIfAbsent(dataset.base(), finding(dataset, path, from, to));
        }
      }
    }
  }

  /** What no node writes and a Spark task reads. */
  private void free(Dataset dataset, Verdict to) {
    String path = path(dataset);
    if (path != null && packed != null && !isPacked(path, packed)) {
      say(
          dataset,
          Severity.ERROR,
          to,
          "task `%s` reads `%s` on the cluster from `%s` in the project's folder, which is not in the project archive"
              .formatted(to.task(), dataset.name(), path),
          "give the entry a path that the cluster reaches, as in a bucket");
    }
  }

  /** What no node reads. */
  private void result(Dataset dataset, Verdict from) {
    String path = path(dataset);
    boolean onSpark = from.type() == NodeType.PYSPARK;
    boolean kept = !onSpark && !run.volume().disabled() && path != null && path.startsWith(VOLUME);
    boolean uploaded = dataset.classes().stream().anyMatch(name -> name.contains("Mlflow"));
    if (path != null && !kept && !uploaded) {
      say(
          dataset,
          onSpark ? Severity.ERROR : Severity.WARNING,
          from,
          "task `%s` writes `%s` to `%s` in the project's folder, which goes with its %s"
              .formatted(from.task(), dataset.name(), path, onSpark ? "machine" : "pod"),
          "give the entry a path that stays, as in a bucket");
    }
  }

  private void say(
      Dataset dataset, Severity severity, Verdict verdict, String message, String remedy) {
    findings.putIfAbsent(
        dataset.base(),
        new Finding(
            CompileCode.LOCAL_DATA.code(),
            severity,
            verdict.node(),
            dataset.name(),
            message,
            remedy,
            dataset.origin()));
  }

  private static boolean isPacked(String path, List<String> packed) {
    String plain = path.replaceFirst("^(\\./+)+", "").replaceFirst("/+$", "");
    return packed.stream().anyMatch(f -> f.equals(plain) || f.startsWith(plain + "/"));
  }

  private static @Nullable String path(Dataset dataset) {
    String path = dataset.path();
    return path == null || ELSEWHERE.matcher(path).matches() ? null : path;
  }

  private boolean shared(String path, Dataset dataset, Verdict from, Verdict to) {
    boolean fromSpark = from.type() == NodeType.PYSPARK;
    boolean toSpark = to.type() == NodeType.PYSPARK;
    if (fromSpark && toSpark) {
      // Without a scheme Spark means the file system of the cluster, which its jobs share.
      return type == SparkSettings.Type.DATAPROC && isSpark(dataset, to);
    }
    return !fromSpark && !toSpark && !run.volume().disabled() && path.startsWith(VOLUME);
  }

  private static boolean isSpark(Dataset dataset, Verdict consumer) {
    return consumer.because().stream()
        .anyMatch(
            mark ->
                mark.criterion().equals(SPARK_DATASET)
                    && mark.evidence().contains(dataset.origin()));
  }

  private static Finding finding(Dataset dataset, String path, Verdict from, Verdict to) {
    boolean pods = from.type() == NodeType.DEFAULT && to.type() == NodeType.DEFAULT;
    return new Finding(
        CompileCode.LOCAL_DATA.code(),
        Severity.WARNING,
        to.node(),
        dataset.name(),
        "`%s` passes from task `%s` to `%s` as `%s` in the project's folder, of which every pod and machine has its own"
            .formatted(dataset.name(), from.task(), to.task(), path),
        pods
            ? "give the entry a path that both reach, as in a bucket, or share `data/` by"
                + " `run_config.volume`"
            : "give the entry a path that both reach, as in a bucket",
        dataset.origin());
  }
}
