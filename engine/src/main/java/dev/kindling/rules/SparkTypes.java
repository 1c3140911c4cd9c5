package dev.kindling.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.kindling.facts.PlainType;
import dev.kindling.facts.SparkType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of types beside the rule {@code type-hint}: which mark, which do not, and why. */
final class SparkTypes {

  private SparkTypes() {}

  /**
   * Types with one reason.
   *
   * @param modules the names of classes by the module that has them
   */
  record Group(boolean marks, String because, Map<String, List<String>> modules) {

    List<String> names() {
      List<String> names = new ArrayList<>();
      modules.forEach((module, types) -> types.forEach(type -> names.add(module + "." + type)));
      return names;
    }
  }

  /** The groups of the table, in its order. */
  static List<Group> read(String yaml) {
    List<Group> groups = new ArrayList<>();
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        groups.add(group(parser));
      }
      return groups;
    } catch (IOException e) {
      throw new UncheckedIOException("the build left an unreadable table of types", e);
    }
  }

  private static Group group(JsonParser parser) throws IOException {
    boolean marks = false;
    String because = "";
    Map<String, List<String>> modules = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      switch (key) {
        case "marks" -> marks = Boolean.parseBoolean(parser.getText());
        case "because" -> because = parser.getText();
        case "modules" -> {
          for (String module = parser.nextFieldName();
              module != null;
              module = parser.nextFieldName()) {
            modules.put(module, names(parser));
          }
        }
        default -> throw new IOException("no such key: " + key);
      }
    }
    return new Group(marks, because, modules);
  }

  private static List<String> names(JsonParser parser) throws IOException {
    List<String> names = new ArrayList<>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      names.add(parser.getText());
    }
    return names;
  }

  /** The table as facts. */
  static List<Object> facts(List<Group> groups) {
    List<Object> facts = new ArrayList<>();
    for (Group group : groups) {
      for (String name : group.names()) {
        facts.add(group.marks() ? new SparkType(name) : new PlainType(name, group.because()));
      }
    }
    return facts;
  }

  /** The table in Markdown, as the rule's page shows it. */
  static String markdown(List<Group> groups) {
    StringBuilder text = new StringBuilder("| type | marks | because |\n| --- | --- | --- |\n");
    for (Group group : groups) {
      group
          .modules()
          .forEach(
              (module, types) ->
                  text.append("| `")
                      .append(module)
                      .append("`: ")
                      .append(String.join(", ", types))
                      .append(group.marks() ? " | yes | " : " | no | ")
                      .append(group.because())
                      .append(" |\n"));
    }
    return text.toString();
  }
}
