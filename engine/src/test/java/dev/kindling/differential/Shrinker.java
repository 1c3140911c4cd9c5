package dev.kindling.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes a program small that shows something: statements go, blocks take the place of what holds
 * them, parts of expressions become literals, as long as it still shows the same.
 */
final class Shrinker {

  private static final List<String> LITERALS = List.of("\"a\"", "0", "[]", "None", "True", "{}");

  private final Predicate<Program> shows;
  private Program best;
  private int tries;

  private Shrinker(Program program, Predicate<Program> shows, int tries) {
    this.best = program;
    this.shows = shows;
    this.tries = tries;
  }

  /** The smallest program found within that many tries. */
  static Program shrink(Program program, Predicate<Program> shows, int tries) {
    return new Shrinker(program, shows, tries).shrink();
  }

  private Program shrink() {
    int before;
    do {
      before = size();
      shared();
      for (String path : List.copyOf(best.files().keySet())) {
        file(path);
      }
    } while (size() < before && tries > 0);
    return best;
  }

  /** Names that no other line has are not imported; that takes the fewest tries. */
  private void shared() {
    for (String path : List.copyOf(best.files().keySet())) {
      List<String> lines = lines(path);
      for (int at = 0; at < lines.size(); at++) {
        String line = lines.get(at);
        int names = line.indexOf("import ");
        if (names >= 0 && !line.endsWith("*")) {
          List<String> rest = new ArrayList<>(lines);
          rest.remove(at);
          String others = String.join("\n", rest);
          String used =
              List.of(line.substring(names + 7).split(", ")).stream()
                  .filter(name -> others.contains(name.substring(name.lastIndexOf(' ') + 1)))
                  .reduce((a, b) -> a + ", " + b)
                  .orElse("");
          if (!used.isEmpty()) {
            rest.add(at, line.substring(0, names + 7) + used);
          }
          if (attempt(path, rest)) {
            lines = rest;
            at -= used.isEmpty() ? 1 : 0;
          }
        }
      }
    }
  }

  private int size() {
    return best.files().values().stream().mapToInt(String::length).sum();
  }

  private boolean attempt(String path, List<String> lines) {
    if (tries <= 0) {
      return false;
    }
    Map<String, String> files = new TreeMap<>(best.files());
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    if (text.equals(files.get(path))) {
      return false;
    }
    files.put(path, text);
    tries--;
    Program candidate = best.with(files);
    if (shows.test(candidate)) {
      best = candidate;
      return true;
    }
    return false;
  }

  private void file(String path) {
    if (best.files().containsKey(path) && !attempt(path, List.of())) {
      for (int size = 16; size >= 1; size /= 2) {
        siblings(path, size);
      }
      hoist(path);
      expressions(path);
    }
  }

  private List<String> lines(String path) {
    return new ArrayList<>(best.files().getOrDefault(path, "").lines().toList());
  }

  /** Statements of one block, several at once. */
  private void siblings(String path, int size) {
    int at = 0;
    while (at < lines(path).size()) {
      List<String> lines = lines(path);
      int end = at;
      for (int taken = 0; taken < size && end < lines.size(); taken++) {
        if (indent(lines.get(end)) < indent(lines.get(at))) {
          break;
        }
        end = end(lines, end);
      }
      if (!attempt(path, without(lines, at, end))) {
        at++;
      }
    }
  }

  /** The lines without some; a block that would be empty passes. */
  private static List<String> without(List<String> lines, int from, int to) {
    List<String> rest = new ArrayList<>(lines.subList(0, from));
    boolean opens = from > 0 && lines.get(from - 1).endsWith(":");
    boolean ends = to >= lines.size() || indent(lines.get(to)) < indent(lines.get(from));
    if (opens && ends && !lines.get(from).isBlank()) {
      rest.add(" ".repeat(indent(lines.get(from))) + "pass");
    }
    rest.addAll(lines.subList(to, lines.size()));
    return rest;
  }

  private static int indent(String line) {
    return line.isBlank() ? Integer.MAX_VALUE : line.length() - line.stripLeading().length();
  }

  /** The line behind the statement that begins at a line, with all that is indented below it. */
  private static int end(List<String> lines, int start) {
    int end = start + 1;
    while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(start))) {
      end++;
    }
    return end;
  }

  /** What a statement holds takes its place. */
  private void hoist(String path) {
    for (int at = 0; at < lines(path).size(); at++) {
      List<String> lines = lines(path);
      int end = end(lines, at);
      if (end == at + 1 || lines.get(at).isBlank()) {
        continue;
      }
      List<String> body = new ArrayList<>(lines.subList(0, at));
      int by = indent(lines.get(at + 1)) - indent(lines.get(at));
      for (String line : lines.subList(at + 1, end)) {
        body.add(line.isBlank() || by > 80 ? line : line.substring(by));
      }
      body.addAll(lines.subList(end, lines.size()));
      if (attempt(path, body)) {
        at--;
      }
    }
  }

  private void expressions(String path) {
    for (int at = 0; at < lines(path).size(); at++) {
      boolean smaller = true;
      while (smaller && tries > 0) {
        smaller = false;
        for (String candidate : simpler(lines(path).get(at))) {
          List<String> lines = lines(path);
          lines.set(at, candidate);
          if (attempt(path, lines)) {
            smaller = true;
            break;
          }
        }
      }
    }
  }

  /** The line with one thing less. */
  private static List<String> simpler(String line) {
    List<String> candidates = new ArrayList<>();
    int names = line.indexOf("import ");
    if (names >= 0 && line.indexOf(',', names) > 0) {
      List<String> all = List.of(line.substring(names + 7).split(", "));
      for (int size = all.size() / 2; size >= 1; size /= 2) {
        for (int from = 0; from + size <= all.size(); from += size) {
          List<String> some = new ArrayList<>(all);
          some.subList(from, from + size).clear();
          candidates.add(line.substring(0, names + 7) + String.join(", ", some));
        }
      }
      return candidates;
    }
    int assigned = line.indexOf(" = ");
    if (assigned > 0) {
      replace(line, assigned + 3, line.length(), candidates);
    } else if (line.strip().startsWith("return ")) {
      replace(line, line.indexOf("return ") + 7, line.length(), candidates);
    }
    for (int i = 0; i < line.length(); i++) {
      int open = "([{".indexOf(line.charAt(i));
      if (open < 0) {
        continue;
      }
      int close = closing(line, i);
      if (close < 0) {
        continue;
      }
      replace(line, i, close + 1, candidates);
      if (open == 0) {
        candidates.add(
            line.substring(0, i) + line.substring(i + 1, close) + line.substring(close + 1));
      }
      int start = i + 1;
      int depth = 0;
      for (int k = i + 1; k <= close; k++) {
        char c = line.charAt(k);
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (depth == 0 && c == ',' || k == close) {
          int from = k == close && start > i + 1 ? start - 1 : start;
          int to = k == close ? k : k + 1;
          candidates.add(line.substring(0, from) + line.substring(to).stripLeading());
          int value = line.indexOf('=', start);
          replace(
              line,
              value > 0 && value < k && line.charAt(value + 1) != '=' ? value + 1 : start,
              k,
              candidates);
          start = k + 1;
        }
      }
    }
    candidates.removeIf(candidate -> candidate.length() >= line.length());
    return candidates;
  }

  private static void replace(String line, int from, int to, List<String> candidates) {
    if (from > to || LITERALS.contains(line.substring(from, to).strip())) {
      return;
    }
    for (String literal : LITERALS) {
      candidates.add(line.substring(0, from) + literal + line.substring(to));
    }
  }

  private static int closing(String line, int open) {
    int depth = 0;
    for (int i = open; i < line.length(); i++) {
      char c = line.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
