package dev.kindling.rendering.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindling.conformance.Python;
import dev.kindling.facts.InvalidInput;
import dev.kindling.files.FileCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectArchiveTest {

  @TempDir Path top;
  Path root;

  @BeforeEach
  void aKedroProject() throws IOException {
    root = top.resolve("shop");
    write("pyproject.toml", "[tool.kedro]\n");
    write("src/shop/nodes.py", "def clean(): ...\n");
    write("src/shop/credentials.py", "def read(): ...\n");
    write("conf/base/catalog.yml", "clean:\n  type: pandas.CSVDataset\n");
  }

  @Test
  void packsWhatGitTracksAndNothingElse() throws IOException {
    write("notes.txt", "not added");
    track(top, "shop/pyproject.toml", "shop/src/shop/nodes.py", "elsewhere.txt");

    assertThat(unpack(pack()))
        .containsOnlyKeys("conf/local/", "pyproject.toml", "src/shop/nodes.py");
  }

  @Test
  void leavesOutTrackedFilesThatAreGone() throws IOException {
    track(root, "pyproject.toml", "src/shop/removed.py");

    assertThat(unpack(pack())).containsOnlyKeys("conf/local/", "pyproject.toml");
  }

  @Test
  void findsTheIndexOfALinkedWorkTree() throws IOException {
    write("notes.txt", "not added");
    track(root, "pyproject.toml");
    Files.move(root.resolve(".git"), top.resolve("gitdir"));
    write(".git", "gitdir: ../gitdir\n");

    assertThat(unpack(pack())).containsOnlyKeys("conf/local/", "pyproject.toml");
  }

  @Test
  void packsWhatGitignoreLeavesWhereGitTracksNothing() throws IOException {
    write(".gitignore", "*.log\n/build/\n");
    write("src/.gitignore", "!kept.log\n");
    write("run.log", "");
    write("src/kept.log", "");
    write("src/shop/build/a.py", "");
    write("build/a.py", "");
    write("src/shop/__pycache__/nodes.cpython-311.pyc", "");

    assertThat(unpack(pack()))
        .containsOnlyKeys(
            ".gitignore",
            "conf/base/catalog.yml",
            "conf/local/",
            "pyproject.toml",
            "src/.gitignore",
            "src/kept.log",
            "src/shop/build/a.py",
            "src/shop/credentials.py",
            "src/shop/nodes.py");
  }

  @Test
  void neverPacksCredentialsNorTheLocalEnvironmentEvenIfTracked() throws IOException {
    String[] secrets = {
      ".env",
      ".env.prod",
      "conf/base/credentials.yml",
      "conf/base/credentials/aws.yml",
      "conf/base/nested/Credentials_db.json",
      "conf/local/catalog.yml",
      "credentials.json"
    };
    for (String secret : secrets) {
      write(secret, "s3cret");
    }
    write("conf/base/catalog/local/a.yml", "");
    track(root, secrets);
    assertThat(pack().withheld().files().keySet()).containsExactlyInAnyOrder(secrets);

    deleteIndex();
    assertThat(pack().withheld().files().keySet()).containsExactlyInAnyOrder(secrets);
    assertThat(unpack(pack()))
        .doesNotContainKeys(secrets)
        .containsKeys("conf/base/catalog/local/a.yml", "src/shop/credentials.py");
  }

  @Test
  void packsNoFileWhoseNameIsThatOfASecret() throws IOException {
    List<String> secrets = lines("secret-paths.txt");
    for (String secret : secrets) {
      write(secret, "hidden");
    }
    assertThat(unpack(pack())).doesNotContainKeys(secrets.toArray(String[]::new));
    assertThat(pack().withheld().files().keySet()).containsExactlyInAnyOrderElementsOf(secrets);

    track(root, secrets.toArray(String[]::new));
    assertThat(pack().packed()).isEmpty();
    assertThat(pack().withheld().files().keySet()).containsExactlyInAnyOrderElementsOf(secrets);
  }

  @Test
  void packsWhatOnlyLooksLikeASecret() throws IOException {
    List<String> plain = lines("plain-paths.txt");
    for (String path : plain) {
      write(path, "told to everybody");
    }
    assertThat(pack().packed()).containsAll(plain);
  }

  @Test
  void packsNoFileThatHoldsAKeyOrAToken() throws IOException {
    // Put together here, so that nothing in this repository has the shape of a secret.
    String letters = "0a1B2c3D4e5F6g7H8i9J".repeat(5);
    Map<String, String> contents =
        Map.of(
            "src/shop/a.py", "key = '-----BEGIN RSA " + "PRIVATE KEY-----'",
            "src/shop/b.txt", "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
            "notes/c.md", "id: AKI" + "A" + "ABCDEFGHIJKLMNOP",
            "conf/base/d.yml", "token: gh" + "p_" + letters.substring(0, 36),
            "conf/base/e.yml", "token: glp" + "at-" + letters.substring(0, 20),
            "conf/base/f.yml", "host: dapi" + "0123456789abcdef".repeat(2),
            "g.json", "{\"private_key" + "_id\": \"" + "0123456789".repeat(4) + "\"}",
            "h.pem", "-----BEGIN EC " + "PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----");
    for (Map.Entry<String, String> file : contents.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    write("certificates/ca.pem", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n");
    write("src/shop/sentence.py", "# a key begins with AKIA and 16 letters; tokens with ghp_\n");

    assertThat(pack().withheld().files())
        .containsOnlyKeys(contents.keySet())
        .containsValue(Withheld.Reason.SECRET_CONTENT);
    assertThat(pack().packed()).contains("certificates/ca.pem", "src/shop/sentence.py");
  }

  @Test
  void packsTheEnvironmentsThatTheRunNeedsWhereverTheConfigurationLies() throws IOException {
    for (String conf : List.of("conf/", "etc/kedro/")) {
      write(conf + "base/parameters.yml", "");
      write(conf + "prod/catalog.yml", "");
      write(conf + "prod/nested/deep.yml", "");
      write(conf + "stage/catalog.yml", "");
      write(conf + "local/catalog.yml", "");
      write(conf + "README.md", "");
    }
    write("src/shop/base/__init__.py", "");
    write("src/shop/base/catalog.py", "");
    write("src/shop/stage/nodes.py", "");

    ProjectArchive archive = pack("prod", false, null);
    assertThat(archive.withheld().files())
        .containsOnlyKeys(
            "conf/local/catalog.yml",
            "conf/stage/catalog.yml",
            "etc/kedro/local/catalog.yml",
            "etc/kedro/stage/catalog.yml")
        .containsValue(Withheld.Reason.ENVIRONMENT);
    assertThat(unpack(archive))
        .containsKeys(
            "conf/local/",
            "etc/kedro/local/",
            "conf/README.md",
            "conf/prod/catalog.yml",
            "etc/kedro/prod/nested/deep.yml",
            "src/shop/stage/nodes.py");
  }

  @Test
  void neverPacksTheLocalEnvironmentWhereThereIsNoOther() throws IOException {
    Files.delete(root.resolve("conf/base/catalog.yml"));
    Files.delete(root.resolve("conf/base"));
    write("conf/local/catalog.yml", "");

    assertThat(pack().withheld().files()).containsOnlyKeys("conf/local/catalog.yml");
  }

  @Test
  void doesNotPackWhatTheLastCompileWroteIntoTheProject() throws IOException {
    byte[] first = pack(false, root).content();
    write("spark/project.tar.gz", "the last archive");
    write("spark/spark_run.py", "");
    write("spark/own.py", "");

    assertThat(pack(false, root).packed()).contains("spark/own.py").hasSize(5);
    Files.delete(root.resolve("spark/own.py"));
    assertThat(pack(false, root).content()).isEqualTo(first);
  }

  @Test
  void packsDataOnlyOnDemand() throws IOException {
    write("data/01_raw/orders.csv", "id\n");

    assertThat(unpack(pack())).doesNotContainKey("data/01_raw/orders.csv");
    assertThat(pack().withheld().files().keySet()).containsExactly("data/01_raw/orders.csv");
    assertThat(unpack(pack(true, null))).containsKey("data/01_raw/orders.csv");
  }

  @Test
  void leavesOutTheFolderThatItIsWrittenTo() throws IOException {
    write("out/project.tar.gz", "old");

    assertThat(unpack(pack(false, root.resolve("out")))).doesNotContainKey("out/project.tar.gz");
    assertThat(unpack(pack(false, root))).containsKey("pyproject.toml");
  }

  @Test
  void givesTheSameBytesWhateverTheTimesAndTheOrder() throws IOException {
    byte[] first = pack().content();
    Path catalog = root.resolve("conf/base/catalog.yml");
    String text = Files.readString(catalog);
    Files.delete(catalog);
    Files.writeString(catalog, text);
    Files.setLastModifiedTime(catalog, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));

    assertThat(pack().content()).isEqualTo(first);
    assertThat(first).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    unpack(pack())
        .values()
        .forEach(
            entry -> {
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getUserName()).isEmpty();
              assertThat(entry.getLastModifiedTime().toInstant())
                  .isEqualTo(Instant.parse("1980-01-01T00:00:00Z"));
            });
  }

  @Test
  void keepsLinksInsideTheProject() throws IOException {
    Files.createSymbolicLink(root.resolve("conf/prod"), Path.of("base"));

    TarArchiveEntry link = unpack(pack()).get("conf/prod");
    assertThat(link.isSymbolicLink()).isTrue();
    assertThat(link.getLinkName()).isEqualTo("base");
  }

  @Test
  void refusesLinksThatLeaveTheProject() throws IOException {
    Files.writeString(top.resolve("secret"), "s3cret");
    Files.createSymbolicLink(root.resolve("conf/up"), Path.of("../../secret"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(this::pack)
        .withMessageContaining("is a link to `../../secret`, outside the project")
        .satisfies(e -> assertThat(e.origin().file()).isEqualTo("conf/up"));
  }

  @Test
  void refusesTrackedFilesBehindALinkThatLeavesTheProject() throws IOException {
    Files.createDirectory(top.resolve("outside"));
    Files.writeString(top.resolve("outside/passwd"), "s3cret");
    track(root, "lib/passwd");
    Files.createSymbolicLink(root.resolve("lib"), top.resolve("outside"));

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(this::pack)
        .withMessageContaining("through a link that leaves the project");
  }

  @Test
  void refusesAnIndexThatIsNone() throws IOException {
    write(".git/index", "not an index, but long enough to be read as its header");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(this::pack)
        .withMessageStartingWith("git's index cannot be read");
  }

  @Test
  void packsNamesThatTarOnceCouldNotHold() throws IOException {
    String name = "src/" + "ü".repeat(80) + "/" + "long".repeat(20) + ".py";
    write(name, "");

    assertThat(unpack(pack())).containsKey(name);
  }

  @Test
  void whatUnpacksIsWhatWasPackedWhateverItIsCalled() throws IOException {
    List<String> names =
        List.of(
            "src/-rf",
            "src/--checkpoint-action=exec=sh",
            "src/..\\up",
            "src/...",
            "src/new\nline",
            "src/tab\tand\u001b[31m",
            "src/$(id)`id`;'\"",
            "src/\u202etxt",
            "src/con",
            "src/ space ");
    for (String name : names) {
      write(name, "of " + name);
    }

    ProjectArchive packed = pack();

    assertThat(unpack(packed)).containsKeys(names.toArray(String[]::new));
    Path archive = Files.write(top.resolve("project.tar.gz"), packed.content());
    Path there = Files.createDirectory(top.resolve("there"));
    Python.Outcome unpacked =
        Python.run(there, Map.of(), List.of("tar", "-xzf", archive.toString()));
    assertThat(unpacked.code()).as(unpacked.output()).isZero();
    for (String name : names) {
      assertThat(there.resolve(name)).hasContent("of " + name);
    }
    assertThat(top.resolve("up")).doesNotExist();
  }

  @Test
  void refusesATrackedFileThatBecameAPipe() throws Exception {
    track(root, "src/shop/nodes.py");
    Files.delete(root.resolve("src/shop/nodes.py"));
    Python.Outcome made = Python.run(root, Map.of(), List.of("mkfifo", "src/shop/nodes.py"));
    assertThat(made.code()).isZero();

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(this::pack)
        .withMessageContaining("is a pipe or a device");
  }

  private ProjectArchive pack() {
    return pack(false, null);
  }

  private ProjectArchive pack(boolean withData, @Nullable Path output) {
    return pack("local", withData, output);
  }

  private ProjectArchive pack(String env, boolean withData, @Nullable Path output) {
    return ProjectArchive.of(
        root,
        new ProjectArchive.Choice(
            env, withData, output, Set.of("spark/project.tar.gz", "spark/spark_run.py")),
        new FileCache());
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = ProjectArchiveTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void track(Path tree, String... paths) throws IOException {
    Path git = Files.createDirectory(tree.resolve(".git"));
    DirCache index = DirCache.lock(git.resolve("index").toFile(), FS.DETECTED);
    DirCacheBuilder builder = index.builder();
    for (String path : paths) {
      DirCacheEntry entry = new DirCacheEntry(path);
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(ObjectId.zeroId());
      builder.add(entry);
    }
    builder.finish();
    index.write();
    index.commit();
  }

  private void deleteIndex() throws IOException {
    Files.delete(root.resolve(".git/index"));
    Files.delete(root.resolve(".git"));
  }

  private static Map<String, TarArchiveEntry> unpack(ProjectArchive archive) throws IOException {
    Map<String, TarArchiveEntry> entries = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(new ByteArrayInputStream(archive.content())),
            StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        entries.put(e.getName(), e);
      }
    }
    return entries;
  }
}
