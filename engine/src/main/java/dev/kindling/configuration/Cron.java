package dev.kindling.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a DAG runs, by the grammar of croniter, which Airflow reads schedules with: five fields, a
 * sixth for seconds and a seventh for years, or a name.
 */
final class Cron {

  /** The names of croniter, and those that Airflow has beside them. */
  private static final Set<String> NAMES =
      Set.of(
          "@hourly",
          "@daily",
          "@midnight",
          "@weekly",
          "@monthly",
          "@quarterly",
          "@yearly",
          "@annually",
          "@once",
          "@continuous");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private static final Pattern ITEM =
      Pattern.compile("(?:(\\*)|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,9}))?");
  private static final Pattern NTH = Pattern.compile("(\\w+)#([1-5])");
  private static final Pattern LAST = Pattern.compile("l(\\w+)");
  private static final Pattern NEAREST = Pattern.compile("(\\d{1,2})w");

  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of(), 0),
          new Field("hour", 0, 23, List.of(), 0),
          new Field("day of the month", 1, 31, List.of(), 0),
          new Field("month", 1, 12, MONTHS, 1),
          new Field("day of the week", 0, 7, DAYS, 0),
          new Field("second", 0, 59, List.of(), 0),
          new Field("year", 1970, 2099, List.of(), 0));

  /**
   * @param named words for its numbers, the first for {@code first}
   */
  private record Field(String name, int least, int most, List<String> named, int first) {

    boolean isDay() {
      return name.startsWith("day");
    }

    boolean takes(String value) {
      int word = named.indexOf(value);
      if (word >= 0) {
        return true;
      }
      if (!value.matches("\\d{1,4}")) {
        return false;
      }
      int number = Integer.parseInt(value);
      return number >= least && number <= most;
    }
  }

  private Cron() {}

  /** What is wrong with the expression; empty where Airflow takes it. */
  static String mistake(String expression) {
    String text = expression.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("@")) {
      return NAMES.contains(text) ? "" : "is no name that Airflow knows";
    }
    String[] parts = text.split("\\s+");
    if (parts.length < 5 || parts.length > FIELDS.size()) {
      return "has %d fields".formatted(parts.length);
    }
    for (int i = 0; i < parts.length; i++) {
      Field field = FIELDS.get(i);
      List<String> items = List.of(parts[i].split(",", -1));
      for (String item : items) {
        if (!isItem(item, field) || !fits(item, items)) {
          return "has `%s` for the %s, which is %d to %d"
              .formatted(item, field.name(), field.least(), field.most());
        }
      }
    }
    return "";
  }

  /** Some items stand alone, and some with their like only. */
  private static boolean fits(String item, List<String> all) {
    boolean alone = item.equals("?") || NEAREST.matcher(item).matches();
    boolean plain = !isNth(item) && !all.contains("*") && all.stream().anyMatch(Cron::isNth);
    boolean known = !plain || all.stream().anyMatch(other -> other.startsWith(item + "#"));
    return all.size() == 1 || !alone && known;
  }

  private static boolean isNth(String item) {
    return NTH.matcher(item).matches() || item.matches("l\\d");
  }

  private static boolean isItem(String item, Field field) {
    boolean month = field.name().equals("day of the month");
    if (field.isDay() && item.equals("?")) {
      return true;
    }
    Matcher special = (month ? NEAREST : NTH).matcher(item);
    if (field.isDay() && special.matches()) {
      return field.takes(special.group(1));
    }
    Matcher last = LAST.matcher(item);
    if (!month && field.isDay() && last.matches()) {
      return last.group(1).matches("\\d") && field.takes(last.group(1));
    }
    Matcher plain = ITEM.matcher(item);
    if (!plain.matches() || plain.group(4) != null && Integer.parseInt(plain.group(4)) == 0) {
      return false;
    }
    return plain.group(1) != null
        || takes(plain.group(2), field, month)
            && (plain.group(3) == null || ends(plain.group(3), field, month));
  }

  /** The end of a range that goes round may lie below the least, as croniter takes it. */
  private static boolean ends(String value, Field field, boolean month) {
    return takes(value, field, month)
        || value.matches("\\d{1,4}") && Integer.parseInt(value) < field.least();
  }

  private static boolean takes(String value, Field field, boolean month) {
    return field.takes(value) || month && value.equals("l");
  }
}
