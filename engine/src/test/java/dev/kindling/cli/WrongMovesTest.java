package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row of the table of wrong moves is what somebody is told who makes it. */
class WrongMovesTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `kindling ([^`]+)` \\| (\\d+) \\| (`+) ?(.+?) ?\\3 \\|$");
  private static final String ANYTHING = "…";

  /** A move of the table. */
  private record Move(String call, int exit, String told) {}

  @TempDir private Path folder;

  @Test
  void the_table_has_ten_of_each_command() throws IOException {
    Map<String, Long> moves =
        moves().stream()
            .collect(
                Collectors.groupingBy(move -> move.call().split(" ")[0], Collectors.counting()));

    for (String command : Commands.names()) {
      assertThat(moves.getOrDefault(command, 0L)).as(command).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void each_move_is_told_what_the_table_says() throws Exception {
    List<Move> moves = moves();
    makeFolder();

    Path printed =
        ManyCalls.of(
            folder,
            moves.stream().map(move -> List.of(move.call().replace("'", "").split(" "))).toList());

    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      ExitCode code = ExitCode.valueOf(Files.readString(printed.resolve(i + ".code")));
      String said =
          Files.readString(printed.resolve(i + ".err"))
              + Files.readString(printed.resolve(i + ".out"));
      if (code.number() != move.exit() || !pattern(move.told()).matcher(said).find()) {
        wrong.add("kindling " + move.call() + " -> " + code + "\n" + said);
      }
      assertThat(said).as(move.call()).doesNotContain("Exception", "\tat ");
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Move> moves() throws IOException {
    return ROW.matcher(Files.readString(Path.of("../docs/reliability.md")))
        .results()
        .map(WrongMovesTest::move)
        .toList();
  }

  private static Move move(MatchResult row) {
    return new Move(row.group(1), Integer.parseInt(row.group(2)), row.group(4).replace("\\|", "|"));
  }

  /** Dots stand for any text. */
  private static Pattern pattern(String told) {
    return Pattern.compile(
        "(?m)^"
            + Stream.of(told.split(ANYTHING, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
  }

  private void makeFolder() throws Exception {
    copy(Path.of("../fixtures"), folder.resolve("fixtures"));
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(folder.resolve("notes.txt"), "not a project\n");
    Files.writeString(folder.resolve("bad.json"), "{\"pipelines\": [\n");
    for (String name :
        List.of("wrong-package", "no-catalog", "no-base", "no-settings", "no-spark")) {
      copy(Run.fixture("shop"), folder.resolve(name));
    }
    Projects.replace(
        folder.resolve("wrong-package"),
        "pyproject.toml",
        "package_name = \"shop\"",
        "package_name = \"shp\"");
    Files.delete(folder.resolve("no-catalog/conf/base/catalog.yml"));
    delete(folder.resolve("no-base/conf/base"));
    Files.delete(folder.resolve("no-settings/conf/base/airflow-k8s.yaml"));
    Files.delete(folder.resolve("no-spark/conf/base/airflow-k8s.yaml"));
    assertThat(Run.of("init", folder.resolve("no-spark")).code()).isEqualTo(ExitCode.DONE);
    assertThat(
            Run.of("snapshot", folder.resolve("fixtures/shop"), "-o", folder.resolve("shop.json"))
                .code())
        .isEqualTo(ExitCode.DONE);
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("First").setAuthor("a", "a@b").setSign(false).call();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
