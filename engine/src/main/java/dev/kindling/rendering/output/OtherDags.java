package dev.kindling.rendering.output;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * DAG files that lie where new ones go. Two pipelines of one project have one id, and so one file,
 * unless their settings name them: the second compile would silently take the place of the first.
 */
public final class OtherDags {

  private static final String BEGIN = "\"\"\"Airflow DAG of the Kedro pipeline ";
  private static final String END = ", environment ";

  private OtherDags() {}

  /**
   * Checks that no DAG of another pipeline would be replaced.
   *
   * @param output the folder that is to be written
   * @throws InvalidInput where one would
   */
  public static void check(Artifacts artifacts, Path output) throws IOException {
    for (Map.Entry<String, Artifacts.File> file : artifacts.files().entrySet()) {
      Path there = output.resolve(file.getKey());
      if (file.getKey().startsWith("dags/") && Files.isRegularFile(there)) {
        Optional<String> old =
            pipeline(new String(Files.readAllBytes(there), StandardCharsets.UTF_8));
        Optional<String> wanted = pipeline(file.getValue().text());
        if (old.isPresent() && wanted.isPresent() && !old.equals(wanted)) {
          throw new InvalidInput(
              new Origin(there.toString().replace('\\', '/'), 1, ""),
              "is the DAG of the pipeline %s, not of %s; give each its own `run_config.run_name`, by an environment or a variable, or write to another folder"
                  .formatted(old.get(), wanted.get()));
        }
      }
    }
  }

  /** The pipeline and the project, as the first line of a DAG file says them. */
  private static Optional<String> pipeline(String text) {
    int end = text.indexOf(END);
    return text.startsWith(BEGIN) && end > 0 && text.indexOf('\n') > end
        ? Optional.of(text.substring(BEGIN.length(), end))
        : Optional.empty();
  }
}
