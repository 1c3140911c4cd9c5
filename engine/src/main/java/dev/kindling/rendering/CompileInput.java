package dev.kindling.rendering;

import dev.kindling.configuration.AirflowSettings;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that a compile looks at.
 *
 * @param project the project that was planned
 * @param root its folder; null for a snapshot, which has no sources to pack
 * @param version of Kindling, for the headers of generated files
 */
public record CompileInput(
    Plan plan,
    Project project,
    AirflowSettings settings,
    @Nullable Path root,
    String version,
    CompileOptions options) {

  /** With nothing out of the ordinary. */
  public CompileInput(
      Plan plan, Project project, AirflowSettings settings, @Nullable Path root, String version) {
    this(plan, project, settings, root, version, CompileOptions.NONE);
  }
}
