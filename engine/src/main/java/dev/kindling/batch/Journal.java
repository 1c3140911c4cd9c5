package dev.kindling.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The outcomes so far, on disk: a line of JSON for the call, then a line for each project as it is
 * done. A run that was killed leaves a journal that the next one continues; a run that was not
 * reads its results back from here, so that memory does not grow with the number of projects.
 */
final class Journal implements Closeable {

  /**
   * What two runs must have in common for one to continue the other.
   *
   * @param version the program's
   * @param options what decides results, by name
   */
  record Call(String version, Map<String, String> options) {}

  private record Entry(String fingerprint, Outcome outcome) {}

  private record Place(long offset, int length) {}

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

  private final Path file;
  private final RandomAccessFile lines;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();

  private Journal(Path file, RandomAccessFile lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Begins anew; what the file held is gone. */
  static Journal begin(Path file, Call call) throws IOException {
    Journal journal = open(file);
    journal.lines.setLength(0);
    journal.append(JSON.writeValueAsBytes(call));
    return journal;
  }

  /**
   * Goes on where another run ended. A last line that the other run could not finish is dropped.
   *
   * @throws InvalidInput when there is nothing to continue, or when it belongs to another call
   */
  static Journal resume(Path file, Call call) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          new Origin(file.toString(), 0, ""),
          "there is no journal to resume from; leave --resume out to begin anew.");
    }
    Journal journal = open(file);
    try {
      journal.readBack(call);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
    return journal;
  }

  private static Journal open(Path file) throws IOException {
    RandomAccessFile lines = new RandomAccessFile(file.toFile(), "rw");
    try {
      if (lines.getChannel().tryLock() != null) {
        return new Journal(file, lines);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one.
    }
    lines.close();
    throw new InvalidInput(
        new Origin(file.toString(), 0, ""), "another run is writing this journal; wait for it.");
  }

  private void readBack(Call call) throws IOException {
    long offset = 0;
    int number = 0;
    byte[] line;
    while ((line = nextLine(offset)) != null) {
      number++;
      try {
        if (number == 1) {
          check(JSON.readValue(line, Call.class), call);
        } else {
          Entry entry = JSON.readValue(line, Entry.class);
          places.put(entry.outcome().project(), new Place(offset, line.length));
          fingerprints.put(entry.outcome().project(), entry.fingerprint());
        }
      } catch (JsonProcessingException e) {
        throw new InvalidInput(
            new Origin(file.toString(), number, ""),
            "this is no line of a journal; leave --resume out to begin anew.");
      }
      offset += line.length + 1L;
    }
    if (number == 0) {
      throw new InvalidInput(
          new Origin(file.toString(), 0, ""),
          "the journal is empty; leave --resume out to begin anew.");
    }
    lines.setLength(offset);
  }

  private void check(Call theirs, Call ours) {
    if (!theirs.equals(ours)) {
      throw new InvalidInput(
          new Origin(file.toString(), 1, ""),
          "the journal belongs to a call with other options or of another version: "
              + theirs.options()
              + "; repeat that call, or leave --resume out to begin anew.");
    }
  }

  /** The line that begins there, without its end; null at the end, or where the line has none. */
  private byte @org.jspecify.annotations.Nullable [] nextLine(long offset) throws IOException {
    lines.seek(offset);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    int read;
    while ((read = lines.read(buffer)) > 0) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, 0, i);
          return line.toByteArray();
        }
      }
      line.write(buffer, 0, read);
    }
    return null;
  }

  /** Whether the project is done, and is still what it was. */
  synchronized boolean holds(String project, String fingerprint) {
    return fingerprint.equals(fingerprints.get(project));
  }

  /** Keeps an outcome. It survives the end of the process from here on. */
  synchronized void add(String fingerprint, Outcome outcome) throws IOException {
    byte[] line = JSON.writeValueAsBytes(new Entry(fingerprint, outcome));
    long offset = append(line);
    places.put(outcome.project(), new Place(offset, line.length));
    fingerprints.put(outcome.project(), fingerprint);
  }

  /** Reads an outcome back. */
  synchronized Outcome outcome(String project) throws IOException {
    Place place = places.get(project);
    if (place == null) {
      throw new IllegalArgumentException(project + " is not in the journal");
    }
    byte[] line = new byte[place.length()];
    lines.seek(place.offset());
    lines.readFully(line);
    return JSON.readValue(new String(line, StandardCharsets.UTF_8), Entry.class).outcome();
  }

  private long append(byte[] line) throws IOException {
    long offset = lines.length();
    byte[] whole = Arrays.copyOf(line, line.length + 1);
    whole[line.length] = '\n';
    lines.seek(offset);
    lines.write(whole);
    return offset;
  }

  @Override
  public synchronized void close() throws IOException {
    lines.close();
  }

  /** Removes the file: nothing is left to resume. */
  void discard() throws IOException {
    close();
    Files.deleteIfExists(file);
  }
}
