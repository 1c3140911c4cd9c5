package dev.kindling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fenced blocks of a page, in their order. */
record DocumentedPage(Path file, List<Block> blocks) {

  private static final Path ROOT = Path.of("..");
  private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");

  /** The first line of a block that is a file of the reader's: its name, as a comment. */
  private static final Pattern LABEL = Pattern.compile("(?:#|//) (\\S+\\.\\w+)");

  /** A line of dots alone stands for any lines, dots in a line for any text. */
  private static final String ANYTHING = "…";

  /**
   * @param line where it begins
   * @param language as the page names it; empty where it names none
   */
  record Block(int line, String language, String text) {

    /** The file that the reader is to have by it; empty where it is none. */
    String label() {
      Matcher label = LABEL.matcher(text.lines().findFirst().orElse(""));
      return label.matches() ? label.group(1) : "";
    }

    /** What is typed, and what is shown to be said. */
    List<Shown> commands() {
      List<Shown> commands = new ArrayList<>();
      for (String line : text.lines().toList()) {
        if (line.startsWith("$ ")) {
          commands.add(new Shown(line.substring(2), new ArrayList<>()));
        } else {
          commands.get(commands.size() - 1).lines().add(line);
        }
      }
      return commands;
    }

    /** The commands of a script, each with the lines that it goes on in. */
    List<String> script() {
      String joined = text.replace("\\\n", " ").replaceAll("(?m)\\s+#.*$", "");
      // A quoted argument goes on too.
      List<String> commands = new ArrayList<>();
      String open = "";
      for (String line : joined.lines().toList()) {
        open = open.isEmpty() ? line : open + " " + line.strip();
        if (open.chars().filter(c -> c == '\'').count() % 2 == 0) {
          Stream.of(open.split(" && ")).map(String::strip).forEach(commands::add);
          open = "";
        }
      }
      return commands;
    }
  }

  record Shown(String command, List<String> lines) {

    /** The whole of the output, but for what dots stand for. */
    Pattern pattern() {
      return Pattern.compile(
          lines.stream()
              .map(
                  line ->
                      line.strip().equals(ANYTHING)
                          ? "(?:.*\n)*?"
                          : Stream.of((line + "\n").split(ANYTHING, -1))
                              .map(Pattern::quote)
                              .collect(Collectors.joining(".*")))
              .collect(Collectors.joining()));
    }
  }

  /** The README, the contributor's page, those of folders and all of docs. */
  static List<DocumentedPage> all() throws IOException {
    List<DocumentedPage> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> others =
            Stream.of("templates/README.md", "findings/README.md").map(ROOT::resolve)) {
      for (Path file : Stream.of(top, docs, others).flatMap(s -> s).sorted().distinct().toList()) {
        if (file.toString().endsWith(".md")) {
          pages.add(read(file));
        }
      }
    }
    return pages;
  }

  private static DocumentedPage read(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = i + 1;
        int indented = fence.group(1).length();
        while (!lines.get(end).strip().equals("```")) {
          end++;
        }
        String text =
            lines.subList(i + 1, end).stream()
                .map(line -> line.substring(Math.min(indented, line.length())) + "\n")
                .collect(Collectors.joining());
        blocks.add(new Block(i + 1, fence.group(2), text));
        i = end;
      }
    }
    return new DocumentedPage(file, blocks);
  }

  /** As a test's report names it. */
  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
