package dev.kindling.project.kedro;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The dataset classes of every released Kedro from 0.16 on and of kedro-datasets, which {@code
 * dataset_classes.py} lists: which module gives a class, and in which releases.
 */
final class DatasetClasses {

  private static final DatasetClasses RELEASED = load();

  private final Map<String, List<Release>> releases = new HashMap<>();

  /** By module and class, the releases as the table has them; few of them are asked for. */
  private final Map<String, Map<String, String>> modules = new TreeMap<>();

  private DatasetClasses() {}

  /** The table. */
  static DatasetClasses released() {
    return RELEASED;
  }

  /** The distribution that a module comes from; null where it is none of these. */
  static @Nullable String distribution(String module) {
    String first = module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
    return switch (first) {
      case "kedro" -> "kedro";
      case "kedro_datasets", "kedro_datasets_experimental" -> "kedro-datasets";
      default -> null;
    };
  }

  /** All releases of a distribution, oldest first. */
  List<Release> releases(String distribution) {
    return Objects.requireNonNull(releases.get(distribution));
  }

  /** Whether any release has the module. */
  boolean has(String module) {
    return modules.containsKey(module);
  }

  /** The releases in which the module gives the class, oldest first; empty where none does. */
  List<Release> having(String module, String name) {
    String spans = modules.getOrDefault(module, Map.of()).get(name);
    return spans == null
        ? List.of()
        : spans(spans, releases(Objects.requireNonNull(distribution(module))));
  }

  /** The modules that any release has, sorted. */
  Set<String> modules() {
    return Collections.unmodifiableSet(modules.keySet());
  }

  /** The names of the classes that any release has in the module, sorted. */
  Set<String> classes(String module) {
    return Collections.unmodifiableSet(modules.getOrDefault(module, Map.of()).keySet());
  }

  private static DatasetClasses load() {
    DatasetClasses table = new DatasetClasses();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    DatasetClasses.class.getResourceAsStream("dataset-classes.txt")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("= ")) {
          String[] parts = line.split(" ");
          List<Release> all = new ArrayList<>();
          for (int i = 2; i < parts.length; i++) {
            all.add(Release.of(parts[i]));
          }
          table.releases.put(parts[1], List.copyOf(all));
        } else {
          int module = line.indexOf(' ');
          int name = line.indexOf(' ', module + 1);
          table
              .modules
              .computeIfAbsent(line.substring(0, module), key -> new TreeMap<>())
              .put(line.substring(module + 1, name), line.substring(name + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private static List<Release> spans(String text, List<Release> all) {
    List<Release> having = new ArrayList<>();
    for (String span : text.split(",")) {
      int dash = span.indexOf('-');
      Release first = Release.of(span.substring(0, dash));
      Release last =
          dash == span.length() - 1
              ? all.get(all.size() - 1)
              : Release.of(span.substring(dash + 1));
      all.stream()
          .filter(r -> r.compareTo(first) >= 0 && r.compareTo(last) <= 0)
          .forEach(having::add);
    }
    return List.copyOf(having);
  }
}
