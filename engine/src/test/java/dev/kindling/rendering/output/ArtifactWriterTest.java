package dev.kindling.rendering.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactWriterTest {

  private static final Artifacts TWO =
      Artifacts.text("dags/shop.py", "dag\n").and(Artifacts.script("spark/init.sh", "echo\n"));

  @TempDir Path temp;

  @Test
  void writes_every_file_and_nothing_else() throws IOException {
    Path out = temp.resolve("a/b");

    assertThat(ArtifactWriter.write(TWO, out))
        .containsExactly(
            new ArtifactChange("dags/shop.py", ArtifactChange.Kind.NEW),
            new ArtifactChange("spark/init.sh", ArtifactChange.Kind.NEW));

    assertThat(tree(out)).containsExactly("dags/shop.py", "spark/init.sh");
    assertThat(out.resolve("dags/shop.py")).hasContent("dag\n");
    assertThat(Files.isExecutable(out.resolve("spark/init.sh"))).isTrue();
    assertThat(Files.isExecutable(out.resolve("dags/shop.py"))).isFalse();
  }

  @Test
  void writes_only_what_differs_and_leaves_files_of_others() throws IOException {
    ArtifactWriter.write(TWO, temp);
    Files.writeString(temp.resolve("dags/other.py"), "other\n");
    Files.writeString(temp.resolve("dags/shop.py"), "edited\n");

    assertThat(ArtifactWriter.compare(TWO, temp))
        .containsExactly(new ArtifactChange("dags/shop.py", ArtifactChange.Kind.CHANGED));
    assertThat(ArtifactWriter.write(TWO, temp)).hasSize(1);

    assertThat(temp.resolve("dags/shop.py")).hasContent("dag\n");
    assertThat(temp.resolve("dags/other.py")).hasContent("other\n");
    assertThat(ArtifactWriter.write(TWO, temp)).isEmpty();
  }

  @Test
  void follows_no_link_in_the_folder() throws IOException {
    for (String link : List.of("dags", "spark/init.sh")) {
      Path out = temp.resolve(link.replace('/', '-'));
      Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
      Files.createDirectories(out.resolve(link).getParent());
      Files.createSymbolicLink(out.resolve(link), elsewhere);

      assertThatThrownBy(() -> ArtifactWriter.write(TWO, out))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("is a link, which may lead out of the folder");
      assertThat(tree(out)).isEmpty();
      assertThat(tree(elsewhere)).isEmpty();
    }
  }

  @Test
  void comparing_writes_nothing() throws IOException {
    Path out = temp.resolve("out");

    assertThat(ArtifactWriter.compare(TWO, out)).hasSize(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void sees_a_script_that_may_no_longer_be_run() {
    ArtifactWriter.write(TWO, temp);
    assertThat(temp.resolve("spark/init.sh").toFile().setExecutable(false)).isTrue();

    assertThat(ArtifactWriter.compare(TWO, temp))
        .containsExactly(new ArtifactChange("spark/init.sh", ArtifactChange.Kind.MODE));
    ArtifactWriter.write(TWO, temp);
    assertThat(Files.isExecutable(temp.resolve("spark/init.sh"))).isTrue();
  }

  @Test
  void changes_nothing_when_one_file_cannot_take_its_place() throws IOException {
    Files.createDirectories(temp.resolve("dags"));
    Files.writeString(temp.resolve("dags/shop.py"), "old\n");
    Files.writeString(temp.resolve("spark"), "a file where a folder should be\n");

    assertThatThrownBy(() -> ArtifactWriter.write(TWO, temp))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nothing was written")
        .hasMessageContaining("spark is not a folder");

    assertThat(tree(temp)).containsExactly("dags/shop.py", "spark");
    assertThat(temp.resolve("dags/shop.py")).hasContent("old\n");
  }

  @Test
  void removes_the_folders_that_it_made_when_it_fails() throws IOException {
    Artifacts clash = Artifacts.text("a", "1\n").and(Artifacts.text("b/c", "2\n"));
    Files.writeString(temp.resolve("b"), "in the way\n");

    assertThatThrownBy(() -> ArtifactWriter.write(clash, temp)).isInstanceOf(InvalidInput.class);

    assertThat(tree(temp)).containsExactly("b");
    assertThatThrownBy(() -> ArtifactWriter.write(TWO, temp.resolve("b/out")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nothing was written");
  }

  @Test
  void refuses_a_folder_that_another_compile_writes_to() throws IOException {
    try (FileChannel other =
        FileChannel.open(
            temp.resolve(".kindling.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      assertThatThrownBy(() -> ArtifactWriter.write(TWO, temp))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("another compile is writing");
    }
    assertThat(temp.resolve("dags")).doesNotExist();
  }

  @Test
  void clears_what_a_killed_compile_left() throws IOException {
    Files.createDirectories(temp.resolve(".kindling-staging/new"));
    Files.writeString(temp.resolve(".kindling-staging/new/x"), "half");

    ArtifactWriter.write(TWO, temp);

    assertThat(tree(temp)).containsExactly("dags/shop.py", "spark/init.sh");
  }

  @Test
  void artifacts_never_leave_the_folder_and_never_overwrite_each_other() {
    assertThatThrownBy(() -> Artifacts.text("../x", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Artifacts.text("/x", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TWO.and(TWO)).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> tree(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(p -> root.relativize(p).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
