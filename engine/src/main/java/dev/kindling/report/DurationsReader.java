package dev.kindling.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long nodes or tasks run. CSV with a heading, or JSON: an array of objects, or an object
 * with such an array in it, as Airflow's API answers for task instances. A name stands in {@code
 * node}, {@code task}, {@code task_id} or {@code name}, seconds in {@code seconds} or {@code
 * duration}. Or event logs of Spark, one behind the other: of each application its name and the
 * time from its start to its end. Of a name that is there more than once the mean counts.
 */
public final class DurationsReader {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** How each line of Spark's event logs begins, spaces left out. */
  private static final String SPARK_EVENT = "{\"Event\":\"SparkListener";

  /** Spreadsheets write it before the text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String APPLICATION = "SparkListenerApplication";
  private static final String NAME = "App Name";
  private static final String TIME = "Timestamp";

  private static final List<String> NAMES = List.of("node", "task", "task_id", "name");
  private static final List<String> SECONDS = List.of("seconds", "duration");

  private final String file;
  private final Map<String, List<Double>> read = new LinkedHashMap<>();

  private DurationsReader(String file) {
    this.file = file;
  }

  /**
   * Seconds by name, in the order of the file.
   *
   * @param named how messages name it
   * @throws InvalidInput where it is no text, or of no kind that is read
   */
  public static Map<String, Double> of(Path file, String named) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InvalidInput(new Origin(named, 0, ""), "is a folder; name the file of durations");
    }
    try {
      return read(Files.readString(file), named);
    } catch (CharacterCodingException e) {
      throw new InvalidInput(new Origin(named, 0, ""), "is no UTF-8 text; save it as such");
    }
  }

  /**
   * Seconds by name, in the order of the file.
   *
   * @param file how messages name the text's origin
   * @throws InvalidInput where the text is neither, or a duration is no number of seconds
   */
  static Map<String, Double> read(String given, String file) {
    DurationsReader reader = new DurationsReader(file);
    String text = given.startsWith(BYTE_ORDER_MARK) ? given.substring(1) : given;
    String start = text.stripLeading();
    if (start.lines().findFirst().orElse("").replace(" ", "").startsWith(SPARK_EVENT)) {
      reader.eventLog(text);
    } else if (start.startsWith("[") || start.startsWith("{")) {
      reader.json(text);
    } else {
      reader.csv(text);
    }
    Map<String, Double> durations = new LinkedHashMap<>();
    reader.read.forEach(
        (name, all) ->
            durations.put(name, all.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
    return durations;
  }

  /**
   * Lines of JSON as Spark's EventLoggingListener writes them; all but two kinds are passed over.
   */
  private void eventLog(String text) {
    JsonNode started = null;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.contains(APPLICATION)) {
        JsonNode event = event(line, number);
        String kind = event.path("Event").asText();
        if (kind.equals(APPLICATION + "Start")) {
          requireEnded(started);
          started = event;
        } else if (kind.equals(APPLICATION + "End")) {
          long milliseconds = time(event, number) - time(started, number);
          add(started.path(NAME).asText(), String.valueOf(milliseconds / 1000.0), number);
          started = null;
        }
      }
    }
    requireEnded(started);
  }

  private JsonNode event(String line, int number) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InvalidInput(
          new Origin(file, number, ""),
          "the event log breaks off within this line; take a whole one");
    }
  }

  /** Milliseconds since 1970. */
  private long time(@Nullable JsonNode event, int number) {
    if (event == null || !event.path(TIME).isIntegralNumber()) {
      throw new InvalidInput(
          new Origin(file, number, ""),
          "here an application ends whose beginning, or whose time, the event log lacks; take a"
              + " whole one");
    }
    return event.path(TIME).asLong();
  }

  private void requireEnded(@Nullable JsonNode started) {
    if (started != null) {
      throw new InvalidInput(
          new Origin(file, 0, ""),
          "the application `"
              + started.path(NAME).asText()
              + "` has no end in this event log; take the log of a run that has ended");
    }
  }

  private void json(String text) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidInput(
          new Origin(file, line, ""),
          "this is not one JSON value, or names a field twice; mend it there");
    }
    JsonNode rows = root;
    for (JsonNode field : root.isObject() ? root : MAPPER.createArrayNode()) {
      rows = field.isArray() ? field : rows;
    }
    if (!rows.isArray()) {
      throw new InvalidInput(
          new Origin(file, 0, ""),
          "there is no array of durations; give one of objects with `node` and `seconds`");
    }
    for (JsonNode row : rows) {
      String name =
          NAMES.stream()
              .map(row::path)
              .filter(JsonNode::isTextual)
              .map(JsonNode::asText)
              .findFirst()
              .orElse(null);
      JsonNode seconds =
          SECONDS.stream().map(row::path).filter(n -> !n.isMissingNode()).findFirst().orElse(null);
      if (name == null || seconds == null) {
        throw new InvalidInput(
            new Origin(file, 0, row.toString()),
            "an entry lacks a name or seconds; give each `node` and `seconds`: " + row);
      }
      // A task that has not ended has no duration yet.
      if (!seconds.isNull()) {
        add(name, seconds.asText(), 0);
      }
    }
  }

  private void csv(String text) {
    List<String> lines = text.lines().toList();
    List<String> heading = lines.isEmpty() ? List.of() : cells(lines.get(0));
    int name = place(heading, NAMES);
    int seconds = place(heading, SECONDS);
    if (name < 0 || seconds < 0) {
      throw new InvalidInput(
          new Origin(file, 1, ""),
          "the heading names no columns for names and seconds; begin with the line `node,seconds`");
    }
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i));
      if (!lines.get(i).isBlank()) {
        if (cells.size() <= Math.max(name, seconds)) {
          throw new InvalidInput(
              new Origin(file, i + 1, lines.get(i)), "the line has too few columns; add them");
        }
        add(cells.get(name), cells.get(seconds), i + 1);
      }
    }
  }

  private static int place(List<String> heading, List<String> wanted) {
    return wanted.stream().mapToInt(heading::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  /** The cells of a line; one in quotes may have commas in it, and quotes written twice. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private void add(String name, String seconds, int line) {
    double value;
    try {
      value = Double.parseDouble(seconds);
    } catch (NumberFormatException e) {
      value = -1;
    }
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new InvalidInput(
          new Origin(file, line, seconds),
          "`" + seconds + "` is no number of seconds for `" + name + "`; write one as 12.5");
    }
    read.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
