package dev.kindling.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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
  private static final List<String> VALUES =
      List.of(
          "data/x",
          "${_t.path}/x",
          "${_t.kind}",
          "${globals:root}/y",
          "${globals:nothing, dflt}",
          "${globals:kinds.lake}",
          "${globals:missing}",
          "${runtime_params:run, none}",
          "${runtime_params:given}",
          "${.type}",
          "${..a.type}",
          "${a.filepath}",
          "${b}",
          "${_list[0]}",
          "${_list[-1]}",
          "${_list.1}",
          "${_t[path]}",
          "${_t.${_key}}",
          "${oc.select:_t.path}",
          "${oc.select:nothing, dflt}",
          "${oc.select:nothing}",
          "${oc.select:.type}",
          "${oc.select:..a.type, q}",
          "${oc.decode:'1'}",
          "${oc.decode:${_t.path}}",
          "${oc.create:{k: v}}",
          "${oc.dict.keys:_t}",
          "${oc.dict.values:_t}",
          "${oc.dict.keys:.load_args}",
          "${oc.env:HOME}",
          "${oc.deprecated:_t.path}",
          "${oc.coerce:str,1}",
          "${oc.coerce:int,'7'}",
          "${oc.coerce:bool,yes}",
          "${oc.coerce:float,${_num}}",
          "\\${escaped}",
          "x\\\\${_t.path}",
          "${lib:x}",
          "${_dotted\\.key}",
          "${_num}",
          "n${_num}",
          "p_${_t.path}_${_num}",
          "${_null}",
          "x${_null}",
          "${_float}",
          "v${_float}",
          "v${_bool}",
          "${_self}",
          "${_loop}",
          "1",
          "1.5",
          "yes",
          "~",
          "2020-01-01",
          "017",
          "'${_t.path}'",
          "???",
          "${_missing}",
          "x${_missing}",
          "[a, '${_t.path}']",
          "{k: '${_num}'}",
          "${_ref}",
          "${_ref.path}",
          "${_t.nothing}",
          "${",
          "${}",
          "${_t. path}",
          "${ _t.path }",
          "${globals: root}",
          "${globals:'root'}",
          "${oc.select:\"_t.path\"}",
          "${oc.decode:\"[1, 2]\"}",
          "${_5}",
          "${_deep.er.est}",
          "${oc.select:_deep, x}");

  private final Random random;
  private final String loader;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> params = new LinkedHashMap<>();
  private boolean soft;

  RandomConfiguration(long seed, String loader) {
    this.random = new Random(seed);
    this.loader = loader;
    make();
  }

  private RandomConfiguration(RandomConfiguration other, Map<String, String> files) {
    this.random = new Random(0);
    this.loader = other.loader;
    this.files.putAll(files);
    this.params.putAll(other.params);
    this.soft = other.soft;
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
    List<String> names = new ArrayList<>(NAMES);
    for (String env : List.of("base", "local")) {
      int count = env.equals("base") ? 1 + random.nextInt(2) : random.nextInt(2);
      for (int i = 0; i < count; i++) {
        files.put(env + "/" + file(i), catalog(names, omega, i));
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
  }

  private String file(int number) {
    return number == 0
        ? "catalog.yml"
        : pick(List.of("catalog_more.yaml", "catalog/deep/x.yml", "sub/catalog_x.yml"));
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
      text.append("  filepath: ").append(value(pattern, omega)).append('\n');
      if (chance(40)) {
        text.append("  load_args: {x: 1, y: ").append(value(pattern, omega)).append("}\n");
      }
      if (chance(10)) {
        text.append("  credentials: mine\n");
      }
    }
    return text.toString();
  }

  private String type(boolean pattern, boolean omega) {
    return pattern && chance(20)
        ? "'" + pick(List.of("{e}.Dataset", "{n}.Dataset", "x.{a}{b}")) + "'"
        : omega && chance(15)
            ? "'" + pick(List.of("${_t.kind}", "${globals:kinds.lake}")) + "'"
            : pick(TYPES);
  }

  private String value(boolean pattern, boolean omega) {
    if (pattern && chance(50)) {
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
    String value = omega && chance(20) || chance(2) ? pick(VALUES) : "data/x";
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
}
