package dev.kindling.configuration;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.files.FileCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * Reads a YAML (or JSON) file with the line of every value. Bounded in size, nesting and what its
 * aliases unfold to; whatever is wrong is an {@link InvalidInput} with its line.
 */
public final class YamlFile {

  private static final int DEEPEST = 100;
  private static final long LARGEST = 20L << 20;

  static {
    // PyYAML and libyaml know JSON's escape of a slash, the library does not.
    ScannerImpl.ESCAPE_REPLACEMENTS.put('/', "/");
  }

  private YamlFile() {}

  /**
   * Reads a file; an empty one is an empty mapping.
   *
   * @param shown the file's name in messages and evidence
   */
  public static YamlValue read(Path file, String shown, YamlFlavour flavour, FileCache files) {
    return parse(text(file, shown, files), shown, flavour);
  }

  /** The text of a configuration file. */
  static String text(Path file, String shown, FileCache files) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidInput(
            new Origin(shown, 0, ""), "the file is larger than 20 MiB; split it or shorten it");
      }
      return decode(files.content(file), shown);
    } catch (IOException e) {
      throw new InvalidInput(new Origin(shown, 0, ""), "the file cannot be read; check its rights");
    }
  }

  /** A file's value, and how many nodes it is made of. */
  record Counted(YamlValue value, NodeCount nodes) {}

  /** Reads a text as {@link #read} reads a file. */
  public static YamlValue parse(String text, String shown, YamlFlavour flavour) {
    return counted(text, shown, flavour).value();
  }

  static Counted counted(String text, String shown, YamlFlavour flavour) {
    SourceLines lines = new SourceLines(shown, text);
    try {
      Tokens tokens = new Tokens(lines, flavour);
      Node root = compose(tokens.checked(text), flavour);
      if (root == null) {
        return new Counted(YamlMapping.empty(lines.origin(1)), new NodeCount(0, 0));
      }
      YamlValue value = new YamlTree(lines, flavour).build(root);
      return new Counted(
          value instanceof YamlScalar scalar && scalar.value() == null
              ? YamlMapping.empty(scalar.origin())
              : value,
          NodeCount.of(root));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new InvalidInput(lines.origin(line), complaint(e));
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      throw new InvalidInput(
          lines.origin(line), "the line holds a character that YAML does not allow; remove it");
    } catch (YAMLException e) {
      throw new InvalidInput(
          new Origin(shown, 0, ""),
          "the file nests deeper than " + DEEPEST + " levels; flatten it");
    }
  }

  private static @Nullable Node compose(String text, YamlFlavour flavour) {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setNestingDepthLimit(DEEPEST);
    bounds.setCodePointLimit(Integer.MAX_VALUE);
    bounds.setMaxAliasesForCollections(Integer.MAX_VALUE);
    ParserImpl parser = new ParserImpl(new StreamReader(text), bounds);
    return new Composer(parser, flavour.resolver(), bounds).getSingleNode();
  }

  private static String decode(byte[] bytes, String shown) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          new Origin(shown, 0, ""), "the file is not encoded in UTF-8; save it as UTF-8");
    }
  }

  private static String complaint(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("'\\t") || problem.contains("\\t(TAB)")) {
      return "a tab indents the line, which YAML does not allow; use spaces";
    }
    if (problem.startsWith("found undefined alias") || problem.contains("undefined alias")) {
      return "the alias names an anchor that is not defined above it; define it or mend the name";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "the file is no valid YAML: a second `:` stands where a value is expected; "
          + "quote the value or mend the indentation";
    }
    if (problem.startsWith("but found another document")) {
      return "the file holds a second document; Kedro reads files of one document only";
    }
    return "the file is no valid YAML here; check the indentation, the quotes and the brackets "
        + "of this line and the one above";
  }
}
