package dev.kindling.cli;

import dev.kindling.batch.Accepted;
import dev.kindling.batch.Candidate;
import dev.kindling.batch.Failure;
import dev.kindling.batch.Planning;
import dev.kindling.configuration.AirflowSettings;
import dev.kindling.configuration.KindlingSettings;
import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Project;
import dev.kindling.plan.Plan;
import dev.kindling.rendering.ArtifactWriter;
import dev.kindling.rendering.Compilation;
import dev.kindling.rendering.CompileInput;
import dev.kindling.rendering.CompileOptions;
import dev.kindling.rendering.Compiler;
import dev.kindling.report.PlanFormat;
import dev.kindling.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does with each project: plans it by the rules of the call, applies its waivers, and
 * writes its report and its artifacts where they are asked for.
 *
 * @param projectRules whether rules that a project names take part too
 * @param accepted what does not count; null where everything does
 * @param reports the folder of the index and the reports; null writes none
 * @param artifacts the folder that takes a folder of artifacts for each project; null compiles none
 */
record ProjectWork(
    DecisionOptions decision,
    ReadingOptions reading,
    Terminal terminal,
    boolean allPipelines,
    boolean projectRules,
    @Nullable Accepted accepted,
    @Nullable Path reports,
    @Nullable Path artifacts)
    implements Planning {

  @Override
  public @Nullable String pipeline() {
    return allPipelines ? null : decision.pipeline();
  }

  @Override
  public Project read(Candidate candidate) {
    Project read = reading.read(candidate.place(), terminal);
    return allPipelines ? read : decision.about(read);
  }

  @Override
  public Planned plan(Candidate candidate, Project read, String pipeline) throws IOException {
    Project project = read.about(pipeline);
    Path place = candidate.place();
    KindlingSettings settings = reading.settings(place, terminal);
    Explanation explained =
        decision.decide(
            project,
            pipeline,
            projectRules ? settings : settings.withoutRules(),
            ReadingOptions.root(place),
            reading.planOptions(place, terminal));
    Plan plan = explained.plan();
    String report = reports == null ? null : report(candidate, explained, reports);
    if (artifacts == null || !project.unread().isEmpty()) {
      return new Planned(newIn(candidate, plan), report, null);
    }
    try {
      List<Finding> compiled = compile(candidate, project, plan, artifacts);
      return new Planned(
          newIn(candidate, with(plan, decision.waive(compiled, settings))), report, null);
    } catch (InvalidInput wrong) {
      return new Planned(newIn(candidate, plan), report, Failure.wrong(wrong));
    }
  }

  private String report(Candidate candidate, Explanation explained, Path folder)
      throws IOException {
    String name = "projects/" + name(candidate, explained.plan().pipeline()) + ".html";
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try (Writer out = Files.newBufferedWriter(draft)) {
      PlanFormat.HTML.writer(Style.PLAIN).write(explained, out);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return name;
  }

  /** Writes what the plan compiles to; gives what there is to say of it and of the settings. */
  private List<Finding> compile(Candidate candidate, Project project, Plan plan, Path folder)
      throws IOException {
    Path place = candidate.place();
    AirflowSettings settings = reading.airflow(place, terminal);
    Compilation done =
        Compiler.compile(
            new CompileInput(
                plan,
                project,
                settings,
                ReadingOptions.root(place),
                Kindling.Version.number(),
                reading.toRun(
                    new CompileOptions(null, null, CompileCommand::objection, false, folder),
                    place)));
    ArtifactWriter.write(done.artifacts(), folder.resolve(name(candidate, plan.pipeline())));
    List<Finding> findings = new ArrayList<>(settings.warnings());
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
