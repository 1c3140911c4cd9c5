package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole process does that is short of memory or stack, or whose output goes nowhere. */
class ProcessIT {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("kindling.distribution"), "bin", "kindling");
  private static final int NODES = 40_000;
  private static final String OLD = "what was there before\n";

  @TempDir private static Path shared;
  private static Path large;

  @TempDir private Path folder;

  @BeforeAll
  static void writeALargeSnapshot() throws IOException {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < NODES; i++) {
      nodes.append(i == 0 ? "" : ",\n");
      nodes.append("{\"name\": \"n%d\", \"tags\": [], ".formatted(i));
      nodes.append("\"inputs\": [\"d%d\"], \"outputs\": [\"d%d\"]}".formatted(i, i + 1));
    }
    large =
        Files.writeString(
            shared.resolve("large.json"),
            "{\"pipelines\": [{\"name\": \"__default__\", \"nodes\": [" + nodes + "]}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx8m", "-Xmx24m", "-Xmx48m"})
  void memory_that_does_not_suffice_ends_with_70(String heap) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), OLD);

    Python.Outcome run = kindling(heap, "plan", large, "--format", "json", "-o", file);

    assertThat(run.code()).as(run.output()).isEqualTo(70);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(run.output()).startsWith("kindling: error [fault] the memory does not suffice");
    assertThat(file).hasContent(OLD);
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-Xmx12m", "-Xmx24m", "-XX:+UseSerialGC -Xmx12m", "-XX:+UseSerialGC -Xmx24m"})
  void memory_that_does_not_suffice_for_a_batch_is_never_success(String heap) throws IOException {
    Path projects = Files.createDirectory(folder.resolve("projects"));
    for (int i = 0; i < 6; i++) {
      Files.createLink(projects.resolve("large" + i + ".json"), large);
    }
    Path file = folder.resolve("results.jsonl");

    Python.Outcome run =
        kindling(heap, "batch", projects, "--jobs", "4", "--format", "jsonl", "-o", file);

    // 3: each project is named that does not fit even alone. 70: no room for that either.
    assertThat(run.code()).as(run.output()).isIn(3, 70);
    if (run.code() == 3) {
      assertThat(Files.readString(file).lines())
          .hasSizeGreaterThanOrEqualTo(6)
          .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
      assertThat(file).content().contains("the memory does not suffice for it alone");
    } else {
      assertThat(file).doesNotExist();
      assertThat(run.output().lines().toList()).last().asString().contains("memory");
    }
  }

  @Test
  void memory_that_does_not_suffice_to_compile_leaves_what_was_there() throws IOException {
    Path shop = Projects.copy("shop", folder);
    Path out = folder.resolve("out");
    assertThat(kindling("", "compile", shop, "-o", out).code()).isZero();
    Map<String, String> before = Tree.of(out);
    // Content that no heap of this size holds twice.
    Path bulk = shop.resolve("src/shop/bulk.txt");
    Files.writeString(bulk, "x".repeat(30 << 20));

    Python.Outcome run = kindling("-Xmx40m", "compile", shop, "-o", out);

    assertThat(run.code()).as(run.output()).isEqualTo(70);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(Tree.of(out)).isEqualTo(before);
  }

  @Test
  void a_stack_that_does_not_suffice_ends_with_70() throws IOException {
    Path file = folder.resolve("plan.txt");
    List<Integer> codes = new ArrayList<>();
    for (String stack : List.of("140k", "156k", "180k")) {
      Python.Outcome run = kindling("-Xss" + stack, "plan", Run.fixture("shop"), "-o", file);
      if (run.output().contains("stack size specified is too small")) {
        continue; // This Java takes no such stack.
      }
      codes.add(run.code());
      assertThat(run.code()).as(stack + ": " + run.output()).isIn(0, 70);
      if (run.code() == 70) {
        assertThat(run.output().lines()).as(stack).hasSize(1);
        assertThat(run.output()).startsWith("kindling: error [fault] ").contains("stack");
        assertThat(file).doesNotExist();
      } else {
        Files.delete(file);
      }
    }
    assertThat(codes).contains(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "rules list", "plan %s --format html"})
  void a_closed_pipe_ends_it_quietly(String call) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(words(call)).redirectError(errors.toFile()).start();
    process.getInputStream().close();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(141);
    assertThat(errors).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "rules list", "plan %s --format html"})
  void a_full_disk_is_told_of(String call) throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no device that is always full");
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(words(call))
            .redirectOutput(full.toFile())
            .redirectError(errors.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(Files.readString(errors, StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  private static List<String> words(String call) {
    return command((Object[]) call.formatted(Run.fixture("shop")).split(" "));
  }

  private static List<String> command(Object... arguments) {
    return Stream.concat(Stream.of(LAUNCHER), Stream.of(arguments)).map(String::valueOf).toList();
  }

  private Python.Outcome kindling(String options, Object... arguments) throws IOException {
    return Python.run(
        Path.of("").toAbsolutePath(),
        Map.of("KINDLING_JAVA_OPTS", options, "KINDLING_CACHE", "off"),
        command(arguments));
  }
}
