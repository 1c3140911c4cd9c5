package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.conformance.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is whole or absent: where there is no room, and when the process is killed. */
class OutputIT {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("kindling.distribution"), "bin", "kindling");
  private static final int KILLS = 5;

  @TempDir private Path folder;
  private Path shop;
  private Path out;
  private Map<String, String> old;

  @BeforeEach
  void compileOnce() throws IOException {
    shop = Projects.copy("shop", folder);
    out = folder.resolve("out");
    assertThat(kindling("compile", shop, "-o", out).code()).isZero();
    old = Tree.of(out);
    // Now every artifact differs.
    Projects.replace(shop, "conf/base/airflow-k8s.yaml", "image: ", "image: other-");
    Files.writeString(shop.resolve("src/shop/more.py"), "x = 1\n");
  }

  @Test
  void a_file_that_the_disk_has_no_room_for() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.html"), "old");

    // No file may grow beyond 8 blocks of 512 bytes.
    Python.Outcome planned = limited("plan", shop, "--format", "html", "-o", plan);
    Python.Outcome compiled = limited("compile", shop, "-o", out);

    assertThat(planned.code()).as(planned.output()).isEqualTo(2);
    assertThat(plan).hasContent("old");
    assertThat(compiled.code()).as(compiled.output()).isEqualTo(2);
    assertThat(compiled.output()).contains("nothing was written");
    assertThat(Tree.of(out)).isEqualTo(old);
  }

  @Test
  void a_process_that_is_killed_leaves_each_file_old_or_new() throws Exception {
    Path fresh = folder.resolve("fresh");
    long began = System.nanoTime();
    assertThat(kindling("compile", shop, "-o", fresh).code()).isZero();
    long takes = System.nanoTime() - began;
    Map<String, String> wanted = Tree.of(fresh);
    Random random = new Random(1);
    for (int i = 0; i < KILLS; i++) {
      Process process = new ProcessBuilder(command("compile", shop, "-o", out)).start();
      // The end of the run is where files are written.
      long wait = takes / 2 + (long) (random.nextDouble() * takes / 2);
      process.waitFor(wait, TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();

      Map<String, String> files = new TreeMap<>(Tree.of(out));
      files.keySet().removeIf(path -> path.startsWith(".kindling"));
      files.forEach(
          (path, digest) -> assertThat(digest).as(path).isIn(old.get(path), wanted.get(path)));
      assertThat(files.keySet()).containsAll(old.keySet());
    }

    Python.Outcome after = kindling("compile", shop, "-o", out);

    assertThat(after.code()).as(after.output()).isZero();
    assertThat(Tree.of(out)).isEqualTo(wanted);
  }

  private Python.Outcome limited(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"));
    command.addAll(command(arguments));
    return Python.run(folder, Map.of("KINDLING_CACHE", "off"), command);
  }

  private Python.Outcome kindling(Object... arguments) throws IOException {
    return Python.run(folder, Map.of("KINDLING_CACHE", "off"), command(arguments));
  }

  private static List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}
