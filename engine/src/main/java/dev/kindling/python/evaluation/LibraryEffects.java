package dev.kindling.python.evaluation;

import dev.kindling.python.values.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of calls into libraries that are not followed: which only read what they are given,
 * and which give an object whose methods only read. Whatever is not listed may change what it is
 * given.
 */
final class LibraryEffects {

  /** By the beginning of the qualified name; each writes, formats, measures or copies. */
  private static final List<String> READS =
      List.of(
          // Messages are formatted, and handlers keep no more than the text.
          "logging.",
          "loguru.",
          "structlog.",
          "warnings.",
          "pprint.",
          "rich.",
          "click.echo",
          "click.secho",
          "builtins.hash",
          "builtins.id",
          "builtins.vars",
          "builtins.dir",
          "builtins.ascii",
          // Values are written out.
          "json.dump",
          "json.dumps",
          "yaml.dump",
          "yaml.safe_dump",
          "pickle.dumps",
          "hashlib.",
          "base64.",
          "inspect.signature",
          "inspect.getsource",
          "inspect.getdoc",
          "textwrap.",
          "string.",
          "math.",
          "statistics.",
          "datetime.",
          "time.",
          "uuid.",
          "decimal.",
          "fractions.",
          "typing.",
          "platform.",
          "getpass.",
          "importlib.util.find_spec",
          "importlib.metadata.",
          // Tables and arrays are made of copies of lists and dicts.
          "pandas.",
          "numpy.",
          "polars.",
          "pyarrow.",
          "pyspark.",
          "mlflow.log_",
          "mlflow.set_tag",
          "omegaconf.");

  /** Calls that give an object of a class whose methods are listed above. */
  private static final Map<String, String> MADE =
      Map.of(
          "logging.getLogger", "logging.Logger",
          "logging.Logger.getChild", "logging.Logger",
          "logging.LoggerAdapter", "logging.Logger",
          "structlog.get_logger", "structlog.BoundLogger",
          "structlog.getLogger", "structlog.BoundLogger");

  private LibraryEffects() {}

  /** Whether a function of that qualified name leaves its arguments as they are. */
  static boolean readsOnly(String name) {
    // The configuration of logging takes what it is given apart.
    return !name.startsWith("logging.config.") && READS.stream().anyMatch(read -> fits(name, read));
  }

  private static boolean fits(String name, String read) {
    boolean many = read.endsWith(".") || read.endsWith("_");
    return many ? name.startsWith(read) : name.equals(read);
  }

  /** What a function of that qualified name gives, by the name of its class; null where unknown. */
  static @Nullable Value made(String name) {
    String type = MADE.get(name);
    return type == null ? null : new Value.Opaque(type);
  }
}
