package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No key of {@code docs/configuration.md} is ignored in silence: wherever Spark runs and whatever a
 * pipeline is made of, taking a key away changes the output, or a finding says why it does nothing.
 */
class EverySettingTest {

  /** Findings at the nodes or secrets that a key would be for, instead of the key itself. */
  private static final Map<String, String> BY_SUBJECT =
      Map.of(
          "run_config.resources.", "ignored-tag",
          "run_config.kubernetes_pod_templates.", "ignored-tag",
          "run_config.secrets[].", "ignored-secret");

  @TempDir private Path root;
  private final Map<String, Compilation> done = new HashMap<>();

  @ParameterizedTest
  @EnumSource(FullSettings.Place.class)
  void every_key_has_an_effect_or_a_finding(FullSettings.Place place) throws IOException {
    Files.createDirectories(root.resolve("src/cluster"));
    Files.writeString(root.resolve("src/cluster/init.sh"), "echo ready\n");
    Files.writeString(root.resolve("pyproject.toml"), "[tool.kedro]\npackage_name = \"shop\"\n");
    List<String> silent = new ArrayList<>();
    for (List<String> nodes : List.of(List.of("s"), List.of("p"), List.of("s", "p"))) {
      if (place == FullSettings.Place.NONE && nodes.contains("s")) {
        continue;
      }
      for (String key : FullSettings.keys(place)) {
        if (isSilent(key, place, nodes)) {
          silent.add(key + " for nodes " + nodes);
        }
      }
    }

    assertThat(silent).isEmpty();
  }

  private boolean isSilent(String key, FullSettings.Place place, List<String> nodes)
      throws IOException {
    Map<String, Object> full = FullSettings.of(place, key);
    Map<String, Object> less = FullSettings.of(place, key);
    if (key.equals("run_config.experiment_name")) {
      // The DAG is called after the experiment where it has no name of its own.
      FullSettings.remove(full, "run_config.run_name");
      FullSettings.remove(less, "run_config.run_name");
    }
    FullSettings.remove(less, key);
    boolean files = key.contains("_init_path");
    Compilation with = compile(full, nodes, files);
    for (Finding finding : with.findings()) {
      if (finding.code().startsWith("ignored-")) {
        assertThat(finding.remedy()).as(finding.message()).isNotBlank();
        assertThat(finding.origin().known()).as(finding.message()).isTrue();
      }
    }
    if (with.findings().stream().anyMatch(finding -> names(finding, key, place))) {
      return false;
    }
    try {
      return text(compile(less, nodes, files)).equals(text(with));
    } catch (InvalidInput needed) {
      return false;
    }
  }

  private static boolean names(Finding finding, String key, FullSettings.Place place) {
    String said = finding.message();
    for (Map.Entry<String, String> subject : BY_SUBJECT.entrySet()) {
      if (key.startsWith(subject.getKey()) && finding.code().equals(subject.getValue())) {
        // Kubernetes gives some of it, so that the part that it does not give must be named.
        String part = key.replaceFirst(".*NAME\\.", "").replaceFirst("\\[.*", "");
        return place != FullSettings.Place.KUBERNETES || said.contains(part);
      }
    }
    if (said.contains("`" + key.replace("[]", "[0]") + "`")) {
      return true;
    }
    String prefix = key.replaceFirst("\\[.*", "");
    while (prefix.chars().filter(c -> c == '.').count() >= 1) {
      if (finding.code().equals("ignored-setting") && said.contains("`" + prefix + "`")) {
        return true;
      }
      prefix = prefix.substring(0, prefix.lastIndexOf('.'));
    }
    return false;
  }

  private static Map<String, String> text(Compilation done) {
    Map<String, String> text = new TreeMap<>();
    done.artifacts().files().forEach((name, file) -> text.put(name, file.text()));
    return text;
  }

  private Compilation compile(Map<String, Object> settings, List<String> nodes, boolean files)
      throws IOException {
    String text = new ObjectMapper().writeValueAsString(settings);
    return done.computeIfAbsent(
        nodes + " " + files + " " + text, once -> sample(text, nodes, files));
  }

  private Compilation sample(String settings, List<String> nodes, boolean files) {
    SampleCompile sample = SampleCompile.with(settings);
    if (nodes.contains("s")) {
      sample.spark(List.of("s")).tag("s", "resources.NAME", "k8s_template.NAME");
    }
    if (nodes.contains("p")) {
      sample.pod("p").tag("p", "resources.NAME", "k8s_template.NAME");
    }
    if (nodes.size() > 1) {
      sample.mlflow("https://mlflow.example.com");
    }
    return (files ? sample.root(root) : sample).compile();
  }
}
