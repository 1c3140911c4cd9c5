package dev.kindling.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Random configuration of a project: files of two environments, and the names that are asked for.
 */
final class RandomConfiguration {

  static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c",
          "raw",
          "raw_a",
          "a_raw",
          "x.raw",
          "x.y.raw",
          "raw@spark",
          "raw@pandas",
          "x.raw@spark",
          "part_7",
          "part_007",
          "part_x",
          "RAW_A",
          "out_1_2",
          "a_b_c",
          "é_raw");

  private static final List<String> TYPES =
      List.of(
          "pandas.CSVDataset",
          "spark.SparkDataset",
          "MemoryDataset",
          "json.JSONDataset",
          "pickle.PickleDataset");
  private static final List<String> PATTERNS =
      List.of(
          "{n}_raw",
          "raw_{n}",
          "{ns}.raw",
          "{ns}.{n}",
          "{n}@spark",
          "{ns}.{n}@{e}",
          "{n}",
          "{other}",
          "part_{n:d}",
          "part_{n}",
          "{a}_{b}",
          "{a}_{a}",
          "{a}_{b}_{c}",
          "RAW_{n}",
          "{n}_Raw",
          "{n:w}_raw",
          "{{n}}_raw",
          "out_{i:d}_{j:d}");
  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)(?::\\w+)?}");
  private static final List<String> VALUES = lines("omegaconf-values.txt");
  private static final List<String> TEMPLATES = lines("template-values.txt");
  private static final List<String> FOLDERS =
      List.of(
          "catalog_more.yaml",
          "catalog/deep/x.yml",
          "sub/catalog_x.yml",
          "sub/catalog/x.yml",
          "catalog.d/y.yaml",
          ".hidden/catalog.yml",
          "catalog/.hidden.yml",
          "Catalog.yml",
          "catalog.txt",
          "other.yml");

  private final Random random;
  private final OtherFiles others;
  private final String loader;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> params = new LinkedHashMap<>();
  private boolean soft;
  private boolean patterns;
  private boolean dictionary;

  /** Most are such that Kedro takes them: one wrong value loses it the whole catalog. */
  private boolean calm;

  RandomConfiguration(long seed, String loader) {
    this.random = new Random(seed);
    this.loader = loader;
    this.others = new OtherFiles(random);
    make();
  }

  private RandomConfiguration(RandomConfiguration other, Map<String, String> files) {
    this.random = new Random(0);
    this.others = new OtherFiles(random);
    this.loader = other.loader;
    this.files.putAll(files);
    this.params.putAll(other.params);
    this.soft = other.soft;
    this.patterns = other.patterns;
    this.dictionary = other.dictionary;
  }

  Map<String, String> files() {
    return files;
  }

  Map<String, String> params() {
    return params;
  }

  boolean soft() {
    return soft;
  }

  /** Whether the project asks for files of its own names. */
  boolean patterns() {
    return patterns;
  }

  /** Whether the project hands over globals beside their files. */
  boolean dictionary() {
    return dictionary;
  }

  /** The same with other files. */
  RandomConfiguration with(Map<String, String> others) {
    return new RandomConfiguration(this, others);
  }

  void write(Path conf) throws IOException {
    Files.createDirectories(conf.resolve("base"));
    Files.createDirectories(conf.resolve("local"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = conf.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private void make() {
    boolean omega = loader.equals("OMEGACONF");
    calm = chance(70);
    List<String> names = new ArrayList<>(NAMES);
    for (String env : List.of("base", "local")) {
      int count = env.equals("base") ? 1 + random.nextInt(2) : random.nextInt(2);
      for (int i = 0; i < count; i++) {
        files.put(env + "/" + file(i), catalog(names, omega, i));
      }
      if (chance(12)) {
        files.put(env + "/catalog_j.json", others.json(NAMES, TYPES));
      }
      if (!omega && chance(6)) {
        files.put(env + "/catalog_i.ini", others.ini(NAMES, TYPES));
      }
      if (loader.equals("TEMPLATED") && chance(80)) {
        files.put(env + "/" + pick(List.of("globals.yml", "my_globals.yml")), others.globals(env));
      }
      if (omega && chance(60)) {
        files.put(
            env + "/globals.yml",
            "root: "
                + env
                + "_root\nkinds: {lake: spark.SparkDataset}\n"
                + (chance(20) ? "_hidden: 1\nnested: ${root}/n\n" : ""));
      }
    }
    if (chance(10)) {
      files.put("base/._catalog.yml", "a: {type: hidden.Dataset}\n");
    }
    if (omega && chance(40)) {
      params.put("given", pick(List.of("p", "7", "1.5")));
    }
    soft = omega && chance(25);
    patterns = omega && chance(8);
    dictionary = chance(30);
  }

  private String file(int number) {
    return number == 0 ? "catalog.yml" : pick(FOLDERS);
  }

  private String catalog(List<String> names, boolean omega, int number) {
    StringBuilder text = new StringBuilder();
    if (omega && (number == 0 || chance(15))) {
      text.append("_t: {path: data/t, kind: pandas.CSVDataset").append(number).append("}\n");
      if (number == 0) {
        text.append("_list: [one, two]\n_key: path\n_num: 7\n_float: 1.50\n_bool: yes\n_null: ~\n");
        text.append("_dotted.key: dk\n");
        text.append(chance(3) ? "_self: ${_self}\n_loop: ${_pool}\n_pool: ${_loop}\n" : "");
        text.append("_missing: ???\n_ref: ${_t}\n_5: five\n_deep: {er: {est: d}}\n");
      }
    }
    String anchor = chance(30) ? "k" + random.nextInt(100) : "";
    if (!anchor.isEmpty()) {
      text.append("_anchor").append(number).append(": &").append(anchor);
      text.append(" {type: ").append(pick(TYPES)).append(", layer: l}\n");
    }
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      boolean pattern = chance(35);
      List<String> from = pattern ? PATTERNS : names;
      String name = chance(1) ? pick(List.of("on", "1", "1.5", "~", "_hidden")) : pick(from);
      if (loader.equals("TEMPLATED") && chance(6)) {
        name = pick(List.of("${name}", "${name}_a", "x.${name}", "${num}", "${none|b}", "${none}"));
      }
      text.append(name.matches("on|[1~].*") ? name : "'" + name + "'").append(":\n");
      if (chance(1)) {
        text.setLength(text.length() - 1);
        text.append(" text\n");
        continue;
      }
      if (!anchor.isEmpty() && chance(40)) {
        text.append("  <<: *").append(anchor).append('\n');
      } else if (chance(99)) {
        text.append("  type: ").append(type(pattern, omega)).append('\n');
      }
      text.append("  filepath: ").append(value(pattern ? name : null, omega)).append('\n');
      if (chance(40)) {
        text.append("  load_args: {x: 1, y: ")
            .append(value(pattern ? name : null, omega))
            .append("}\n");
      }
      if (chance(10)) {
        text.append("  credentials: mine\n");
      }
    }
    return text.toString();
  }

  private String type(boolean pattern, boolean omega) {
    if (loader.equals("TEMPLATED") && chance(10)) {
      return "${kinds.lake}";
    }
    return pattern && chance(calm ? 2 : 20)
        ? "'" + pick(List.of("{e}.Dataset", "{n}.Dataset", "x.{a}{b}")) + "'"
        : omega && chance(15)
            ? "'" + pick(List.of("${_t.kind}", "${globals:kinds.lake}")) + "'"
            : pick(TYPES);
  }

  private String value(@Nullable String pattern, boolean omega) {
    if (pattern != null && calm) {
      Matcher field = FIELD.matcher(pattern);
      return field.find() && chance(60) ? "'d/{" + field.group(1) + "}'" : "data/x";
    }
    if (pattern != null && chance(50)) {
      return "'"
          + pick(
              List.of(
                  "d/{n}",
                  "d/{ns}/{n}",
                  "{a}/{b}",
                  "{n:d}",
                  "{e}",
                  "{{n}}",
                  "{n",
                  "n}",
                  "{n!r}",
                  "{i:d}-{j:d}",
                  "{n:w}",
                  "{other}",
                  "{}",
                  "{0}",
                  "{n[0]}",
                  "{n:>5}"))
          + "'";
    }
    List<String> values = loader.equals("TEMPLATED") ? TEMPLATES : VALUES;
    String value =
        values != VALUES || omega ? chance(calm ? 4 : 20) ? pick(values) : "data/x" : "data/x";
    if (chance(calm ? 1 : 2)) {
      value = pick(VALUES);
    }
    return value.startsWith("[") || value.startsWith("{") || value.matches("[\\w.~]+|'.*")
        ? value
        : "'" + value.replace("'", "''") + "'";
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private static List<String> lines(String resource) {
    try (InputStream in = RandomConfiguration.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
