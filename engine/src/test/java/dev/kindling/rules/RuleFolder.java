package dev.kindling.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A built-in rule's folder as the repository has it. */
record RuleFolder(Path path) {

  private static final Path ROOT = Path.of("../rules");

  /** Every folder with a built-in rule, sorted; packs are no built-in rules. */
  static List<RuleFolder> all() {
    return Stream.of("criteria", "findings")
        .flatMap(family -> list(ROOT.resolve(family)))
        .map(RuleFolder::new)
        .toList();
  }

  String code() {
    return path.getFileName().toString();
  }

  /** As the index names it: {@code criteria/tag}. */
  String name() {
    return ROOT.relativize(path).toString().replace('\\', '/');
  }

  String drl() {
    return read(path.resolve("rule.drl"));
  }

  List<RuleCaseFile> cases() {
    return list(path.resolve("cases")).map(RuleCaseFile::new).toList();
  }

  static String index() {
    return read(ROOT.resolve("index"));
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> yaml(Path file) {
    try {
      return new YAMLMapper().readValue(read(file), new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
