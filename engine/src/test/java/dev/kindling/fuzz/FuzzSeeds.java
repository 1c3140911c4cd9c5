package dev.kindling.fuzz;

import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.snapshot.SnapshotWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Inputs that the fuzzer begins with: the fixtures' files, in the shape that targets take. */
final class FuzzSeeds {

  private static final List<String> PROJECTS = List.of("ledger", "shop", "weather");
  private static final int RANDOM_TEXTS = 40;

  private FuzzSeeds() {}

  /** Each different file of that ending below the folders. */
  static void files(Map<String, byte[]> seeds, String ending, String... folders)
      throws IOException {
    for (String folder : folders) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        List<Path> files =
            walk.filter(Files::isRegularFile)
                .filter(file -> file.toString().endsWith(ending))
                .filter(file -> !file.toString().contains("expected"))
                .toList();
        for (Path file : files) {
          seeds.put(name(file), Files.readAllBytes(file));
        }
      }
    }
  }

  /** Each project's configuration as one input, and each interpolation that a test knows. */
  static void configuration(Map<String, byte[]> seeds) throws IOException {
    for (String project : PROJECTS) {
      Path conf = Path.of("../fixtures", project, "conf");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (String file : ConfigurationTarget.FILES) {
        Path path = conf.getParent().resolve(file);
        if (Files.exists(path)) {
          all.write(Files.readAllBytes(path));
        }
        all.write('\f');
      }
      seeds.put(project, all.toByteArray());
    }
    Path known = Path.of("src/test/resources/dev/kindling/configuration/interpolations.txt");
    int number = 0;
    for (String line : Files.readAllLines(known)) {
      String text = "a: " + line.split(" => ", 2)[0] + "\nb: ${a}\n";
      seeds.put("interpolation-" + number++, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Each project as a snapshot, and an export of kedro viz. */
  static void snapshots(Map<String, byte[]> seeds) throws IOException {
    ReadOptions options = ReadOptions.defaults().withEnvironment(Map.of());
    for (String project : PROJECTS) {
      Path folder = Path.of("../fixtures", project);
      seeds.put(project, SnapshotWriter.write(OpenProject.at(folder, options).facts()));
    }
    Path export = Path.of("src/test/resources/dev/kindling/project/export/api/main");
    seeds.put("export", Files.readAllBytes(export));
    seeds.put(
        "yaml",
        "pipelines:\n- name: __default__\n  nodes:\n  - {name: a, inputs: [], outputs: [x]}\n"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Texts at random, since no fixture has hostile ones. */
  static void texts(Map<String, byte[]> seeds) {
    Random random = new Random(1);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      byte[] text = new byte[20 * (i + 1)];
      random.nextBytes(text);
      text[0] = (byte) i;
      seeds.put("random-" + i, text);
    }
  }

  private static String name(Path file) {
    return file.normalize().toString().replaceAll("[^A-Za-z0-9.]+", "-");
  }
}
