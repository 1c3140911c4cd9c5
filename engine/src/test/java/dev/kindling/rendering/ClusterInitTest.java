package dev.kindling.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindling.facts.InvalidInput;
import dev.kindling.rendering.output.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterInitTest {

  private static final String SCRIPT = SparkFiles.FOLDER + SparkFiles.INIT_SCRIPT;

  @TempDir Path top;
  Path root;

  @BeforeEach
  void aKedroProject() throws IOException {
    root = top.resolve("project");
    write("pyproject.toml", "[project]\nname = 'shop'\n\n[tool.kedro]\npackage_name = 'shop'\n");
    write("requirements.txt", "kedro\n");
    write("src/shop/__init__.py", "");
  }

  @Test
  void putsTheProjectWhereTheRunScriptLooksAndInstallsIt() throws IOException {
    Shell.Outcome outcome = initialize(Inputs.of(root), "exit 0");

    assertThat(outcome).isEqualTo(new Shell.Outcome(0, ""));
    assertThat(top.resolve("home/src/shop/__init__.py")).exists();
    assertThat(log()).isEqualTo("-m pip install --quiet --requirement requirements.txt .\n");
  }

  @Test
  void mayBeRunAgain() throws IOException {
    initialize(Inputs.of(root), "exit 0");

    assertThat(initialize(Inputs.of(root), "exit 0").status()).isZero();
  }

  @Test
  void becomesRootWhereTheProjectsPlaceIsNotOurs() throws IOException {
    Path sudo = top.resolve("bin/sudo");
    Files.createDirectories(sudo.getParent());
    // A file in the way stands for a folder that is not ours: only "root" removes it.
    Files.writeString(top.resolve("home"), "");
    Files.writeString(
        sudo,
        "#!/bin/bash\necho sudo >> \"$LOG\"\n[[ -f $PROJECT_HOME ]] && rm \"$PROJECT_HOME\"\n"
            + "shift; [[ $1 == -E ]] && shift\nexec \"$@\"\n");
    Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));

    Shell.Outcome outcome = initialize(Inputs.of(root), "exit 0");

    assertThat(outcome).isEqualTo(new Shell.Outcome(0, ""));
    assertThat(log())
        .isEqualTo("sudo\nsudo\nsudo\n-m pip install --quiet --requirement requirements.txt .\n");
  }

  @Test
  void runsTheUsersPortionsBeforeAndAfterWithTheProjectsHome() throws IOException {
    write("src/cluster/before.sh", "#!/bin/sh\r\necho before $PROJECT_HOME >> \"$LOG\"\r\n");
    write("src/cluster/after.sh", "test -e \"$PROJECT_HOME/src/shop\"\necho after >> \"$LOG\"");

    Shell.Outcome outcome =
        initialize(
            Inputs.of(root)
                .spark("user_init_path", "cluster/before.sh")
                .spark("user_post_init_path", "cluster/after.sh"),
            "exit 0");

    assertThat(outcome).isEqualTo(new Shell.Outcome(0, ""));
    assertThat(log())
        .isEqualTo(
            """
            before %s
            -m pip install --quiet --requirement requirements.txt .
            after
            """
                .formatted(top.resolve("home")));
  }

  @Test
  void stopsAtTheFirstStepThatFails() throws IOException {
    write("src/before.sh", "set +e\nfalse\n");
    write("src/failing.sh", "false\necho not reached\n");

    assertThat(initialize(Inputs.of(root), "exit 3")).isEqualTo(new Shell.Outcome(3, ""));
    assertThat(initialize(Inputs.of(root).spark("user_init_path", "before.sh"), "exit 3").status())
        .isEqualTo(3);
    assertThat(initialize(Inputs.of(root).spark("user_init_path", "failing.sh"), "exit 0"))
        .isEqualTo(new Shell.Outcome(1, ""));
    assertThat(
            initialize(Inputs.of(root).spark("user_post_init_path", "failing.sh"), "exit 0")
                .status())
        .isEqualTo(1);
    assertThat(
            initialize(Inputs.of(root).spark("artifacts_path", "/no/such/place"), "exit 0")
                .status())
        .isEqualTo(1);
  }

  @Test
  void aPortionThatEndsTheScriptOrSwallowsItIsAFailure() throws IOException {
    write("src/ends.sh", "exit 0\n");
    write("src/swallows.sh", "cat <<'END'\nnever ended\n");

    for (String portion : new String[] {"ends.sh", "swallows.sh"}) {
      Shell.Outcome outcome =
          initialize(Inputs.of(root).spark("user_init_path", portion), "exit 0");
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.output()).contains("before the project was installed");
    }
  }

  @Test
  void installsTheSourceFolderOfOlderProjects() throws IOException {
    Files.delete(root.resolve("requirements.txt"));
    write("pyproject.toml", "[tool.kedro]\npackage_name = 'shop'\nsource_dir = 'my code'\n");
    write("my code/setup.py", "");
    write("my code/requirements.txt", "kedro\n");

    initialize(Inputs.of(root), "exit 0");

    assertThat(log())
        .isEqualTo("-m pip install --quiet --requirement my code/requirements.txt ./my code\n");
  }

  @Test
  void putsAProjectThatIsNoPackageOnThePath() throws IOException {
    write("pyproject.toml", "[tool.kedro]\npackage_name = 'shop'\n");

    initialize(Inputs.of(root), "exit 0");

    assertThat(log())
        .isEqualTo(
            """
            -m pip install --quiet --requirement requirements.txt
            - %s
            """
                .formatted(top.resolve("home/src")));
  }

  @Test
  void parsesWhateverStandsInNamesAndPaths() throws IOException {
    String odd = "a'b\"c$(touch x)`d`\\e\nf\u2028g é €{{ x }} # && ;";

    String script =
        script(Inputs.of(root).name(odd).spark("artifacts_path", "gs://bucket/" + odd).input());

    Shell.assertParses(top, script);
    assertThat(script).contains("a'\\''b\"c$(touch x)`d`\\e\nf\u2028g");
  }

  @Test
  void namesTheSettingOfAPortionThatIsNotThere() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> script(Inputs.of(root).spark("user_init_path", "missing.sh").input()))
        .withMessage(
            "`run_config.spark.user_init_path` names `src/missing.sh`, which cannot be read;"
                + " the path is relative to the source folder `src`")
        .satisfies(e -> assertThat(e.origin()).hasToString("conf/base/airflow-k8s.yaml:1"));
  }

  @Test
  void refusesAPortionOutsideTheProject() throws IOException {
    Files.writeString(top.resolve("outside.sh"), "true\n");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () -> script(Inputs.of(root).spark("user_init_path", "../../outside.sh").input()))
        .withMessageContaining("leaves the project");
  }

  private static String script(CompileInput input) {
    return SparkArtifacts.of(input).artifacts().files().get(SCRIPT).text();
  }

  /** Runs the script with a Python that logs its arguments and then does as told. */
  private Shell.Outcome initialize(Inputs inputs, String python) throws IOException {
    Path uploads = top.resolve("up loads");
    Artifacts artifacts = SparkArtifacts.of(inputs.input()).artifacts();
    String text = artifacts.files().get(SCRIPT).text();
    if (text.contains("gs://bucket/shop")) {
      artifacts =
          SparkArtifacts.of(inputs.spark("artifacts_path", uploads.toString()).input()).artifacts();
      text = artifacts.files().get(SCRIPT).text();
    }
    Path home = top.resolve("home");
    assertThat(text).contains("PROJECT_HOME=/opt/kedro/shop");
    Files.createDirectories(uploads);
    Files.write(
        uploads.resolve(SparkFiles.ARCHIVE),
        artifacts.files().get(SparkFiles.FOLDER + SparkFiles.ARCHIVE).content());
    Path script =
        Files.writeString(top.resolve("init.sh"), text.replace("/opt/kedro/shop", home.toString()));
    Path fake = top.resolve("python");
    Files.writeString(fake, "#!/bin/sh\necho \"$@\" >> \"$LOG\"\n" + python + "\n");
    Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.deleteIfExists(top.resolve("log"));
    return Shell.run(
        script,
        Map.of(
            "PYSPARK_PYTHON", fake.toString(),
            "LOG", top.resolve("log").toString(),
            "PATH", top.resolve("bin") + ":" + System.getenv("PATH")));
  }

  private String log() throws IOException {
    return Files.readString(top.resolve("log"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
