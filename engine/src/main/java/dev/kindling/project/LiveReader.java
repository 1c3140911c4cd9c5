package dev.kindling.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Project;
import dev.kindling.project.folder.FolderReader;
import dev.kindling.project.folder.Place;
import dev.kindling.project.folder.PlainJson;
import dev.kindling.project.folder.ProjectFinder;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.project.folder.RuntimeValues;
import dev.kindling.project.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the project's own Python what Kedro makes of it. The only way in which anything of a project
 * is run: a process of its own, with a time limit, that writes its answer to a file.
 */
final class LiveReader {

  private static final String SCRIPT = "live.py";
  private static final String ANSWER = "live.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ReadOptions options;
  private final Duration limit;

  private LiveReader(Path folder, ReadOptions options, Duration limit) {
    this.folder = folder;
    this.options = options;
    this.limit = limit;
  }

  static Project read(Path folder, ReadOptions options, Duration limit) {
    ProjectFinder.find(folder, options.files());
    return new LiveReader(folder, options, limit).read();
  }

  private Project read() {
    Path python = python();
    try {
      Path work = Files.createTempDirectory("kindling-live");
      try {
        Path answer = work.resolve(ANSWER);
        run(python, work, answer);
        return project(python, answer);
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new InvalidInput(
          here(),
          "`" + Place.name(python) + "` cannot be run; name the project's Python with --python");
    }
  }

  private void run(Path python, Path work, Path answer) throws IOException {
    Path script = work.resolve(SCRIPT);
    try (InputStream source = LiveReader.class.getResourceAsStream(SCRIPT)) {
      Files.copy(source, script);
    }
    List<String> call =
        new ArrayList<>(
            List.of(
                python.toString(), "-B", script.toString(), folder.toString(), answer.toString()));
    String env = options.env();
    env = env == null || env.isEmpty() ? options.environment().get("KEDRO_ENV") : env;
    if (env != null && !env.isEmpty()) {
      call.addAll(List.of("--env", env));
    }
    Path source = options.confSource();
    if (source != null) {
      call.addAll(List.of("--conf-source", source.toAbsolutePath().toString()));
    }
    call.addAll(
        List.of(
            "--params", JSON.writeValueAsString(PlainJson.of(RuntimeValues.of(options.params())))));
    ProcessBuilder builder = new ProcessBuilder(call);
    builder.environment().clear();
    builder.environment().putAll(options.environment());
    builder.environment().put("PYTHONHASHSEED", "0");
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    wait(builder.start());
  }

  private void wait(Process process) {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new InvalidInput(
            here(),
            "the project's Python did not answer within "
                + limit.toSeconds()
                + " s; read the project without --live");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidInput(here(), "reading with --live was interrupted");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Project project(Path python, Path answer) throws IOException {
    if (!Files.isRegularFile(answer)) {
      throw new InvalidInput(
          here(),
          "the project's Python ended without an answer; run `kedro registry list` there to see why");
    }
    byte[] content = Files.readAllBytes(answer);
    JsonNode error = error(content);
    if (error == null) {
      Project live = SnapshotReader.parse(content, ANSWER, options);
      return completed(live);
    }
    String message = error.path("message").asText();
    if (error.hasNonNull("python")) {
      throw new InvalidInput(
          here(),
          "`"
              + Place.name(python)
              + "` "
              + message
              + "; name the project's Python with --python, or read without --live");
    }
    Origin origin = new Origin(error.path("filepath").asText(), error.path("line").asInt(), "");
    throw new InvalidInput(
        origin.known() ? origin : here(),
        "Kedro cannot load the project (" + message + "); mend it or read without --live");
  }

  /** With what the project's files say of the same; without places where these say nothing. */
  private Project completed(Project live) {
    FolderReader files;
    try {
      files = FolderReader.of(folder, options.withEnv(live.env()));
    } catch (InvalidInput e) {
      return LivePlaces.in(live, ANSWER, live, node -> Optional.empty());
    }
    Project read = live;
    try {
      read = files.read();
    } catch (InvalidInput e) {
      // Kedro knows the project; only where things are written is not known then.
    }
    return LivePlaces.in(live, ANSWER, read, node -> files.code().inspected(node));
  }

  private @Nullable JsonNode error(byte[] answer) throws IOException {
    try {
      return JSON.readTree(answer).get("error");
    } catch (JsonProcessingException e) {
      throw new InvalidInput(
          here(), "the project's Python was stopped amid its answer; try again without --live");
    }
  }

  private Path python() {
    ReadOptions.Live live = options.live();
    Path named = live == null ? null : live.python();
    if (named != null) {
      return named;
    }
    for (String place : List.of(".venv/bin/python", ".venv/Scripts/python.exe")) {
      Path own = folder.resolve(place).toAbsolutePath();
      if (Files.isExecutable(own)) {
        return own;
      }
    }
    Path found = onPath(options.environment());
    if (found == null) {
      throw new InvalidInput(
          here(), "there is no `.venv` and no `python3`; name the project's Python with --python");
    }
    return found;
  }

  private static @Nullable Path onPath(Map<String, String> environment) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    String name = windows ? "python.exe" : "python3";
    String path = environment.getOrDefault("PATH", "");
    for (String place : path.split(windows ? ";" : ":", -1)) {
      if (!place.isEmpty() && Files.isExecutable(Path.of(place, name))) {
        return Path.of(place, name);
      }
    }
    return null;
  }

  private Origin here() {
    return new Origin(Place.name(folder), 0, "");
  }

  private static void delete(Path work) {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      work.toFile().deleteOnExit();
    }
  }
}
