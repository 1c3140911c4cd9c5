package dev.kindling.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process of real Python that answers one question after the other: what Kedro and omegaconf make
 * of a text, or of a folder of configuration. {@code oracle.py} tells the questions.
 */
public final class Oracle implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  /**
   * Starts it.
   *
   * @param hashSeed Python's, on which the order of its sets depends
   */
  public Oracle(Python python, int hashSeed) {
    try {
      folder = Files.createTempDirectory("oracle");
      Path script = folder.resolve("oracle.py");
      try (InputStream source = Oracle.class.getResourceAsStream("oracle.py")) {
        Files.copy(source, script);
      }
      ProcessBuilder builder =
          new ProcessBuilder(python.program("python").toString(), "-B", script.toString())
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("PYTHONHASHSEED", String.valueOf(hashSeed));
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      process = builder.start();
      questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
      answers = process.inputReader(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A question to be filled. */
  public static ObjectNode question() {
    return JSON.createObjectNode();
  }

  /** A text that stands in an answer in quotes, with JSON's escapes. */
  static String text(String quoted) {
    try {
      return JSON.readTree(quoted).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its answer: {@code answer}, or {@code fault} with what Python raises. */
  public JsonNode ask(ObjectNode question) {
    try {
      questions.write(JSON.writeValueAsString(question));
      questions.write('\n');
      questions.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the process ended at " + question);
      }
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
    Files.deleteIfExists(folder.resolve("oracle.py"));
    Files.deleteIfExists(folder);
  }
}
