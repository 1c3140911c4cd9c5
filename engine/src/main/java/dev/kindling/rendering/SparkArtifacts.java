package dev.kindling.rendering;

import dev.kindling.configuration.SparkSettings;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.NodeType;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.rendering.archive.ProjectArchive;
import dev.kindling.rendering.archive.ProjectLayout;
import dev.kindling.rendering.archive.Withheld;
import dev.kindling.rendering.output.Artifacts;
import dev.kindling.rendering.python.TemplateValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What Spark needs beside the DAG. A cluster is prepared with the initialization script, the
 * project archive and the run script; on Kubernetes the same project and run script go into an
 * image, with the Dockerfile and the script that build it.
 *
 * @param packed the files of the project archive; null where there is none
 * @param findings what the user should know of them
 */
public record SparkArtifacts(
    Artifacts artifacts, @Nullable List<String> packed, List<Finding> findings) {

  private static final int NAMED = 5;

  /**
   * The files for the plan's Spark tasks; none for a plan without any. A snapshot has no sources:
   * what is made of them is left out, and a finding says so.
   *
   * @throws InvalidInput when a file that the settings name is not there, or the sources cannot be
   *     packed
   */
  public static SparkArtifacts of(CompileInput input) {
    SparkSettings.Type type = input.settings().run().spark().type().orElse(SparkSettings.Type.NONE);
    boolean onSpark =
        input.plan().tasks().stream().anyMatch(task -> task.type() == NodeType.PYSPARK);
    // A factory may run default nodes too, with the same files.
    if (!onSpark && type != SparkSettings.Type.CUSTOM) {
      return new SparkArtifacts(Artifacts.NONE, null, List.of());
    }
    Artifacts runScript =
        Artifacts.text(SparkFiles.FOLDER + SparkFiles.RUN_SCRIPT, runScript(input));
    Path root = input.root();
    if (root == null) {
      return new SparkArtifacts(runScript, null, List.of(noSources()));
    }
    ProjectLayout layout = ProjectLayout.of(root, input.files());
    Artifacts prepared =
        type == SparkSettings.Type.KUBERNETES
            ? SparkImage.of(input, layout)
            : ClusterInit.of(input, root, layout);
    Artifacts scripts = runScript.and(prepared);
    ProjectArchive archive = ProjectArchive.of(root, choice(input, scripts), input.files());
    return new SparkArtifacts(
        scripts.and(
            Artifacts.file(
                SparkFiles.FOLDER + SparkFiles.ARCHIVE,
                new Artifacts.File(archive.content(), false))),
        archive.packed(),
        leftOut(archive));
  }

  private static Finding noSources() {
    return new Finding(
        CompileCode.NO_SOURCES.code(),
        Severity.WARNING,
        null,
        null,
        "a snapshot has no sources, so the project archive and what unpacks it are not written",
        "compile the project's folder",
        Origin.UNKNOWN);
  }

  private static ProjectArchive.Choice choice(CompileInput input, Artifacts scripts) {
    Set<String> written = new TreeSet<>(scripts.files().keySet());
    written.add(SparkFiles.FOLDER + SparkFiles.ARCHIVE);
    return new ProjectArchive.Choice(
        input.plan().env(), input.options().withData(), input.options().output(), written);
  }

  private static List<Finding> leftOut(ProjectArchive archive) {
    Map<Withheld.Reason, List<String>> byReason = new TreeMap<>();
    archive
        .withheld()
        .files()
        .forEach(
            (file, reason) -> {
              if (!file.endsWith(".gitkeep")) {
                byReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(file);
              }
            });
    if (byReason.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    byReason.forEach((reason, files) -> parts.add(reason + " (" + some(files) + ")"));
    return List.of(
        new Finding(
            CompileCode.LEFT_OUT.code(),
            Severity.NOTE,
            null,
            null,
            "the project archive leaves out " + String.join(", ", parts),
            "if a Spark task reads such a file, keep it where the cluster can reach it",
            new Origin(byReason.values().iterator().next().get(0), 0, "")));
  }

  private static String some(List<String> files) {
    String named = String.join("`, `", files.subList(0, Math.min(NAMED, files.size())));
    return "`"
        + named
        + "`"
        + (files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "");
  }

  /** Where a cluster has the project. */
  static String home(CompileInput input) {
    String name = input.project().packageName();
    return "/opt/kedro/" + (name.matches("[A-Za-z0-9_]+") ? name : "project");
  }

  private static String runScript(CompileInput input) {
    return Templates.builtIn("spark_run.stg")
        .render("sparkRun", attributes(input, Map.of("home", new TemplateValue(home(input)))));
  }

  /** The attributes with those that every file has. */
  static Map<String, @Nullable Object> attributes(
      CompileInput input, Map<String, ? extends @Nullable Object> own) {
    Map<String, @Nullable Object> all = new HashMap<>(own);
    all.put("tool", "Kindling " + input.version());
    return all;
  }
}
