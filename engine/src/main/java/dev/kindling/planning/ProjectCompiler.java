package dev.kindling.planning;

import dev.kindling.explanation.Explanation;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import dev.kindling.python.syntax.PythonParser;
import dev.kindling.python.syntax.SourceFile;
import dev.kindling.python.syntax.SyntaxProblem;
import dev.kindling.rendering.Compilation;
import dev.kindling.rendering.CompileInput;
import dev.kindling.rendering.CompileOptions;
import dev.kindling.rendering.Compiler;
import java.nio.file.Path;
import java.util.Optional;

/** Compiles what was planned of an open project. */
public final class ProjectCompiler {

  private ProjectCompiler() {}

  /**
   * What the plan compiles to. A run is told to read what was read here.
   *
   * @param version of Kindling, for the headers of generated files
   * @throws InvalidInput when the settings lack something that the plan needs
   */
  public static Compilation compile(
      OpenProject project, Explanation explained, CompileOptions options, String version) {
    ReadOptions read = project.options();
    Path source = read.confSource();
    return Compiler.compile(
        new CompileInput(
            explained.plan(),
            explained.project(),
            project.airflow(),
            project.root(),
            version,
            options.withRun(
                source == null ? null : RunFolder.of(source, project.root()), read.params()),
            read.files()));
  }

  /** What the parser of project sources has to say of generated Python. */
  public static Optional<String> objection(String source) {
    try {
      PythonParser.module(new SourceFile("", source));
      return Optional.empty();
    } catch (SyntaxProblem e) {
      return Optional.of("line " + e.origin().line() + " " + e.getMessage());
    }
  }
}
