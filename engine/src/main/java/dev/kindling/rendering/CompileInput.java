package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.facts.Project;
import dev.kindling.files.FileCache;
import dev.kindling.plan.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that a compile looks at.
 *
 * @param project the project that was planned
 * @param root its folder; null for a snapshot, which has no sources to pack
 * @param version of Kindling, for the headers of generated files
 * @param files what the project's files are opened through
 */
public record CompileInput(
    Plan plan,
    Project project,
    AirflowSettings settings,
    @Nullable Path root,
    String version,
    CompileOptions options,
    FileCache files) {

  /** With nothing out of the ordinary. */
  public CompileInput(
      Plan plan, Project project, AirflowSettings settings, @Nullable Path root, String version) {
    this(plan, project, settings, root, version, CompileOptions.NONE);
  }

  /** Of a project of which nothing is opened yet. */
  public CompileInput(
      Plan plan,
      Project project,
      AirflowSettings settings,
      @Nullable Path root,
      String version,
      CompileOptions options) {
    this(plan, project, settings, root, version, options, new FileCache());
  }
}
