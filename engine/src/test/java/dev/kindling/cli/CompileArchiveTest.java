package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What travels in the project's archive, as far as the call decides it. */
class CompileArchiveTest {

  @TempDir Path folder;

  @BeforeEach
  void copyShop() throws IOException {
    Path shop = Run.fixture("shop");
    try (Stream<Path> files = Files.walk(shop)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(shop.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void data_travels_when_it_is_asked_for() throws IOException {
    Files.createDirectories(folder.resolve("data/01_raw"));
    Files.writeString(folder.resolve("data/01_raw/more.csv"), "a\n1\n");

    Run.of("compile", folder, "-o", folder.resolve("out"), "--quiet");
    assertThat(packed()).noneMatch(name -> name.endsWith("more.csv"));

    Run.of("compile", folder, "-o", folder.resolve("out"), "--quiet", "--include-data");
    assertThat(packed()).anyMatch(name -> name.endsWith("data/01_raw/more.csv"));
  }

  @Test
  void what_an_earlier_compile_wrote_is_not_packed() throws IOException {
    Path out = folder.resolve("out");
    Run.of("compile", folder, "-o", out, "--quiet");
    byte[] first = Files.readAllBytes(out.resolve("spark/project.tar.gz"));

    assertThat(Run.of("compile", folder, "-o", out, "--check", "--quiet").code())
        .isEqualTo(ExitCode.DONE);
    Run.of("compile", folder, "-o", out, "--quiet");
    assertThat(out.resolve("spark/project.tar.gz")).hasBinaryContent(first);
    assertThat(packed()).noneMatch(name -> name.contains("out/dags"));
  }

  private List<String> packed() throws IOException {
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(
                Files.newInputStream(folder.resolve("out/spark/project.tar.gz"))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
