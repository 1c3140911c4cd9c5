package dev.kindling.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever Python's own library has in its files is parsed, and nothing of it is refused. */
class PythonLibraryTest {

  @Test
  void every_file_of_the_library_is_parsed() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'), end='')")
            .start();
    Path library =
        Path.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertThat(process.waitFor()).isZero();
    List<Path> files;
    try (Stream<Path> all = Files.walk(library)) {
      files = all.filter(PythonLibraryTest::isCode).sorted().toList();
    }
    List<String> refused = new ArrayList<>();
    for (Path file : files) {
      try {
        PythonParser.module(new SourceFile(file.toString(), Files.readString(file)));
      } catch (SyntaxProblem e) {
        refused.add(file + ": " + e.getMessage());
      }
    }
    assertThat(refused).isEmpty();
    assertThat(files).hasSizeGreaterThan(300);
  }

  /** Its own tests and what was installed beside it hold files that are wrong on purpose. */
  private static boolean isCode(Path file) {
    String path = file.toString();
    return path.endsWith(".py")
        && !path.contains("/test/")
        && !path.contains("/tests/")
        && !path.contains("lib2to3")
        && !path.contains("site-packages")
        && !path.contains("dist-packages")
        && !path.contains("idlelib");
  }
}
