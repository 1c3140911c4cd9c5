package dev.kindling.planning;

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

/**
 * The rules that a call asks for beside the built-in ones, and those that a project asks for. Files
 * of the call are read when they are first needed, and once.
 */
public final class ChosenRules {

  private final List<String> named;
  private final List<Path> trusted;
  private final FutureTask<List<RuleFile>> files = new FutureTask<>(this::readAll);
  private final FutureTask<RuleBase> ofCall = new FutureTask<>(() -> base(files()).warm());

  /**
   * Reads nothing yet.
   *
   * @param named rule files and {@code pack:NAME}
   * @param trusted rule files that are not checked
   */
  public ChosenRules(List<String> named, List<Path> trusted) {
    this.named = named;
    this.trusted = trusted;
  }

  /** Begins to load the rules that the call asks for, beside whatever the caller does next. */
  public void prepare() {
    Thread loading = new Thread(ofCall, "rules");
    loading.setDaemon(true);
    loading.start();
  }

  /** The rules that the call asks for, nothing that a project says. */
  public RuleBase rules() {
    return result(ofCall);
  }

  /**
   * The rules that the call and the project ask for.
   *
   * @param root the project's folder
   */
  RuleBase rules(KindlingSettings settings, Path root) {
    if (settings.rules().isEmpty()) {
      return rules();
    }
    List<RuleFile> all = new ArrayList<>();
    settings.rules().forEach(rules -> all.add(ofProject(rules, root)));
    all.addAll(files());
    return base(all);
  }

  /** The call's rules as it names them. */
  public String described() {
    return named + " " + trusted;
  }

  /** What the call names, in its order, trusted files last. */
  public List<RuleFile> files() {
    return result(files);
  }

  private List<RuleFile> readAll() {
    List<RuleFile> read = new ArrayList<>();
    named.forEach(name -> read.add(read(name)));
    trusted.forEach(path -> read.add(RuleFile.read(there(path)).trust()));
    return List.copyOf(read);
  }

  /** A rule file of the call, or a pack. */
  public static RuleFile read(String name) {
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
  private static RuleFile ofProject(NamedRules rules, Path root) {
    if (rules.name().startsWith(Packs.PREFIX)) {
      return Packs.read(rules.name().substring(Packs.PREFIX.length()));
    }
    Path folder = root.toAbsolutePath().normalize();
    Path file = folder.resolve(rules.name()).normalize();
    if (Path.of(rules.name()).isAbsolute() || !file.startsWith(folder)) {
      throw new InvalidInput(
          rules.origin(), "name a rule file below the project's folder, or give it by --rules");
    }
    return RuleFile.read(file, rules.name());
  }

  private static <T> T result(FutureTask<T> task) {
    task.run(); // does nothing where another thread has begun
    try {
      return task.get();
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
}
