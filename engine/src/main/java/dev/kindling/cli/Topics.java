package dev.kindling.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of the documentation, as the program carries them along: {@code kindling help TOPIC}.
 */
final class Topics {

  /** The vocabulary of rules: a part of the page that tells how to write them. */
  static final String FACTS = "facts";

  private static final Pattern FACTS_PART = Pattern.compile("(?ms)^## The facts$.*?(?=^## |\\z)");

  private static final String FOLDER = "/dev/kindling/docs/";
  private static final String END = ".md";

  private Topics() {}

  /** Every topic as it is asked for, sorted. */
  static List<String> names() throws IOException {
    List<String> names = new ArrayList<>(List.of(FACTS));
    pages().forEach(page -> names.add(asked(page)));
    return names.stream().sorted().toList();
  }

  /** How a topic is asked for: where a command has its name, with the page's ending. */
  static String asked(String page) {
    return Commands.named(page).isPresent() ? page + END : page;
  }

  /** The page of that name, with or without its ending. */
  static Optional<String> page(String topic) throws IOException {
    if (topic.equals(FACTS)) {
      return page("rules").map(FACTS_PART::matcher).filter(Matcher::find).map(Matcher::group);
    }
    String name = topic.endsWith(END) ? topic.substring(0, topic.length() - END.length()) : topic;
    if (!pages().contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = Topics.class.getResourceAsStream(FOLDER + name + END)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<String> pages() throws IOException {
    URL one = Topics.class.getResource(FOLDER + "reading" + END);
    if (one == null) {
      throw new IllegalStateException("the build left out the documentation");
    }
    try {
      URI uri = one.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return pages(Path.of(uri).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return pages(jar.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(END))
          .map(name -> name.substring(0, name.length() - END.length()))
          .sorted()
          .toList();
    }
  }
}
