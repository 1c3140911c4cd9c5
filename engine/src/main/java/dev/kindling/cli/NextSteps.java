package dev.kindling.cli;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.rendering.output.Artifacts;
import java.util.ArrayList;
import java.util.List;

/** What is left to do with the output of a compile, where the settings tell. */
final class NextSteps {

  private static final String DAGS = "dags/";

  private NextSteps() {}

  static List<String> of(Artifacts artifacts, String folder, AirflowSettings settings) {
    List<String> steps = new ArrayList<>();
    boolean forSpark = artifacts.files().keySet().stream().anyMatch(f -> f.startsWith("spark/"));
    settings
        .run()
        .spark()
        .artifactsPath()
        .get()
        .filter(path -> forSpark)
        .ifPresent(path -> steps.add("next: copy " + folder + "/spark/* to " + path));
    settings
        .output()
        .get()
        .ifPresent(path -> steps.add("next: copy " + folder + "/dags/* to " + path));
    settings
        .host()
        .get()
        .ifPresent(
            host ->
                artifacts.files().keySet().stream()
                    .filter(file -> file.startsWith(DAGS))
                    .map(file -> file.substring(DAGS.length()).replaceFirst("\\.py$", ""))
                    .forEach(
                        dag ->
                            steps.add("then: " + host.replaceFirst("/+$", "") + "/dags/" + dag)));
    return steps;
  }
}
