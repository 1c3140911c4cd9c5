package dev.kindling.cli.options;

import dev.kindling.batch.BatchRequest;
import dev.kindling.batch.Budget;
import dev.kindling.batch.Candidate;
import dev.kindling.batch.Discovery;
import dev.kindling.batch.Failure;
import dev.kindling.batch.Totals;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which projects, how many at a time, and what each may take: for every command over many. */
public final class BatchOptions {

  @Option(
      names = "--projects-from",
      paramLabel = "FILE",
      description = "Search what FILE lists too, a path a line, relative to FILE.")
  private @Nullable Path list;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Plan N projects at a time (default: as many as there are processors).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Give up a project that takes longer (default: 120).")
  private int timeout = (int) Budget.DEFAULT.time().toSeconds();

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      description =
          "Give up a project that holds more than that at a time; what it no longer uses does not"
              + " count (default: 8192, or what Java has).")
  private long memory = Budget.DEFAULT.bytes() >> 20;

  /** Whether a file lists projects. */
  public boolean listed() {
    return list != null;
  }

  /**
   * The projects under the roots and in the list, sorted.
   *
   * @throws InvalidInput where there is none, or a number makes no sense
   */
  public List<Candidate> projects(List<Path> roots) throws IOException {
    if (roots.isEmpty() && list == null) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "name the folders to search, or a file that lists them by --projects-from.");
    }
    if (jobs < 1 || timeout < 1 || memory < 1) {
      throw new InvalidInput(
          Origin.UNKNOWN, "--jobs, --timeout and --memory take whole numbers from 1 on.");
    }
    List<Path> searched = new ArrayList<>(roots);
    if (list != null) {
      searched.addAll(Discovery.listedIn(list));
    }
    List<Candidate> projects = Discovery.under(searched);
    if (projects.isEmpty()) {
      throw new InvalidInput(
          Origin.UNKNOWN,
          "there is no Kedro project and no snapshot file under "
              + String.join(", ", searched.stream().map(Path::toString).toList())
              + "; name other folders.");
    }
    return projects;
  }

  /** The run over those projects. */
  public BatchRequest request(
      List<Candidate> projects, Path journal, boolean resume, Map<String, String> described)
      throws IOException {
    return new BatchRequest(
        projects,
        jobs,
        new Budget(Duration.ofSeconds(timeout), memory << 20),
        journal,
        resume,
        new ProgramVersion().getVersion()[0],
        ProgramVersion.number(),
        described);
  }

  /** How a run ends that could not do all: the worst end of a project. Null where it could. */
  public static @Nullable ExitCode shortfall(Totals totals, int found) {
    if (totals.failures(Failure.Kind.FAULT) > 0) {
      return ExitCode.FAULT;
    }
    if (totals.failures(Failure.Kind.WRONG) > 0) {
      return ExitCode.WRONG;
    }
    return totals.failures(Failure.Kind.BUDGET) > 0
            || totals.unread() > 0
            || totals.projects() < found
        ? ExitCode.INCOMPLETE
        : null;
  }
}
