package dev.kindling.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.kindling.facts.Severity;
import dev.kindling.facts.SparkDatasetClass;
import dev.kindling.plan.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/** The rules' folders as the build put them into the program. */
final class BuiltInRules {

  private static final String ROOT = "/dev/kindling/builtin/";
  private static final String MODELS = "/META-INF/kie/dev.kindling/kindling/drools-model";

  /** Stands in the page of {@code type-hint} for the table beside it. */
  private static final String TYPES_TABLE = "{spark-types.txt}\n";

  /** Read when first asked for: a plan needs no pages. */
  private static final class Pages {
    static final List<RulePage> ALL = text(ROOT + "index").lines().map(BuiltInRules::page).toList();
  }

  private BuiltInRules() {}

  /** The rules as the build compiled them. */
  static List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (String line : text(MODELS).split("\n")) {
      if (!line.isBlank() && !line.startsWith("Drools-Model-Version")) {
        try {
          models.add((Model) Class.forName(line.trim()).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("the build left no compiled rules: " + line, e);
        }
      }
    }
    return models;
  }

  /** The pages in the order of the index: criteria first. */
  static List<RulePage> pages() {
    return Pages.ALL;
  }

  /** What the rules know of the world, as facts: the data files beside them. */
  static List<Object> facts() {
    List<Object> facts = new ArrayList<>(SparkTypes.facts(sparkTypes()));
    names("criteria/catalog-type/spark-classes.yml")
        .forEach(name -> facts.add(new SparkDatasetClass(name)));
    return facts;
  }

  /** The types that annotations are held against. */
  static List<SparkTypes.Group> sparkTypes() {
    return SparkTypes.read(text(ROOT + "criteria/type-hint/spark-types.txt"));
  }

  /** What readers see of each rule, without a look at its page. */
  static Map<String, Rule> rules() {
    Map<String, Rule> rules = new HashMap<>();
    text(ROOT + "index")
        .lines()
        .forEach(
            folder ->
                rules.putAll(
                    RuleNames.of(
                        folder.substring(folder.indexOf('/') + 1),
                        file(folder),
                        text(ROOT + folder + "/rule.drl"))));
    return rules;
  }

  private static String file(String folder) {
    return "rules/" + folder + "/rule.drl";
  }

  private static RulePage page(String folder) {
    String file = "rules/" + folder + "/rule.md";
    FrontMatter matter = FrontMatter.parse(file, text(ROOT + folder + "/rule.md"));
    return new RulePage(
        matter.required(file, "code"),
        matter.required(file, "title"),
        RulePage.Kind.valueOf(matter.required(file, "kind").toUpperCase(Locale.ROOT)),
        severity(matter.values().get("severity")),
        file(folder),
        matter.body().replace(TYPES_TABLE, SparkTypes.markdown(sparkTypes())),
        text(ROOT + folder + "/rule.drl"));
  }

  private static @Nullable Severity severity(@Nullable String value) {
    return value == null ? null : Severity.valueOf(value.toUpperCase(Locale.ROOT));
  }

  private static List<String> names(String file) {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = new YAMLFactory().createParser(text(ROOT + file))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        names.add(parser.getText());
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("the build left an unreadable " + file, e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = BuiltInRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
