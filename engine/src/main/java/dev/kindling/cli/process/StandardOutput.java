package dev.kindling.cli.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The process's standard output. Where its reader has gone, as in {@code kindling plan | head},
 * writing throws {@link Closed}: unlike an {@link IOException} no stream on the way swallows it, so
 * that the program ends there and then, as programs do that a closed pipe's signal ends.
 */
public final class StandardOutput extends OutputStream {

  /** Linux tells here what standard output is, whatever the language of its error messages. */
  private static final Path SELF = Path.of("/proc/self/fd/1");

  private final OutputStream out;

  private StandardOutput(OutputStream out) {
    this.out = out;
  }

  static StandardOutput ofProcess() {
    return over(new FileOutputStream(FileDescriptor.out));
  }

  public static StandardOutput over(OutputStream out) {
    return new StandardOutput(out);
  }

  /** Nobody reads standard output any more. */
  public static final class Closed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Closed() {
      super("nobody reads standard output", null, false, false);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (isPipe(e)) {
        throw new Closed();
      }
      throw e;
    }
  }

  /** A pipe has no other way to fail than to be closed. */
  private static boolean isPipe(IOException e) {
    if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
      return true;
    }
    try {
      String target = Files.readSymbolicLink(SELF).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
