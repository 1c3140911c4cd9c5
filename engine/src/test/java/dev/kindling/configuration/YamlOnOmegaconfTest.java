package dev.kindling.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kindling.conformance.Oracle;
import dev.kindling.conformance.Python;
import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random YAML is read as omegaconf and PyYAML read it, or it is refused, or its value is named as
 * unknown; never otherwise. {@code -Dkindling.texts=N} takes another number, {@code
 * -Dkindling.seed=N} starts elsewhere.
 */
@Tag("kedro")
class YamlOnOmegaconfTest {

  private static final int TEXTS = Integer.getInteger("kindling.texts", 5_000);
  private static final long SEED = Long.getLong("kindling.seed", 1);

  @ParameterizedTest
  @CsvSource({
    "omegaconf-2.4.0, OMEGACONF, omegaconf==2.4.0 PyYAML==6.0.3",
    "omegaconf-2.3.0, OMEGACONF_2_3, omegaconf==2.3.0 PyYAML==6.0.3",
    "omegaconf-2.3.0-pyyaml-6.0.4, OMEGACONF_2_3, omegaconf==2.3.0 PyYAML==6.0.4",
    "omegaconf-2.3.0-pyyaml-6.0.4, PYYAML, omegaconf==2.3.0 PyYAML==6.0.4",
    "omegaconf-2.3.0, PYYAML_5, omegaconf==2.3.0 PyYAML==6.0.3"
  })
  void random_yaml_is_read_as_python_reads_it(String name, YamlFlavour flavour, String packages)
      throws IOException {
    List<String> differences = new ArrayList<>();
    int refused = 0;
    int same = 0;
    try (Oracle oracle = new Oracle(Python.with(name, packages.split(" ")), 0)) {
      for (long seed = SEED; seed < SEED + TEXTS; seed++) {
        RandomYaml random = new RandomYaml(seed);
        String text = seed % 3 == 0 ? random.scalar() : random.document();
        String python = python(oracle, text, flavour);
        String ours = ours(text, flavour);
        if (differ(python, ours)) {
          String small = smaller(oracle, text, flavour);
          differences.add(
              "seed %d: %s%n  Python: %s%n  read:   %s"
                  .formatted(
                      seed,
                      JsonNodeFactory.instance.textNode(small),
                      python(oracle, small, flavour),
                      ours(small, flavour)));
          if (differences.size() >= 20) {
            break;
          }
        } else if (!python.startsWith("fault")) {
          refused += ours.startsWith("fault") ? 1 : 0;
          same += ours.startsWith("fault") ? 0 : 1;
        }
      }
    }
    assertThat(differences).as("%s from seed %d, %d texts", name, SEED, TEXTS).isEmpty();
    System.out.printf("%s: %d equal, %d refused though Python reads them%n", name, same, refused);
    assertThat(refused).as("refused though %s reads them", name).isLessThan(1 + TEXTS / 50);
  }

  private static boolean differ(String python, String ours) {
    return python.startsWith("fault")
        ? !ours.startsWith("fault") && !ours.contains("?unread")
        : !ours.startsWith("fault") && !ours.contains("?unread") && !python.equals(ours);
  }

  private static String smaller(Oracle oracle, String text, YamlFlavour flavour) {
    String small = text;
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (int length = Math.max(1, small.length() / 2); length >= 1 && !shorter; length /= 2) {
        for (int at = 0; at + length <= small.length() && !shorter; at += Math.max(1, length / 2)) {
          String tried = small.substring(0, at) + small.substring(at + length);
          if (differ(python(oracle, tried, flavour), ours(tried, flavour))) {
            small = tried;
            shorter = true;
          }
        }
      }
    }
    return small;
  }

  private static String python(Oracle oracle, String text, YamlFlavour flavour) {
    ObjectNode question = Oracle.question();
    question.put("text", text);
    question.put("flavour", flavour.refusesTwins() ? "OMEGACONF" : "PYYAML");
    JsonNode answer = oracle.ask(question);
    return answer.has("answer") ? answer.get("answer").asText() : "fault " + answer.get("fault");
  }

  private static String ours(String text, YamlFlavour flavour) {
    try {
      YamlValue value = YamlFile.parse(text, "f.yml", flavour);
      if (value instanceof YamlScalar scalar && flavour.refusesTwins()) {
        // omegaconf takes a text for a key, and refuses others; loaders see to that.
        return scalar.value() instanceof String key ? "{" + quoted(key) + ": None}" : "fault";
      }
      return shown(value);
    } catch (InvalidInput e) {
      return "fault " + e.getMessage();
    }
  }

  private static String shown(YamlValue value) {
    if (value instanceof YamlMapping mapping) {
      TreeSet<String> pairs = new TreeSet<>();
      for (Map.Entry<String, YamlMapping.Entry> e : mapping.entries().entrySet()) {
        YamlScalar name = e.getValue().name();
        String key = name == null ? quoted(e.getKey()) : shown(name);
        pairs.add(key + ": " + shown(e.getValue().value()));
      }
      return "{" + String.join(", ", pairs) + "}";
    }
    if (value instanceof YamlSequence sequence) {
      return "[" + String.join(", ", sequence.items().stream().map(i -> shown(i)).toList()) + "]";
    }
    if (!(value instanceof YamlScalar scalar)) {
      return "?unread";
    }
    Object content = scalar.value();
    String text = PythonText.of(content);
    return content instanceof String
        ? quoted(text)
        : content instanceof Double
            ? "f:" + text
            : content instanceof java.math.BigInteger ? "i:" + text : text;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    String json = JsonNodeFactory.instance.textNode(text).toString();
    json.chars().forEach(c -> quoted.append(c < 127 ? "" + (char) c : "\\u%04x".formatted(c)));
    return quoted.toString();
  }
}
