package dev.kindling.rules;

import dev.kindling.facts.PlainType;
import dev.kindling.facts.SparkType;
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

  /**
   * The groups of the table, in its order: plain lines, which cost a cold start next to nothing.
   */
  static List<Group> read(String table) {
    List<Group> groups = new ArrayList<>();
    List<String> names = List.of();
    for (String line : table.split("\n")) {
      String rest = line.substring(line.indexOf(' ') + 1);
      switch (line.charAt(0)) {
        case '#' -> {}
        case '+', '-' -> groups.add(new Group(line.charAt(0) == '+', rest, new LinkedHashMap<>()));
        case ' ' -> names.addAll(List.of(rest.split(" ")));
        default -> {
          names = new ArrayList<>(List.of(rest.split(" ")));
          String module = line.substring(0, line.indexOf(' '));
          groups.get(groups.size() - 1).modules().put(module, names);
        }
      }
    }
    return groups;
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
