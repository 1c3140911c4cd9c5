package dev.kindling.python.standard;

import dev.kindling.python.evaluation.Iteration;
import dev.kindling.python.values.Container;
import dev.kindling.python.values.IteratorValue;
import dev.kindling.python.values.NativeFunction;
import dev.kindling.python.values.NativeValue;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code csv}: rows of what is known, with a delimiter at most. */
final class Tables {

  private Tables() {}

  static @Nullable Value member(String name) {
    return switch (name) {
      case "reader" ->
          Given.function(
              "csv.reader",
              given -> {
                List<List<Value>> rows = rows(given, "csvfile");
                return rows == null
                    ? null
                    : new Rows(
                        "csv.reader",
                        Value.Singleton.NONE,
                        new IteratorValue(
                            rows.stream()
                                .map(row -> (Value) new Container.ListValue(row))
                                .toList()));
              });
      case "DictReader" -> Given.type("csv.DictReader", Tables::records);
      default -> null;
    };
  }

  private static @Nullable Value records(Given given) {
    List<List<Value>> rows = rows(given, "f");
    if (rows == null) {
      return null;
    }
    List<Value> names = given.has(1, "fieldnames") ? given.items(1, "fieldnames") : null;
    List<Value> result = new ArrayList<>();
    for (List<Value> row : rows) {
      if (row.isEmpty()) {
        continue;
      } else if (names == null) {
        names = row;
        continue;
      } else if (row.size() != names.size()) {
        return null;
      }
      Container.DictValue entry = new Container.DictValue();
      for (int i = 0; i < row.size(); i++) {
        entry.entries().put(names.get(i), row.get(i));
      }
      result.add(entry);
    }
    return new Rows(
        "csv.DictReader",
        names == null ? Value.Singleton.NONE : new Container.ListValue(names),
        new IteratorValue(result));
  }

  /** The rows that are not taken yet. */
  private record Rows(String typeName, Value names, IteratorValue rows) implements NativeValue {

    @Override
    public @Nullable List<Value> iterate() {
      return Iteration.items(rows, Site.NOWHERE);
    }

    @Override
    public List<Value> holds() {
      return List.of(rows);
    }

    @Override
    public boolean isSized() {
      return false;
    }

    @Override
    public @Nullable Value attribute(String name) {
      return switch (name) {
        case "fieldnames" -> typeName.equals("csv.DictReader") ? names : null;
        case "__next__" ->
            NativeFunction.function(
                "csv.reader.__next__",
                call ->
                    call.interpreter()
                        .call(
                            call.interpreter().attribute(rows, name, call.site()),
                            List.of(),
                            call.site()));
        default -> null;
      };
    }
  }

  private static @Nullable List<List<Value>> rows(Given given, String first) {
    List<String> lines = given.texts(0, first);
    String delimiter = given.has(99, "delimiter") ? given.text(99, "delimiter") : ",";
    if (lines == null
        || delimiter == null
        || delimiter.length() != 1
        || !given.onlyNamed(first, "delimiter", "fieldnames")
        || given.call().positional().size() > (first.equals("f") ? 2 : 1)) {
      return null;
    }
    List<List<Value>> rows = new ArrayList<>();
    for (String line : lines) {
      List<Value> row = row(line.replaceAll("[\r\n]+$", ""), delimiter.charAt(0));
      if (row == null) {
        return null;
      }
      rows.add(row);
    }
    return rows;
  }

  /** The fields of a line; null where a field goes on in the next one. */
  private static @Nullable List<Value> row(String line, char delimiter) {
    List<Value> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    boolean starts = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && starts) {
        quoted = true;
        starts = false;
      } else if (c == delimiter) {
        row.add(text(field));
        starts = true;
      } else if (c == '\r' || c == '\n') {
        return null;
      } else {
        field.append(c);
        starts = false;
      }
    }
    if (quoted) {
      return null;
    } else if (!line.isEmpty()) {
      row.add(text(field));
    }
    return row;
  }

  private static Text text(StringBuilder field) {
    Text text = Value.of(field.toString());
    field.setLength(0);
    return text;
  }
}
