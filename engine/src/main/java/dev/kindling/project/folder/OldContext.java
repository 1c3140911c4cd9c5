package dev.kindling.project.folder;

import dev.kindling.files.FileCache;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.values.ClassValue;
import dev.kindling.python.values.ModuleValue;
import dev.kindling.python.values.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The object of the class that a project of Kedro 0.16 or earlier names as its context. */
final class OldContext {

  private static final long LARGEST = 1 << 20;
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?m)^\\s+(project_name|project_version|package_name)\\s*(?::\\s*str\\s*)?"
              + "=\\s*[\"']([^\"'\\n]*)[\"']");

  private final CodeOptions options;
  private final Interpreter interpreter;
  private @Nullable Value object;

  OldContext(CodeOptions options, Interpreter interpreter) {
    this.options = options;
    this.interpreter = interpreter;
  }

  /** Texts that the class of a context holds: the project's name and the version of Kedro. */
  static Map<String, String> constants(Path module, FileCache files) {
    Map<String, String> constants = new HashMap<>();
    try {
      if (Files.isRegularFile(module) && Files.size(module) < LARGEST) {
        Matcher matcher =
            CONSTANT.matcher(new String(files.content(module), StandardCharsets.UTF_8));
        while (matcher.find()) {
          constants.putIfAbsent(matcher.group(1), matcher.group(2));
        }
      }
    } catch (IOException e) {
      return constants;
    }
    return constants;
  }

  /** The object, made once; null where the project names none, or where it is not followed. */
  @Nullable Value object() {
    if (object == null) {
      object = make();
    }
    return object;
  }

  private @Nullable Value make() {
    ClassValue own = type().orElse(null);
    return own == null
        ? null
        : interpreter.call(
            own, List.of(Value.of(Place.name(Place.real(options.root())))), own.site());
  }

  /** The class itself, where the project names one that is followed. */
  Optional<ClassValue> type() {
    String path = options.context();
    int dot = path == null ? -1 : path.lastIndexOf('.');
    if (path == null || dot <= 0 || !interpreter.hasModule(path.substring(0, dot))) {
      return Optional.empty();
    }
    ModuleValue module = interpreter.module(path.substring(0, dot));
    Value type = module == null ? null : module.names().get(path.substring(dot + 1));
    return type instanceof ClassValue own ? Optional.of(own) : Optional.empty();
  }
}
