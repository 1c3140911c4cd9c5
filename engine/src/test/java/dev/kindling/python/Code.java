package dev.kindling.python;

import dev.kindling.files.FileCache;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.standard.StandardModules;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Names;
import dev.kindling.python.values.Representation;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A project of a few files, followed on a stack as deep as the program's own. */
public final class Code {

  private final Path root;

  public Code(Path root) {
    this.root = root;
  }

  public Code file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Code file(String path, byte[] bytes) {
    try {
      Path file = root.resolve("src").resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Interpreter interpreter(Map<String, String> environment) {
    return new Interpreter(
        new ProjectFiles(root, root.resolve("src"), List.of(), new FileCache()),
        environment,
        List.of(new StandardModules()));
  }

  /** The value that module {@code m} binds to {@code result}. */
  public Value result() {
    return result(Map.of());
  }

  public Value result(Map<String, String> environment) {
    return deep(
        () -> {
          Interpreter interpreter = interpreter(environment);
          ModuleValue module = interpreter.module("m");
          return interpreter.attribute(module, "result", Site.NOWHERE);
        });
  }

  /** The result as Python's {@code repr} writes it; for an unknown value, why. */
  public String shown() {
    return shown(result());
  }

  public static String shown(Value value) {
    if (value instanceof Value.Unknown unknown) {
      return "unknown: " + unknown.reason();
    }
    String text = Representation.of(value);
    return text == null ? Names.kind(value) : text;
  }

  public static <T> T deep(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "deep", 256L << 20).start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
