package dev.kindling.cli;

import dev.kindling.cli.options.ProjectOptions;
import dev.kindling.cli.process.Colour;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.Messages;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.configuration.ConfigSettings;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Project;
import dev.kindling.facts.TagKind;
import dev.kindling.planning.OpenedPath;
import dev.kindling.project.OpenProject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindling init}: a commented file of Airflow settings for a project that has none. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Writes a commented conf/base/airflow-k8s.yaml, unless the project has one.")
final class InitCommand implements Action {

  private static final String NAME = "airflow-k8s.yaml";

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not say what was written.")
  private boolean quiet;

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    OpenProject opened = project.open(terminal);
    Path folder = folder(opened.configuration());
    refuseLink(folder, project.namesConfSource() ? opened.configuration().source() : root());
    refuseSecond(folder);
    Project read = opened.facts();
    Path file = folder.resolve(NAME);
    Path draft = folder.resolve(".kindling-" + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(draft, text(read), StandardOpenOption.CREATE_NEW);
      // Not a move: it would replace a file that somebody else made meanwhile.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      refuseSecond(folder);
    } finally {
      Files.deleteIfExists(draft);
    }
    Messages.of(terminal, root(), Colour.AUTO, quiet)
        .progress("wrote " + file + ": fill in what it names, then run kindling compile");
    return ExitCode.DONE;
  }

  private static Path folder(ConfigSettings settings) {
    Path folder = settings.source().resolve(settings.baseEnv());
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(
          OpenedPath.named(folder),
          "is no folder: the project's configuration belongs there, so create it");
    }
    return folder;
  }

  /** What is written lies in the project, or in the configuration that the user named. */
  private static void refuseLink(Path folder, Path within) throws IOException {
    if (!folder.toRealPath().startsWith(within.toRealPath())) {
      throw new InvalidInput(
          OpenedPath.named(folder),
          "is reached through a link that leaves the project; name where it leads with"
              + " `--conf-source`");
    }
  }

  private static void refuseSecond(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("airflow-k8s"))
          .sorted()
          .findFirst()
          .ifPresent(
              file -> {
                throw new InvalidInput(
                    OpenedPath.named(file), "is there already: edit it, or move it away first");
              });
    }
  }

  private static String text(Project project) throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream(NAME)) {
      String slug = slug(project.packageName());
      String kedro = project.kedroVersion();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@project@", slug)
          .replace("@resources@", TagKind.RESOURCES.spelled(kedro))
          .replace("@template@", TagKind.TEMPLATE.spelled(kedro))
          .replace("@spark@", TagKind.SPARK.spelled(kedro))
          .replace("@pin@", TagKind.PIN.spelled(kedro));
    }
  }

  /** A name for Kubernetes and Airflow that YAML takes for a text. */
  static String slug(String packageName) {
    String slug =
        packageName
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    boolean word = slug.matches("[a-z].*") && !slug.matches("null|true|false|yes|no|on|off|y|n");
    return word ? slug : slug.isEmpty() ? "project" : "project-" + slug;
  }

  @Override
  public Path root() {
    return project.root();
  }
}
