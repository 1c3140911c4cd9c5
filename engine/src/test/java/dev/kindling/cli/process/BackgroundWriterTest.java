package dev.kindling.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackgroundWriterTest {

  @Test
  void every_text_arrives_whole_and_in_order() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      StringWriter expected = new StringWriter();
      StringWriter out = new StringWriter();
      try (Writer writer = new BackgroundWriter(out, 1 + random.nextInt(9))) {
        for (int i = random.nextInt(12); i > 0; i--) {
          write(random, expected, writer);
        }
      }
      assertThat(out).as("seed " + seed).hasToString(expected.toString());
    }
  }

  private static void write(Random random, Writer expected, Writer writer) throws IOException {
    String text = "0123456789abcdefghij".substring(random.nextInt(20));
    int start = random.nextInt(text.length());
    int length = random.nextInt(text.length() - start + 1);
    switch (random.nextInt(4)) {
      case 0 -> writer.write(text, start, length);
      case 1 -> writer.write(text.toCharArray(), start, length);
      case 2 -> {
        writer.write(text.charAt(start));
        expected.write(text.charAt(start));
        return;
      }
      default -> {
        writer.flush();
        return;
      }
    }
    expected.write(text, start, length);
  }

  @Test
  void what_fails_in_the_background_is_thrown() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int start, int length) throws IOException {
            throw new IOException("the disk is full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    assertThatThrownBy(
            () -> {
              try (Writer writer = new BackgroundWriter(full, 4)) {
                writer.write("more than one chunk");
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
  }
}
