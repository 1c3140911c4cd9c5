package dev.kindling.configuration;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What plain scalars mean: YAML 1.1 as PyYAML reads it, or as omegaconf does, for which timestamps
 * are texts, {@code 1e3} is a number and a key that is written twice is an error.
 */
public enum YamlFlavour {
  OMEGACONF(
      "^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?"
          + "|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
          + "|\\.[0-9_]+(?:[eE][-+][0-9]+)?"
          + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
          + "|[-+]?\\.(?:inf|Inf|INF)"
          + "|\\.(?:nan|NaN|NAN))$"),
  PYYAML(
      "^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
          + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
          + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
          + "|[-+]?\\.(?:inf|Inf|INF)"
          + "|\\.(?:nan|NaN|NAN))$");

  private static final Pattern BOOL =
      Pattern.compile(
          "^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$");
  private static final Pattern INT =
      Pattern.compile(
          "^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$");
  private static final Pattern NULL = Pattern.compile("^(?:~|null|Null|NULL)$");

  private final Pattern floats;

  YamlFlavour(String floats) {
    this.floats = Pattern.compile(floats);
  }

  boolean refusesTwins() {
    return this == OMEGACONF;
  }

  /** Kept apart from the enumeration, since the library's class must be extended. */
  Resolver resolver() {
    return new PlainScalars(floats);
  }

  private static final class PlainScalars extends Resolver {

    PlainScalars(Pattern floats) {
      addImplicitResolver(Tag.FLOAT, floats, "-+0123456789.");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
    }

    /** Runs inside the library's constructor, before any field of this class is set. */
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, NULL, "~nN");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }
}
