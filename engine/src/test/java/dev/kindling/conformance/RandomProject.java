package dev.kindling.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a random Kedro project: what its pipelines are made of follows from the seed alone. Some
 * are refused by Kedro; those prove nothing and are passed over.
 */
final class RandomProject {

  private static final List<String> TYPES =
      List.of(
          "",
          "",
          "DataFrame",
          "pd.DataFrame",
          "'DataFrame'",
          "Optional[DataFrame]",
          "Frame",
          "int",
          "Dict[str, DataFrame]",
          "List['ps.DataFrame']",
          "ps.DataFrame");
  private static final List<String> TAGS = List.of("red", "green", "blue");

  private final Random random;
  private final String version;
  private final List<String> pool = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> fresh = new ArrayList<>();
  private final Set<String> keyword = new HashSet<>();
  private final Set<String> spaces = new HashSet<>();
  private boolean alpha;
  private int counter;

  RandomProject(long seed, String version) {
    this.random = new Random(seed);
    this.version = version;
    pool.addAll(List.of("raw_a", "raw_b", "raw_c@spark", "raw_d"));
  }

  void write(Path root) throws IOException {
    int count = 1 + random.nextInt(3);
    boolean omega =
        version.startsWith("0.18") && chance(40)
            || !version.startsWith("0.1")
            || version.startsWith("0.19");
    file(
        root,
        "pyproject.toml",
        "[tool.kedro]\npackage_name = \"shop\"\nproject_name = \"Shop\"\n"
            + (version.startsWith("0.17") ? "project_version" : "kedro_init_version")
            + " = \""
            + version
            + "\"\n");
    file(root, "src/shop/__init__.py", "");
    file(root, "src/shop/settings.py", settings(omega));
    file(root, "src/shop/pipelines/__init__.py", "");
    List<String> packages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "part_" + (char) ('a' + i);
      packages.add(name);
      String folder = "src/shop/pipelines/" + name;
      Map<String, List<String>> functions = functions();
      file(root, folder + "/__init__.py", "from .pipeline import create_pipeline\n");
      file(root, folder + "/nodes.py", nodes(functions));
      file(root, folder + "/pipeline.py", pipeline(functions));
    }
    file(root, "src/shop/pipeline_registry.py", registry(packages));
    configuration(root, omega);
  }

  private String settings(boolean omega) {
    if (version.startsWith("0.18") && omega) {
      return "from kedro.config import OmegaConfigLoader\n\nCONFIG_LOADER_CLASS = OmegaConfigLoader\n";
    }
    if (version.startsWith("0.18") && chance(50)) {
      return "from kedro.config import TemplatedConfigLoader\n\n"
          + "CONFIG_LOADER_CLASS = TemplatedConfigLoader\n"
          + "CONFIG_LOADER_ARGS = {'globals_pattern': '*globals.yml', 'globals_dict': {'extra': 'e'}}\n";
    }
    if (omega && !version.startsWith("0.18") && chance(30)) {
      return "CONFIG_LOADER_ARGS = {\n    'base_env': 'base',\n    'default_run_env': 'local',\n"
          + "    'merge_strategy': {'catalog': 'soft'},\n}\n";
    }
    return "";
  }

  /** Names of functions with their parameters. */
  private Map<String, List<String>> functions() {
    keyword.clear();
    Map<String, List<String>> functions = new LinkedHashMap<>();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<String> parameters = new ArrayList<>();
      for (int p = 0; p < 1 + random.nextInt(3); p++) {
        parameters.add("p" + p);
      }
      if (parameters.size() > 1 && chance(25)) {
        keyword.add("step_" + i);
      }
      functions.put("step_" + i, parameters);
    }
    return functions;
  }

  private String nodes(Map<String, List<String>> functions) {
    StringBuilder text =
        new StringBuilder(
            (chance(30) ? "from __future__ import annotations\n" : "")
                + "import functools\nfrom typing import Dict, List, Optional, TYPE_CHECKING\n\n"
                + "import pandas as pd\nimport pyspark.sql as ps\nfrom pyspark.sql import DataFrame\n\n"
                + "Frame = Optional[DataFrame]\n\n\n"
                + "def logged(function):\n    @functools.wraps(function)\n"
                + "    def inner(*args, **kwargs):\n        return function(*args, **kwargs)\n\n"
                + "    return inner\n\n\n");
    functions.forEach(
        (name, parameters) -> {
          List<String> written = new ArrayList<>();
          int last = parameters.size() - 1;
          for (int i = 0; i <= last; i++) {
            String type = pick(TYPES);
            boolean only = i == last && keyword.contains(name);
            written.add(
                (only ? "*, " : "") + parameters.get(i) + (type.isEmpty() ? "" : ": " + type));
          }
          String returns = pick(TYPES);
          text.append(chance(20) ? "@logged\n" : "")
              .append("def ")
              .append(name)
              .append('(')
              .append(String.join(", ", written))
              .append(chance(20) && !written.get(last).startsWith("*") ? ", spare=None" : "")
              .append(')')
              .append(returns.isEmpty() ? "" : " -> " + returns)
              .append(":\n    return p0\n\n\n");
        });
    return text.toString();
  }

  private String pipeline(Map<String, List<String>> functions) {
    boolean old = version.startsWith("0.17");
    StringBuilder text = new StringBuilder();
    text.append("from functools import partial\n\n");
    text.append(
        old
            ? "from kedro.pipeline import Pipeline, node\nfrom kedro.pipeline.modular_pipeline import pipeline\n"
            : "from kedro.pipeline import Pipeline, node, pipeline\n");
    text.append("from . import nodes\nfrom .nodes import *\n\n\ndef create_pipeline(**kwargs):\n");
    List<String> free = new ArrayList<>();
    List<String> made = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    fresh.clear();
    alpha = false;
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      calls.add(call(functions, free, made));
    }
    if (chance(30)) {
      String source = pick(pool);
      calls.add(
          "*[node(nodes.step_0, dict(%s), f\"loop_{i}_%d\", name=f\"loop_%d_{i}\", tags=[\"red\"] if i %% 2 else None) for i in range(%d)]"
              .formatted(
                  same(functions.get("step_0"), source), counter, counter, 1 + random.nextInt(3)));
      counter++;
    }
    text.append("    result = Pipeline([\n        ")
        .append(String.join(",\n        ", calls))
        .append(",\n    ]")
        .append(chance(30) ? ", tags=\"" + pick(TAGS) + "\"" : "")
        .append(")\n");
    int nestings = random.nextInt(3);
    for (int i = 0; i < nestings; i++) {
      text.append(wrap(free, made, old));
    }
    text.append("    return result\n");
    names.addAll(fresh);
    pool.addAll(made.stream().filter(name -> !name.contains("@")).toList());
    return text.toString();
  }

  /** One dataset for every parameter. */
  private static String same(List<String> parameters, String dataset) {
    return parameters.stream()
        .map(parameter -> parameter + "=" + quote(dataset))
        .collect(Collectors.joining(", "));
  }

  private String call(Map<String, List<String>> functions, List<String> free, List<String> made) {
    String function = pick(List.copyOf(functions.keySet()));
    List<String> parameters = functions.get(function);
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      String input =
          chance(20)
              ? pick(List.of("params:alpha", "params:model.size", "parameters"))
              : made.isEmpty() || chance(40) ? pick(pool) : pick(made);
      inputs.add(input);
      alpha |= input.equals("params:alpha");
      if (!input.startsWith("param") && !made.contains(input)) {
        free.add(input);
      }
    }
    String reads;
    if (inputs.size() == 1 && chance(50)) {
      reads = quote(inputs.get(0));
    } else if (keyword.contains(function) || chance(35)) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      reads =
          order.stream()
              .map(i -> quote(parameters.get(i)) + ": " + quote(inputs.get(i)))
              .collect(Collectors.joining(", ", "{", "}"));
    } else {
      reads = inputs.stream().map(RandomProject::quote).collect(Collectors.joining(", ", "[", "]"));
    }
    String output = "out_" + counter++;
    made.add(output);
    String writes = quote(output);
    if (chance(20)) {
      String second = "out_" + counter++ + (chance(50) ? "@pandas" : "");
      made.add(second);
      writes =
          chance(50)
              ? "[" + writes + ", " + quote(second) + "]"
              : "{\"x\": " + writes + ", \"y\": " + quote(second) + "}";
    }
    String callable = function;
    if (chance(30) && parameters.size() == 1 && !reads.startsWith("{")) {
      callable = "lambda x: x";
    } else if (chance(10)) {
      callable = "partial(" + function + ")";
    } else if (chance(30)) {
      callable = "nodes." + function;
    }
    StringBuilder call = new StringBuilder("node(" + callable + ", " + reads + ", " + writes);
    if (chance(65) || callable.startsWith("partial")) {
      String name = "node_" + counter++;
      fresh.add(name);
      call.append(", name=").append(quote(name));
    }
    if (chance(30)) {
      call.append(", tags=").append(chance(50) ? quote(pick(TAGS)) : "[\"red\", \"blue\"]");
    }
    if (chance(10) && !call.toString().contains("name=")) {
      call.append(", namespace=\"own\"");
    }
    return call.append(')').toString();
  }

  /** Wraps what is there in a pipeline with a namespace and mappings; keeps count of the names. */
  private String wrap(List<String> free, List<String> made, boolean old) {
    StringBuilder call = new StringBuilder("    result = pipeline(result");
    boolean spaced = chance(70);
    String space = pick(List.of("alpha", "beta", "data.deep"));
    if (spaced) {
      call.append(", namespace=").append(quote(space));
      spaces.clear();
      spaces.add(space);
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    free.stream()
        .distinct()
        .map(RandomProject::base)
        .forEach(
            name -> {
              if (chance(60)) {
                inputs.put(name, chance(50) ? name : "in_" + counter++);
              }
            });
    Map<String, String> outputs = new LinkedHashMap<>();
    made.stream()
        .map(RandomProject::base)
        .forEach(
            name -> {
              if (chance(30)) {
                outputs.put(name, chance(50) ? name : "to_" + counter++);
              }
            });
    boolean plain = inputs.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
    if (!inputs.isEmpty()) {
      call.append(", inputs=").append(plain && chance(50) ? set(inputs) : dict(inputs));
    }
    if (!outputs.isEmpty()) {
      call.append(", outputs=").append(dict(outputs));
    }
    if (alpha && chance(40)) {
      alpha = false;
      call.append(", parameters={\"params:alpha\": \"params:gamma\"}");
    }
    if (!old && chance(20)) {
      call.append(", tags={\"green\"}");
    }
    if (version.startsWith("1.") && spaced && chance(15)) {
      call.append(", prefix_datasets_with_namespace=False");
      spaced = false;
    }
    Map<String, String> mapping = new LinkedHashMap<>(inputs);
    mapping.putAll(outputs);
    String prefix = spaced ? space + "." : "";
    free.replaceAll(name -> renamed(name, mapping, prefix));
    made.replaceAll(name -> renamed(name, mapping, prefix));
    fresh.replaceAll(name -> prefix + name);
    return call.append(")\n").toString();
  }

  private static String renamed(String name, Map<String, String> mapping, String prefix) {
    String base = base(name);
    String to = mapping.get(base);
    return (to == null ? prefix + base : to) + name.substring(base.length());
  }

  private String registry(List<String> packages) {
    boolean finds = !version.startsWith("0.17") && chance(40);
    StringBuilder text = new StringBuilder();
    if (finds) {
      text.append("from kedro.framework.project import find_pipelines\n");
    }
    packages.forEach(name -> text.append("from shop.pipelines import ").append(name).append('\n'));
    text.append("\n\ndef register_pipelines():\n");
    if (finds) {
      text.append("    pipelines = find_pipelines()\n");
    } else {
      text.append("    pipelines = {}\n");
      packages.forEach(
          name ->
              text.append("    pipelines[\"%s\"] = %s.create_pipeline()\n".formatted(name, name)));
    }
    text.append("    pipelines[\"__default__\"] = sum(pipelines.values())\n");
    for (int i = 0; i < random.nextInt(4); i++) {
      text.append("    pipelines[\"cut_%d\"] = %s\n".formatted(i, cut(packages)));
    }
    return text.append("    return pipelines\n").toString();
  }

  private String cut(List<String> packages) {
    String all = "pipelines[\"__default__\"]";
    String one = "pipelines[\"" + pick(packages) + "\"]";
    String name = quote(names.isEmpty() ? "none" : pick(names));
    String dataset = quote(pool.size() > 4 ? pick(pool.subList(4, pool.size())) : "none");
    String space = spaces.isEmpty() ? "" : spaces.iterator().next();
    boolean newest = version.startsWith("1.");
    int choice = random.nextInt(10);
    return switch (choice == 8 && spaces.isEmpty() ? 0 : choice) {
      case 0 -> all + " - " + one;
      case 1 -> one + " + " + one;
      case 2 -> all + " & " + one;
      case 3 -> all + ".only_nodes_with_tags(\"red\", \"green\")";
      case 4 -> all + ".from_nodes(" + name + ")";
      case 5 -> all + ".to_nodes(" + name + ")";
      case 6 -> all + ".to_outputs(" + dataset + ")";
      case 7 -> all + ".from_inputs(" + dataset + ")";
      case 8 ->
          newest
              ? all + ".only_nodes_with_namespaces([\"" + space + "\"])"
              : all + ".only_nodes_with_namespace(\"" + space + "\")";
      default -> version.startsWith("0.17") ? one + " | " + all : all + ".filter(tags=[\"blue\"])";
    };
  }

  private void configuration(Path root, boolean omega) throws IOException {
    StringBuilder catalog = new StringBuilder();
    catalog.append("_csv: &csv\n  type: pandas.CSVDataSet\n  load_args: {sep: ',', header: 0}\n\n");
    int entries = 0;
    for (String name : pool) {
      if (chance(35)) {
        catalog.append(quote(name)).append(":\n").append(entry(entries++, omega)).append('\n');
      }
    }
    if (!version.startsWith("0.17")) {
      List<String> patterns =
          new ArrayList<>(
              List.of(
                  "{name}_b", "out_{n}", "{space}.out_{n}", "{name}@spark", "in_{x}", "Raw_{x}"));
      Collections.shuffle(patterns, random);
      for (String pattern : patterns.subList(0, random.nextInt(4))) {
        catalog
            .append(quote(pattern))
            .append(":\n  type: spark.SparkDataSet\n  filepath: data/")
            .append(pattern.replace("@spark", ""))
            .append("\n  save_args: {mode: overwrite}\n\n");
      }
      if (chance(15)) {
        catalog.append(
            "\"{default}\":\n  type: pickle.PickleDataSet\n  filepath: data/{default}\n");
      }
    }
    file(root, "conf/base/catalog.yml", catalog.toString());
    if (chance(40)) {
      file(
          root,
          "conf/local/catalog_local.yml",
          quote(pick(pool)) + ":\n  type: spark.SparkHiveDataSet\n  database: d\n");
    } else {
      file(root, "conf/local/.keep", "");
    }
    file(root, "conf/base/globals.yml", "root: base\nkinds:\n  lake: spark.SparkDataSet\n");
    if (chance(30)) {
      file(root, "conf/local/globals.yml", "root: mine\n");
    }
    file(root, "conf/base/parameters.yml", "alpha: 1\nmodel: {size: 2}\n_hidden: 3\n");
    if (chance(50)) {
      file(
          root,
          "conf/base/parameters/more.yml",
          omega ? "gamma: ${model.size}\nrun: ${runtime_params:x, 7}\n" : "gamma: 3\n");
    }
  }

  private String entry(int number, boolean omega) {
    String path = omega ? "${globals:root}/f_" + number : "data/f_" + number;
    return switch (random.nextInt(omega ? 7 : 5)) {
      case 0 ->
          "  type: spark.SparkDataSet\n  filepath: data/s_%d\n  file_format: delta\n"
              .formatted(number);
      case 1 -> "  <<: *csv\n  filepath: " + path + "\n";
      case 2 -> "  type: PartitionedDataSet\n  path: data/p\n  dataset: spark.SparkDataSet\n";
      case 3 -> "  type: MemoryDataSet\n";
      case 4 ->
          "  type: CachedDataSet\n  dataset:\n    type: pandas.ParquetDataSet\n    filepath: x\n";
      case 5 ->
          "  type: ${globals:kinds.lake}\n  filepath: ${globals:root}/lake\n  credentials: none\n";
      default ->
          "  type: ${_csv.type}\n  filepath: \"${.name}-${oc.select:nothing,dflt}\"\n  name: n\n";
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private static String base(String name) {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }

  private static String dict(Map<String, String> mapping) {
    return mapping.entrySet().stream()
        .map(e -> quote(e.getKey()) + ": " + quote(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String set(Map<String, String> mapping) {
    return mapping.keySet().stream()
        .map(RandomProject::quote)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static void file(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
