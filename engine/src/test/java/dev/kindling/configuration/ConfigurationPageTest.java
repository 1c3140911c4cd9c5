package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} names the keys that are read, and no others. */
class ConfigurationPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ");

  /** Something in every list and below every name, so that all that can be asked for is. */
  private static final String EVERYTHING =
      """
      run_config:
        failure_handlers: [{type: slack, connection_id: slack}]
        secrets: [{secret: keys}]
        resources: {NAME: {tolerations: [{key: size}]}}
        kubernetes_pod_templates: {NAME: {image: other}}
        external_dependencies: [{dag_id: ingest}]
        spark:
          type: %s
          cluster_config: {local_storage: {size: 1Gi}}
      """;

  @Test
  void every_key_has_its_row_and_every_row_its_key() throws IOException {
    Set<String> read = new TreeSet<>(leaves("custom"));
    read.addAll(leaves("kubernetes"));

    assertThat(documented()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(read);
  }

  private static List<String> documented() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    return ROW.matcher(page).results().map(row -> row.group(1)).toList();
  }

  /** The keys that were asked for and below which nothing was. */
  private static Set<String> leaves(String type) {
    YamlMapping values =
        (YamlMapping)
            YamlFile.parse(
                EVERYTHING.formatted(type), "conf/base/airflow-k8s.yaml", YamlFlavour.OMEGACONF);
    SettingKeys noted = new SettingKeys();
    AirflowSettingsBinder.bind(values, null, noted);
    Set<String> asked =
        noted.asked().stream()
            .map(key -> key.replaceAll("\\[\\d+]", "[]"))
            .collect(Collectors.toCollection(TreeSet::new));
    return asked.stream()
        .filter(
            key ->
                asked.stream()
                    .noneMatch(other -> other.startsWith(key + ".") || other.startsWith(key + "[")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
