package dev.kindling.fuzz;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is fuzzed: a class that takes bytes, and the inputs to begin with. */
enum FuzzTarget {
  PYTHON("dev.kindling.fuzz.PythonTarget", 1_200),
  CONFIGURATION("dev.kindling.fuzz.ConfigurationTarget", 800),
  SNAPSHOT("dev.kindling.fuzz.SnapshotTarget", 15_000),
  RULES("dev.kindling.fuzz.RulesTarget", 40_000),
  RENDERING("dev.kindling.rendering.RenderingTarget", 1_000);

  private static final Path FINDINGS = Path.of("src/test/resources/dev/kindling/fuzz");

  private final String type;
  private final int runs;

  FuzzTarget(String type, int runs) {
    this.type = type;
    this.runs = runs;
  }

  /** How many inputs a check of every change tries: some twenty seconds of them. */
  int runs() {
    return runs;
  }

  /** The class, as the fuzzer is told of it. */
  String type() {
    return type;
  }

  /** What the fuzzer found once, by the file's name. */
  SortedMap<String, byte[]> findings() throws IOException {
    SortedMap<String, byte[]> inputs = new TreeMap<>();
    Path folder = FINDINGS.resolve(toString());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return inputs;
  }

  /** Where to begin: what the fixtures hold, and what was found. */
  SortedMap<String, byte[]> seeds() throws IOException {
    SortedMap<String, byte[]> seeds = new TreeMap<>(findings());
    switch (this) {
      case PYTHON -> FuzzSeeds.files(seeds, ".py", "../fixtures");
      case CONFIGURATION -> FuzzSeeds.configuration(seeds);
      case SNAPSHOT -> FuzzSeeds.snapshots(seeds);
      case RULES -> FuzzSeeds.files(seeds, ".drl", "../rules/packs", "../fixtures");
      case RENDERING -> FuzzSeeds.texts(seeds);
    }
    return seeds;
  }

  /** Runs the target on one input, as the fuzzer does. */
  void run(byte[] input) throws Throwable {
    MethodHandle target =
        MethodHandles.lookup()
            .findStatic(
                Class.forName(type),
                "fuzzerTestOneInput",
                MethodType.methodType(void.class, byte[].class));
    target.invokeExact(input);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
