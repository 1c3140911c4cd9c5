package dev.kindling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Javas that a machine has, one of each version from 17 on. */
final class Javas {

  private static final List<String> PLACES =
      List.of("/usr/lib/jvm", "/opt/java", "/Library/Java/JavaVirtualMachines");

  private Javas() {}

  /** The homes of those that this process does not run on, the oldest first. */
  static List<Path> others() throws IOException {
    List<Path> homes = new ArrayList<>();
    // As runners of checks name them: JAVA_HOME_21_X64, JAVA25_HOME.
    new TreeMap<>(System.getenv())
        .forEach(
            (name, value) -> {
              if (name.matches("JAVA_?HOME.*|JAVA_?\\d+_HOME|JDK_?\\d+.*")) {
                homes.add(Path.of(value));
              }
            });
    for (String place : PLACES) {
      if (Files.isDirectory(Path.of(place))) {
        try (Stream<Path> found = Files.list(Path.of(place))) {
          found.sorted().forEach(homes::add);
        }
      }
    }
    Map<Integer, Path> byVersion = new TreeMap<>();
    for (Path home : homes) {
      int version = version(home);
      if (version >= 17 && version != Runtime.version().feature()) {
        byVersion.putIfAbsent(version, home);
      }
    }
    return List.copyOf(byVersion.values());
  }

  /** As its release file says; 0 where it is none that runs. */
  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (var in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("[.+_-]")[0]);
  }
}
