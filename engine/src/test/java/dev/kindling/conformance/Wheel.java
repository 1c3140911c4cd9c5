package dev.kindling.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The wheel that the build made. */
final class Wheel {

  private Wheel() {}

  static Path file() throws IOException {
    Path target = Path.of(System.getProperty("kindling.distribution")).getParent();
    try (Stream<Path> files = Files.list(target)) {
      List<Path> wheels = files.filter(file -> file.toString().endsWith(".whl")).toList();
      if (wheels.size() != 1) {
        throw new IllegalStateException("one wheel is expected: " + wheels);
      }
      return wheels.get(0).toAbsolutePath();
    }
  }

  /** Puts its files where Python imports them from. */
  static void unpack(Path folder) throws IOException {
    try (ZipFile wheel = new ZipFile(file().toFile())) {
      Enumeration<? extends ZipEntry> entries = wheel.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        try (InputStream in = wheel.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
  }
}
