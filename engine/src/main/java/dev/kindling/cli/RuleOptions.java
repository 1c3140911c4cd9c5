package dev.kindling.cli;

import dev.kindling.configuration.KindlingSettings;
import dev.kindling.configuration.KindlingSettings.NamedRules;
import dev.kindling.facts.InvalidInput;
import dev.kindling.rules.RuleBase;
import dev.kindling.rules.outside.Packs;
import dev.kindling.rules.outside.RuleFile;
import dev.kindling.rules.outside.RuleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Option;

/** Which rules are in force beside the built-in ones: the same for every command that plans. */
final class RuleOptions {

  @Option(
      names = "--rules",
      paramLabel = "FILE|pack:NAME",
      description = "An organization's rule file, or a pack that comes along; repeatable.")
  private List<String> rules = List.of();

  @Option(
      names = "--trust-rules",
      paramLabel = "FILE",
      description =
          "A rule file that is not checked: it may run any Java, and reports say that it took part;"
              + " repeatable.")
  private List<Path> trusted = List.of();

  private final FutureTask<RuleBase> ofCall = new FutureTask<>(() -> base(files()).warm());

  /** Begins to load the rules that the call asks for, beside whatever the caller does next. */
  void prepare() {
    Thread loading = new Thread(ofCall, "rules");
    loading.setDaemon(true);
    loading.start();
  }

  /** The rules that the call asks for, nothing that a project says. */
  RuleBase rules() {
    ofCall.run(); // does nothing where another thread has begun
    try {
      return ofCall.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the rules were loaded", e);
    }
  }

  /** The rules that the call and the project ask for. */
  RuleBase rules(KindlingSettings settings, Path root) {
    if (settings.rules().isEmpty()) {
      return rules();
    }
    List<RuleFile> files = new ArrayList<>();
    settings.rules().forEach(named -> files.add(ofProject(named, root)));
    files.addAll(files());
    return base(files);
  }

  /** The call's rules as it names them. */
  String described() {
    return rules + " " + trusted;
  }

  /** What the call names, in its order, trusted files last. */
  List<RuleFile> files() {
    List<RuleFile> files = new ArrayList<>();
    rules.forEach(name -> files.add(read(name)));
    trusted.forEach(path -> files.add(RuleFile.read(there(path)).trust()));
    return files;
  }

  static RuleFile read(String name) {
    return name.startsWith(Packs.PREFIX)
        ? Packs.read(name.substring(Packs.PREFIX.length()))
        : RuleFile.read(there(Path.of(name)));
  }

  /** The call names it, whatever project it is about. */
  private static Path there(Path file) {
    if (!Files.exists(file)) {
      throw new InvalidInput(OpenedPath.named(file), "there is no such rule file");
    }
    return file;
  }

  private static RuleBase base(List<RuleFile> files) {
    return files.isEmpty()
        ? RuleBase.builtIn()
        : RuleBase.builtIn().with(RuleFiles.of(files).rules());
  }

  /** A project may name what lies below it, and nothing else of the machine that plans it. */
  private static RuleFile ofProject(NamedRules named, Path root) {
    if (named.name().startsWith(Packs.PREFIX)) {
      return Packs.read(named.name().substring(Packs.PREFIX.length()));
    }
    Path folder = root.toAbsolutePath().normalize();
    Path file = folder.resolve(named.name()).normalize();
    if (Path.of(named.name()).isAbsolute() || !file.startsWith(folder)) {
      throw new InvalidInput(
          named.origin(), "name a rule file below the project's folder, or give it by --rules");
    }
    return RuleFile.read(file, named.name());
  }
}
