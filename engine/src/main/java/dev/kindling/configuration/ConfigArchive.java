package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * A configuration that {@code kedro package} packed: {@code --conf-source conf-shop.tar.gz}. Its
 * files are read where they are; nothing is unpacked, and links are passed over.
 */
public final class ConfigArchive {

  private static final int MOST = 20_000;
  private static final int LARGEST = 64 << 20;

  private ConfigArchive() {}

  /** Whether Kedro takes a file of that name for an archive. */
  public static boolean isNamed(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".tar")
        || name.endsWith(".tar.gz")
        || name.endsWith(".tgz")
        || name.endsWith(".zip");
  }

  /**
   * The texts of its YAML and JSON files, by their path below its one folder.
   *
   * @throws InvalidInput for a file that is no such archive, or that is too large
   */
  static Map<String, String> read(Path file, String shown, FileCache files) {
    Map<String, String> texts = new TreeMap<>();
    TreeSet<String> tops = new TreeSet<>();
    try (InputStream bytes = new ByteArrayInputStream(files.content(file));
        ArchiveInputStream<?> archive = open(file, bytes)) {
      int entries = 0;
      int size = 0;
      for (ArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        String name = entry.getName().replaceFirst("^(?:\\./)+", "");
        int slash = name.indexOf('/');
        if (++entries > MOST) {
          throw wrong(
              shown, "the archive holds more than 20,000 files; pack the configuration alone");
        }
        if (slash <= 0) {
          continue;
        }
        tops.add(name.substring(0, slash));
        boolean plain = !(entry instanceof TarArchiveEntry tar) || tar.isFile();
        if (plain && !entry.isDirectory() && ConfigFiles.readable(name)) {
          byte[] content = archive.readNBytes(LARGEST - size + 1);
          size += content.length;
          if (size > LARGEST) {
            throw wrong(shown, "the archive holds more than 64 MiB; pack the configuration alone");
          }
          texts.put(name.substring(slash + 1), new String(content, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw wrong(shown, "the file is no archive that can be read; pack it anew");
    }
    if (tops.size() > 1) {
      throw wrong(
          shown,
          "the archive holds more than one folder, %s; pack the configuration's alone"
              .formatted(String.join(", ", tops)));
    }
    return texts;
  }

  private static ArchiveInputStream<?> open(Path file, InputStream bytes) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip")) {
      return new ZipArchiveInputStream(bytes);
    }
    return new TarArchiveInputStream(name.endsWith(".tar") ? bytes : new GZIPInputStream(bytes));
  }

  private static InvalidInput wrong(String shown, String reason) {
    return new InvalidInput(new Origin(shown, 0, ""), reason);
  }
}
