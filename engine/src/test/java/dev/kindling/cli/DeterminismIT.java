package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same projects give the same bytes of every output, whatever is around them. Each row of the
 * matrix is a process of its own on a copy of its own; {@code docs/reliability.md} lists the rows.
 */
class DeterminismIT {

  private static final Path DISTRIBUTION = Path.of(System.getProperty("kindling.distribution"));
  private static final UnaryOperator<byte[]> AS_IT_IS = UnaryOperator.identity();

  /**
   * Memory lists a folder's files in the order they were made in; disks have an order of theirs.
   */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static Path folder;
  private static Map<String, String> expected;

  /** In what order a copy's files are made. */
  private enum Order {
    SORTED,
    REVERSED,
    SHUFFLED
  }

  @BeforeAll
  static void makeTheOutputsThatTheOthersMustHave() throws IOException {
    folder =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "kindling")
            : Files.createTempDirectory("kindling");
    expected = outputs("plain", Order.SORTED, AS_IT_IS, "1", Map.of(), java(), List.of());
    assertThat(expected.keySet())
        .contains("shop.html", "shop.sarif", "shop-compiled/dags/shop.py", "pages/index.html")
        .contains("shop-compiled/spark/project.tar.gz", "batch.jsonl", "weather.snapshot.json");
  }

  @AfterAll
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void a_repeated_run_at_another_time_by_many_threads() throws IOException {
    assertSame(outputs("again", Order.SORTED, AS_IT_IS, "8", Map.of(), java(), List.of()));
  }

  @Test
  void other_orders_of_a_folder() throws IOException {
    assertSame(outputs("reversed", Order.REVERSED, AS_IT_IS, "8", Map.of(), java(), List.of()));
    assertSame(outputs("shuffled", Order.SHUFFLED, AS_IT_IS, "1", Map.of(), java(), List.of()));
  }

  /** Letters and digits of its own, the default charset, the time zone, and who it is. */
  @ParameterizedTest
  @CsvSource({
    "tr, TR, US-ASCII, Pacific/Kiritimati",
    "ar, EG, ISO-8859-1, Pacific/Pago_Pago",
    "th, TH, Shift_JIS, Asia/Kathmandu"
  })
  void other_users(String language, String country, String charset, String zone)
      throws IOException {
    Map<String, String> environment = Map.of("TZ", zone, "USER", "somebody", "COLUMNS", "40");
    List<String> options =
        List.of(
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.extensions=u-ca-buddhist-nu-thai",
            "-Dfile.encoding=" + charset,
            "-Duser.name=somebody",
            "-Duser.home=/nowhere");
    assertSame(outputs(language, Order.SORTED, AS_IT_IS, "1", environment, java(), options));
  }

  @TestFactory
  Stream<DynamicTest> every_other_java_of_this_machine(TestReporter reporter) throws IOException {
    List<Path> others = Javas.others();
    reporter.publishEntry("rows with another Java", others.toString());
    return others.stream()
        .map(
            other ->
                DynamicTest.dynamicTest(
                    other.toString(),
                    () ->
                        assertSame(
                            outputs(
                                other.getFileName().toString(),
                                Order.SORTED,
                                AS_IT_IS,
                                "2",
                                Map.of(),
                                other.resolve("bin/java"),
                                List.of()))));
  }

  @Test
  void a_checkout_with_the_line_ends_of_windows() throws IOException {
    Map<String, String> windows =
        outputs("crlf", Order.SORTED, DeterminismIT::crlf, "1", Map.of(), java(), List.of());

    // What is packed is what is there, and with it whatever holds its digest.
    assertSame(withoutPacked(windows), withoutPacked(expected));
  }

  private static void assertSame(Map<String, String> outputs) {
    assertSame(outputs, expected);
  }

  private static void assertSame(Map<String, String> outputs, Map<String, String> wanted) {
    Map<String, String> differing = new TreeMap<>(outputs);
    differing.entrySet().removeAll(wanted.entrySet());
    assertThat(differing.keySet()).as("outputs that differ").isEmpty();
    assertThat(outputs).containsOnlyKeys(wanted.keySet());
  }

  private static Map<String, String> withoutPacked(Map<String, String> outputs) {
    Map<String, String> rest = new TreeMap<>(outputs);
    rest.keySet().removeIf(path -> path.endsWith("project.tar.gz"));
    return rest;
  }

  /** The digest of every output, by its path. */
  private static Map<String, String> outputs(
      String name,
      Order order,
      UnaryOperator<byte[]> content,
      String jobs,
      Map<String, String> environment,
      Path java,
      List<String> options)
      throws IOException {
    Path row = folder.resolve(name);
    for (String project : EveryOutput.PROJECTS) {
      copy(Run.fixture(project), row.resolve(project), order, content);
      Path foreign = row.resolve(project).resolve("src").resolve(project).resolve("größe_İı.py");
      Files.writeString(foreign, "GRÖSSE = 1\n");
    }
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            DISTRIBUTION.resolve("lib/kindling.jar")
                + ":"
                + Path.of("target/test-classes").toAbsolutePath(),
            EveryOutput.class.getName(),
            jobs));

    Map<String, String> variables = new HashMap<>(environment);
    // As the launcher has it; LauncherIT starts without.
    variables.put("LC_ALL", "C.UTF-8");
    Python.Outcome run = Python.run(row, variables, command);

    assertThat(run.code()).as(run.output()).isZero();
    return Tree.of(row.resolve("out"));
  }

  private static void copy(Path from, Path to, Order order, UnaryOperator<byte[]> content)
      throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files =
          new ArrayList<>(
              walk.filter(Files::isRegularFile)
                  .filter(file -> !from.relativize(file).startsWith("expected"))
                  .sorted()
                  .toList());
    }
    if (order == Order.REVERSED) {
      Collections.reverse(files);
    } else if (order == Order.SHUFFLED) {
      Collections.shuffle(files, new Random(1));
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.write(target, content.apply(Files.readAllBytes(file)));
      Files.setLastModifiedTime(target, FileTime.from(Instant.now().minusSeconds(order.ordinal())));
    }
  }

  /** Text as git checks it out on Windows. */
  private static byte[] crlf(byte[] content) {
    String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf('\0') >= 0
        ? content
        : text.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
