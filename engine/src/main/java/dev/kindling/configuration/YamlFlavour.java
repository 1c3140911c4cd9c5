package dev.kindling.configuration;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * How YAML is read: as PyYAML reads it, or as omegaconf does, for which timestamps are texts,
 * {@code 1e3} is a number and a key that is written twice is an error.
 */
public enum YamlFlavour {
  /** omegaconf from 2.4 on, by libyaml. */
  OMEGACONF(YamlFlavour.OMEGACONF_FLOATS, Merges.FIRST),
  /** omegaconf up to 2.3, by PyYAML of whatever version. */
  OMEGACONF_2_3(YamlFlavour.OMEGACONF_FLOATS, Merges.DISPUTED),
  /** omegaconf up to 2.3, by PyYAML below 6.0.4. */
  OMEGACONF_2_3_PYYAML_5(YamlFlavour.OMEGACONF_FLOATS, Merges.FIRST),
  /** PyYAML of whatever version. */
  PYYAML(YamlFlavour.PYYAML_FLOATS, Merges.DISPUTED),
  /** PyYAML below 6.0.4; Kedro up to 0.17 asks for less than 6. */
  PYYAML_5(YamlFlavour.PYYAML_FLOATS, Merges.FIRST);

  /** Which of the mappings of one {@code <<} wins where they share a key. */
  enum Merges {
    FIRST,
    LAST,
    /** The first up to PyYAML 6.0.3, the last in 6.0.4. */
    DISPUTED
  }

  private static final Pattern BOOL =
      Pattern.compile(
          "^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$");
  private static final Pattern INT =
      Pattern.compile(
          "^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$");

  /** The tag of a plain `=`, which is a text as a key and nothing as a value. */
  static final Tag VALUE = new Tag("tag:yaml.org,2002:value");

  private static final Pattern EQUALS = Pattern.compile("^=$");
  private static final Pattern DATE =
      Pattern.compile(
          "^(?:[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
              + "|[0-9][0-9][0-9][0-9]-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?"
              + ":[0-9][0-9]:[0-9][0-9](?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$");
  private static final Pattern NULL = Pattern.compile("^(?:~|null|Null|NULL)$");

  /** omegaconf adds a form to those of PyYAML. */
  private static final String PYYAML_FLOATS =
      "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
          + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
          + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
          + "|[-+]?\\.(?:inf|Inf|INF)"
          + "|\\.(?:nan|NaN|NAN)";

  private static final String OMEGACONF_FLOATS =
      PYYAML_FLOATS
          + "|[-+]?[0-9]+(?:_[0-9]+)*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?"
          + "|[-+]?[0-9]+(?:_[0-9]+)*[eE][-+]?[0-9]+";

  private final Pattern floats;
  private final Merges merges;

  YamlFlavour(String floats, Merges merges) {
    this.floats = Pattern.compile("^(?:" + floats + ")$");
    this.merges = merges;
  }

  boolean refusesTwins() {
    return this != PYYAML && this != PYYAML_5;
  }

  /** Whether libyaml scans the text, which takes tabs where PyYAML does not. */
  boolean byLibyaml() {
    return this == OMEGACONF;
  }

  Merges merges() {
    return merges;
  }

  /** Kept apart from the enumeration, since the library's class must be extended. */
  Resolver resolver() {
    return new PlainScalars(floats, !refusesTwins());
  }

  private static final class PlainScalars extends Resolver {

    PlainScalars(Pattern floats, boolean dates) {
      addImplicitResolver(Tag.FLOAT, floats, "-+0123456789.");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(YamlFlavour.VALUE, EQUALS, "=");
      if (dates) {
        addImplicitResolver(Tag.TIMESTAMP, DATE, "0123456789");
      }
    }

    /** Runs inside the library's constructor, before any field of this class is set. */
    @Override
    public void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, NULL, "~nN");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }
}
