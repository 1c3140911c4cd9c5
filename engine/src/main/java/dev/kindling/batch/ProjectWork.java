package dev.kindling.batch;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.files.AtomicFile;
import dev.kindling.plan.Plan;
import dev.kindling.planning.ProjectCompiler;
import dev.kindling.planning.ProjectPlanner;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.rendering.Compilation;
import dev.kindling.rendering.CompileOptions;
import dev.kindling.rendering.output.ArtifactWriter;
import dev.kindling.report.PlanFormat;
import dev.kindling.report.style.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does with each project: plans it by the rules of the call, applies its waivers, and
 * writes its report and its artifacts where they are asked for. Called by several threads.
 *
 * @param options how each is read
 * @param allPipelines whether all of its pipelines are planned, and not the call's alone
 * @param projectRules whether rules that a project names take part too
 * @param accepted what does not count; null where everything does
 * @param reports the folder of the index and the reports; null writes none
 * @param artifacts the folder that takes a folder of artifacts for each project; null compiles none
 * @param version of Kindling, for the headers of generated files
 */
public record ProjectWork(
    ProjectPlanner planner,
    ReadOptions options,
    boolean allPipelines,
    boolean projectRules,
    @Nullable Accepted accepted,
    @Nullable Path reports,
    @Nullable Path artifacts,
    String version) {

  /**
   * A plan, and what went along with it.
   *
   * @param report the file of its report, relative to the index; null where none was asked for
   * @param failure why something that was to go along with the plan could not be written
   */
  record Planned(Plan plan, @Nullable String report, @Nullable Failure failure) {}

  OpenProject open(Candidate candidate) {
    return candidate.project().open(options);
  }

  /** The project with what its plans may lack. */
  Project read(OpenProject project) {
    return allPipelines ? project.facts() : ProjectPlanner.about(project, planner.pipeline());
  }

  /** The pipelines to plan. */
  List<String> pipelines(Project project) {
    return allPipelines
        ? project.pipelines().stream().map(Pipeline::name).toList()
        : List.of(planner.pipeline());
  }

  Planned plan(Candidate candidate, OpenProject project, String pipeline) throws IOException {
    Explanation explained = planner.explain(project, pipeline, projectRules);
    Plan plan = explained.plan();
    String report = reports == null ? null : report(candidate, explained, reports);
    if (artifacts == null || !explained.project().unread().isEmpty()) {
      return new Planned(newIn(candidate, plan), report, null);
    }
    try {
      List<Finding> compiled = compile(candidate, project, explained, artifacts);
      return new Planned(
          newIn(candidate, with(plan, planner.waive(compiled, project))), report, null);
    } catch (InvalidInput wrong) {
      return new Planned(newIn(candidate, plan), report, Failure.wrong(wrong));
    }
  }

  private String report(Candidate candidate, Explanation explained, Path folder)
      throws IOException {
    String name = "projects/" + name(candidate, explained.plan().pipeline()) + ".html";
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, out -> PlanFormat.HTML.writer(Style.PLAIN).write(explained, out));
    return name;
  }

  /** Writes what the plan compiles to; gives what there is to say of it and of the settings. */
  private List<Finding> compile(
      Candidate candidate, OpenProject project, Explanation explained, Path folder) {
    List<Finding> findings = new ArrayList<>(project.airflow().warnings());
    Compilation done =
        ProjectCompiler.compile(
            project,
            explained,
            new CompileOptions(null, null, ProjectCompiler::objection, false, folder),
            version);
    ArtifactWriter.write(
        done.artifacts(), folder.resolve(name(candidate, explained.plan().pipeline())));
    findings.addAll(done.findings());
    return findings;
  }

  private Plan newIn(Candidate candidate, Plan plan) {
    return accepted == null ? plan : accepted.of(candidate.name(), plan).newIn(plan);
  }

  private static Plan with(Plan plan, List<Finding> more) {
    if (more.isEmpty()) {
      return plan;
    }
    List<Finding> all = new ArrayList<>(plan.findings());
    all.addAll(more);
    return plan.withFindings(all);
  }

  private String name(Candidate candidate, String pipeline) {
    return FileName.of(allPipelines ? candidate.name() + "@" + pipeline : candidate.name());
  }
}
