package dev.kindling.rules.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.rules.outside.FactType.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference of facts in {@code docs/rules.md} is made from the records and their Javadoc; run
 * with {@code -Dkindling.golden=write} to make it anew.
 */
class RulesReferenceTest {

  private static final Path PAGE = Path.of("../docs/rules.md");
  private static final Path FACTS = Path.of("src/main/java/dev/kindling/facts");
  private static final String BEGIN =
      "<!-- The reference is generated: see RulesReferenceTest. -->\n";
  private static final String END = "<!-- End of the reference. -->\n";
  private static final Pattern TYPE = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*public record ");
  private static final Pattern PARAM = Pattern.compile("(?s)@param (\\w+)(.*?)(?=@param|$)");
  private static final Pattern METHOD =
      Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public (?:@\\w+ )?[\\w<>]+ (\\w+)\\(");

  @Test
  void the_reference_is_in_step_with_the_records() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);

    String reference = reference();

    if ("write".equals(System.getProperty("kindling.golden"))) {
      Files.writeString(PAGE, page.substring(0, from) + reference + page.substring(to));
    }
    String written = Files.readString(PAGE);
    assertThat(written.substring(written.indexOf(BEGIN) + BEGIN.length(), written.indexOf(END)))
        .isEqualTo(reference);
  }

  @Test
  void every_field_is_described() throws IOException {
    for (FactType type : Vocabulary.facts()) {
      String source = source(type);
      for (Field field : type.fields().values()) {
        assertThat(described(source, field)).as("%s.%s", type.name(), field.name()).isNotBlank();
      }
    }
  }

  private static String reference() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Vocabulary.Stage stage : Vocabulary.Stage.values()) {
      text.append("\n### ").append(heading(stage)).append("\n");
      for (FactType type : Vocabulary.facts()) {
        if (Vocabulary.stage(type) == stage) {
          text.append(section(type));
        }
      }
    }
    return text.append("\n").toString();
  }

  private static String heading(Vocabulary.Stage stage) {
    return switch (stage) {
      case PROJECT -> "What was read";
      case DECISION -> "What rules and measurements conclude";
      case PLAN -> "The finished plan, for rules that insert `Finding`";
    };
  }

  private static String section(FactType type) throws IOException {
    String source = source(type);
    Matcher javadoc = TYPE.matcher(source);
    assertThat(javadoc.find()).as("Javadoc of %s", type.name()).isTrue();
    StringBuilder text = new StringBuilder("\n#### `" + type.name() + "`\n\n");
    text.append(plain(javadoc.group(1).split("@param")[0])).append("\n\n");
    text.append("| field | holds | |\n| --- | --- | --- |\n");
    for (Field field : type.fields().values()) {
      String nullable = field.nullable() ? ", or null" : "";
      text.append(
          "| `%s` | %s%s | %s |\n"
              .formatted(field.name(), field.type().shown(), nullable, described(source, field)));
    }
    for (String test : type.tests().keySet()) {
      text.append(
          "| `%s(\"…\")` | true or false | %s |\n"
              .formatted(test, ofMethods(source).getOrDefault(test, "")));
    }
    return text.toString();
  }

  private static String described(String source, Field field) {
    if (field.name().equals("origin")) {
      return ofParams(source).getOrDefault("origin", "where it is written");
    }
    String described = ofParams(source).get(field.name());
    if (described == null) {
      described = ofMethods(source).get(field.accessor().getName());
    }
    if (described == null) {
      described = COMMON.getOrDefault(field.name(), "");
    }
    return described;
  }

  /** Components whose name says it all have no Javadoc of their own. */
  private static final Map<String, String> COMMON =
      Map.of(
          "type", "`NodeType.PYSPARK` or `NodeType.DEFAULT`",
          "node", "the node's full name",
          "name", "the name",
          "dataset", "the dataset's full name",
          "message", "why, in one sentence");

  private static Map<String, String> ofParams(String source) {
    Map<String, String> params = new TreeMap<>();
    Matcher javadoc = TYPE.matcher(source);
    if (javadoc.find()) {
      Matcher param = PARAM.matcher(javadoc.group(1));
      while (param.find()) {
        params.put(param.group(1), plain(param.group(2)));
      }
    }
    return params;
  }

  private static Map<String, String> ofMethods(String source) {
    Map<String, String> methods = new TreeMap<>();
    Matcher method = METHOD.matcher(source);
    while (method.find()) {
      methods.put(method.group(2), plain(method.group(1)));
    }
    return methods;
  }

  private static String plain(String javadoc) {
    String joined =
        javadoc
            .lines()
            .map(line -> line.replaceFirst("^\\s*\\*", "").strip())
            .collect(Collectors.joining(" "));
    return joined
        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
        .replaceAll("\\{@link #?[\\w#.]* ([^}]+)\\}", "$1")
        .replaceAll("\\{@link #?([\\w.#]+)\\}", "`$1`")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .strip();
  }

  private static String source(FactType type) throws IOException {
    return Files.readString(FACTS.resolve(type.name() + ".java"));
  }
}
