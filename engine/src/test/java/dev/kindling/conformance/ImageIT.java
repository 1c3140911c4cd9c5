package dev.kindling.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Dockerfile, built by buildah without a daemon and without a registry: its base is made of
 * Debian's packages. What the image has is run as its user, in its root folder.
 */
@Tag("image")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageIT {

  private static final Path KEPT = Path.of("target/image").toAbsolutePath();
  private static final String PACKAGES = "openjdk-17-jdk-headless,binutils";
  private static final long LARGEST = 120_000_000;

  @TempDir private static Path storage;
  private String container = "";
  private Path root = Path.of("/");
  private long size;

  @BeforeAll
  void build() throws IOException {
    Path base = KEPT.resolve("base.tar");
    if (!Files.exists(base)) {
      Files.createDirectories(KEPT);
      Path fresh = KEPT.resolve("new.tar");
      say(
          List.of(
              "mmdebstrap", "--variant=minbase", "--include=" + PACKAGES, "bookworm", "" + fresh));
      Files.move(fresh, base);
    }
    Path distribution = Path.of(System.getProperty("kindling.distribution")).toAbsolutePath();
    Path context = storage.resolve("context/engine/target");
    say(List.of("mkdir", "-p", context.toString()));
    say(List.of("cp", "-a", distribution.toString(), context.resolve("kindling").toString()));
    String debian = buildah("from", "scratch");
    buildah("add", "-q", debian, base.toString(), "/");
    buildah("commit", "-q", debian, "base");
    buildah("rm", debian);
    buildah(
        "bud",
        "-q",
        "--isolation",
        "chroot",
        "--build-arg",
        "BASE=localhost/base",
        "-t",
        "kindling",
        "-f",
        Path.of("../Dockerfile").toRealPath().toString(),
        storage.resolve("context").toString());
    container = buildah("from", "kindling");
    root = Path.of(buildah("mount", container));
    size = Long.parseLong(say(List.of("du", "-sb", root.toString())).split("\t")[0]);
    devices();
    // A linker finds the libraries beside a program by it, as in every container that runs.
    say(List.of("mkdir", "-p", root.resolve("proc").toString()));
    say(List.of("mount", "-t", "proc", "proc", root.resolve("proc").toString()));
  }

  /**
   * What every container has, and Java asks for randomness. Nodes of its own: nothing of this
   * machine is lent.
   */
  private void devices() throws IOException {
    Path dev = root.resolve("dev");
    say(List.of("mkdir", "-p", dev.toString()));
    for (String device : List.of("null 3", "zero 5", "random 8", "urandom 9")) {
      String[] named = device.split(" ");
      say(List.of("rm", "-f", dev.resolve(named[0]).toString()));
      say(List.of("mknod", "-m", "666", dev.resolve(named[0]).toString(), "c", "1", named[1]));
    }
  }

  @AfterAll
  void leave() throws IOException {
    say(List.of("umount", root.resolve("proc").toString()));
    buildah("rm", "--all");
    // Its layers belong to users of the image.
    say(List.of("rm", "-rf", storage.resolve("layers").toString()));
  }

  @Test
  void it_is_small_and_runs_as_nobody() throws IOException {
    JsonNode config =
        new ObjectMapper()
            .readTree(buildah("inspect", "--type", "image", "kindling"))
            .at("/OCIv1/config");

    assertThat(size).isLessThan(LARGEST);
    assertThat(config.get("User").asText()).isEqualTo("65532:65532");
    assertThat(config.get("WorkingDir").asText()).isEqualTo("/project");
    assertThat(config.get("Entrypoint").get(0).asText()).isEqualTo("/opt/kindling/bin/kindling");
    assertThat(say(List.of("find", root.toString(), "-xdev", "-perm", "/6000"))).isEmpty();
  }

  @Test
  void it_plans_what_is_mounted() throws IOException {
    Path shop = Path.of("../fixtures/shop").toRealPath();

    String planned =
        buildah(
            "run",
            "--isolation",
            "chroot",
            "--user",
            "65532:65532",
            "-v",
            shop + ":/project:ro",
            container,
            "--",
            "/opt/kindling/bin/kindling",
            "plan",
            "/project");

    assertThat(planned).contains("8 nodes: 6 on Spark in 1 group");
  }

  @Test
  void its_java_has_what_every_kind_of_command_needs() throws IOException {
    Path work = root.resolve("tmp/work");
    say(List.of("cp", "-a", Path.of("../fixtures").toRealPath().toString(), work.toString()));
    Files.writeString(
        root.resolve("tmp/r.drl"),
        """
        package com.example
        import dev.kindling.facts.Input
        import dev.kindling.facts.Mark
        rule "rates" when $i : Input(dataset matches "ra.*") then insert(new Mark($i.node(), "x")); end
        """);
    for (String call :
        List.of(
            "plan shop -f html",
            "plan shop -f svg",
            "plan shop -f sarif",
            "plan shop -f yaml",
            "plan shop -f junit",
            "why shop * --check",
            "compile shop -o /tmp/out",
            "advise shop",
            "batch shop weather -f csv",
            "whatif shop --free set_discounts",
            "snapshot weather",
            "rules list",
            "rules explain tag",
            "rules check /tmp/r.drl",
            "plan shop --rules /tmp/r.drl",
            "plan shop --trust-rules /tmp/r.drl",
            "plan shop --rules pack:in-memory",
            "baseline write shop",
            "diff shop weather",
            "schema plan",
            "help reading")) {
      List<String> command = new ArrayList<>(inside("/tmp/work"));
      command.addAll(List.of(call.split(" ")));
      Python.Outcome outcome = Python.run(storage, Map.of(), command);

      assertThat(outcome.code()).as(call + "\n" + outcome.output()).isIn(0, 1);
    }
  }

  /**
   * Its starts take classes from the archive that it came with; docs/performance.md has the figures
   * that this writes.
   */
  @Test
  void a_start_is_warm_and_is_measured_beside_one_outside() throws IOException {
    List<String> logged =
        new ArrayList<>(List.of("env", "KINDLING_JAVA_OPTS=-Xlog:class+load=info:stdout"));
    List<String> version = new ArrayList<>(inside("/project"));
    version.add(version.indexOf("/opt/kindling/bin/kindling"), logged.get(0));
    version.add(version.indexOf("/opt/kindling/bin/kindling"), logged.get(1));
    version.add("--version");
    assertThat(say(version)).contains("dev.kindling.cli.Main source: shared objects file");

    String shop = Path.of("../fixtures/shop").toRealPath().toString();
    say(List.of("cp", "-a", shop, root.resolve("project/shop").toString()));
    List<String> within = new ArrayList<>(inside("/project"));
    within.addAll(List.of("plan", "shop"));
    String launcher =
        Path.of(System.getProperty("kindling.distribution"), "bin/kindling")
            .toAbsolutePath()
            .toString();
    say(List.of(launcher, "warm-up"));
    List<Long> in = new ArrayList<>();
    List<Long> out = new ArrayList<>();
    for (int run = 0; run < 11; run++) {
      in.add(time(within));
      out.add(time(List.of(launcher, "plan", shop)));
    }
    in.sort(null);
    out.sort(null);
    Files.writeString(
        KEPT.resolve("startup.md"),
        String.format(
            Locale.ROOT,
            "in the image %d ms, outside %d ms, medians of 11 pairs%n",
            in.get(5),
            out.get(5)));
  }

  private long time(List<String> command) throws IOException {
    long start = System.nanoTime();
    say(command);
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** A command in the image's root folder, as its user and with its variables. */
  private List<String> inside(String folder) {
    return List.of(
        "chroot",
        "--userspec=65532:65532",
        root.toString(),
        "/bin/env",
        "-i",
        "JAVA_HOME=/opt/java",
        "KINDLING_CACHE=/var/cache/kindling",
        "LC_ALL=C.UTF-8",
        "PATH=/opt/kindling/bin:/opt/java/bin:/bin",
        "HOME=/tmp",
        "/bin/env",
        "-C",
        folder,
        "/opt/kindling/bin/kindling");
  }

  private String buildah(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "buildah",
                "--root",
                storage.resolve("layers").toString(),
                "--runroot",
                storage.resolve("run").toString(),
                "--storage-driver",
                "vfs"));
    command.addAll(List.of(arguments));
    return say(command).strip();
  }

  private String say(List<String> command) throws IOException {
    Python.Outcome outcome = Python.run(storage, Map.of(), command);
    assertThat(outcome.code()).as(command + "\n" + outcome.output()).isZero();
    return outcome.output();
  }
}
