package dev.kindling.cli;

import dev.kindling.cli.options.ResultOptions;
import dev.kindling.cli.process.ExitCode;
import dev.kindling.cli.process.ProgramVersion;
import dev.kindling.cli.process.Terminal;
import dev.kindling.report.Schemas;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kindling schema}: the JSON Schema of what the commands write as JSON. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Prints the JSON Schema of a format that commands write; without NAME, lists them.")
final class SchemaCommand implements Action {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The format's name, as plan: what stands in its field `schema`.")
  private @Nullable String name;

  @Mixin private ResultOptions result = new ResultOptions();

  @Override
  public ExitCode run(Terminal terminal) throws IOException {
    Schemas schemas = Schemas.read();
    String wanted = name;
    result.write(
        terminal,
        out -> {
          if (wanted != null) {
            schemas.write(wanted, out);
            return;
          }
          for (String each : schemas.names()) {
            out.write("%-10s %s%n".formatted(each, schemas.description(each)).replace("\r", ""));
          }
        });
    return ExitCode.DONE;
  }
}
