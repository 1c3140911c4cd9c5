package dev.kindling.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A random program: modules that import each other, and pipelines that depend on all of it. */
final class RandomProgram {

  private static final Pattern MODULE =
      Pattern.compile(
          "\\b(acme|random|time|os|sys|functools|itertools|operator|copy|collections|contextlib"
              + "|dataclasses|enum|re|datetime|pathlib|importlib)\\.");

  /** What the module {@code common} has in every program. */
  private static final Map<String, String> COMMON = Map.of("Box", "boxes", "Mode", "modes");

  private static final List<String> HELPERS =
      List.of(
          "slug",
          "bump",
          "register",
          "logged",
          "tagged",
          "cached",
          "squared",
          "describe",
          "Mode",
          "Spec",
          "managed",
          "Guard",
          "Box",
          "TABLE",
          "REGISTRY",
          "HISTORY");

  private final Grammar grammar;
  private final Random random;
  private final Map<String, String> files = new TreeMap<>();
  private int ids = 1;
  private int unknowns;

  private RandomProgram(Grammar grammar, long seed) {
    this.grammar = grammar;
    this.random = new Random(seed);
  }

  static Program of(Grammar grammar, long seed) {
    return new RandomProgram(grammar, seed).make(seed);
  }

  private Program make(long seed) {
    boolean open = random.nextInt(100) < 60;
    unknowns = open ? 1 + random.nextInt(3) : 0;
    int shared = open && random.nextInt(4) == 0 ? 1 : 0;
    int rest = unknowns - shared;
    Map<String, String> environment = new HashMap<>();
    if (chance(50)) {
      environment.put("MODE", pick(List.of("fast", "a", "")));
    }
    if (chance(40)) {
      environment.put("STAGE", pick(List.of("prod", "b")));
    }
    unknowns = 0;
    write("src/shop/nodes.py", imports(fixed("nodesmodule", Scope.ofModule())));
    write("src/shop/late.py", imports(fixed("late", Scope.ofModule())));
    Scope common = Scope.ofModule();
    unknowns = shared;
    write("src/shop/common.py", common(common));
    List<String> names =
        new ArrayList<>(List.of("alpha", "beta", "prep").subList(0, 1 + random.nextInt(3)));
    unknowns = rest;
    for (String name : names) {
      String folder = "src/shop/pipelines/" + name;
      if (chance(80)) {
        write(folder + "/__init__.py", List.of("from .pipeline import create_pipeline"));
      }
      write(folder + "/pipeline.py", pipeline(common));
    }
    write("src/shop/pipeline_registry.py", registry(common, names));
    if (chance(70)) {
      write("src/shop/__init__.py", List.of(""));
    }
    return new Program(files, environment, seed, open);
  }

  private void write(String path, List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    files.put(path, text.toString());
  }

  private Expander expander(int statements, boolean common, Map<String, List<String>> given) {
    return new Expander(grammar, random, unknowns, statements, ids, common, given);
  }

  private List<String> fixed(String section, Scope scope) {
    int before = unknowns;
    unknowns = 0;
    Expander expander = expander(0, true, Map.of());
    unknowns = before;
    List<String> lines = expander.statement(section, Context.ofModule(scope));
    ids = expander.ids();
    return lines;
  }

  private List<String> common(Scope scope) {
    List<String> lines = new ArrayList<>(fixed("prelude", scope));
    COMMON.forEach(scope::add);
    lines.add("from kedro.pipeline import Node, Pipeline, node, pipeline");
    nodes(lines, "shop.nodes");
    lines.add("");
    lines.add("");
    lines.add("def make_node(f, name, out, tags=None):");
    lines.add("    return node(f, 'made_in', out, name=name, tags=tags)");
    Expander expander = expander(6, true, Map.of());
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      lines.addAll(expander.statement("common", Context.ofModule(scope)));
    }
    ids = expander.ids();
    unknowns = expander.unknowns();
    if (chance(30)) {
      lines.add("from shop import late");
    }
    return imports(lines);
  }

  private void nodes(List<String> lines, String module) {
    lines.add("import shop.nodes as nodes_of");
    lines.add(
        chance(30)
            ? "from " + module + " import *"
            : "from "
                + module
                + " import clean, decorated, join, keyed, keyed2, keyed3, many, merge, only,"
                + " ordered, repeated, score");
  }

  private List<String> pipeline(Scope common) {
    List<String> lines = new ArrayList<>();
    lines.add(
        pick(
            List.of(
                "from kedro.pipeline import Node, Pipeline, node, pipeline",
                "from kedro.pipeline import *",
                "from kedro.pipeline.node import Node, node\nfrom kedro.pipeline import Pipeline, pipeline",
                "import kedro.pipeline as kp\nfrom kedro.pipeline import Node, pipeline\n"
                    + "Pipeline, node = kp.Pipeline, kp.node")));
    nodes(lines, pick(List.of("shop.nodes", "...nodes")));
    Scope scope = Scope.ofModule();
    share(lines, common, scope, "...");
    Expander expander = expander(10 + random.nextInt(14), false, Map.of());
    Context context = Context.ofModule(scope);
    int before = random.nextInt(4);
    for (int i = 0; i < before; i++) {
      lines.addAll(expander.statement(chance(50) ? "plain" : "stmt", context));
    }
    lines.addAll(expander.statement("create", context));
    ids = expander.ids();
    unknowns = expander.unknowns();
    return imports(lines);
  }

  /** Imports what the module {@code common} has, in one of the many ways. */
  private void share(List<String> lines, Scope common, Scope scope, String relative) {
    lines.add(chance(50) ? "from shop import common" : "import shop.common as common");
    int way = random.nextInt(4);
    List<String> direct = new ArrayList<>(HELPERS);
    direct.add("make_node");
    StringBuilder renamed = new StringBuilder();
    for (Scope.Variable variable : common.all()) {
      String name = variable.name();
      if (way == 1 && !name.startsWith("Box") && !name.startsWith("Mode")) {
        scope.add("common." + name, variable.type());
        continue;
      }
      boolean alias = way == 2 && chance(50);
      if (alias) {
        renamed.append(", ").append(name).append(" as ").append(name).append("_too");
      } else if (way != 0 && !direct.contains(name)) {
        direct.add(name);
      }
      scope.add(alias ? name + "_too" : name, variable.type());
    }
    lines.add(
        way == 0
            ? "from shop.common import *"
            : "from "
                + (chance(50) ? "shop." : relative)
                + "common import "
                + String.join(", ", direct)
                + renamed);
  }

  private List<String> registry(Scope common, List<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add("import functools");
    lines.add("import importlib");
    lines.add("import operator");
    lines.add("from kedro.pipeline import Node, Pipeline, node, pipeline");
    nodes(lines, pick(List.of("shop.nodes", ".nodes")));
    Scope scope = Scope.ofModule();
    share(lines, common, scope, ".");
    boolean packages =
        names.stream()
            .allMatch(name -> files.containsKey("src/shop/pipelines/" + name + "/__init__.py"));
    if (packages) {
      lines.add("from kedro.framework.project import find_pipelines");
    }
    List<String> assigns = new ArrayList<>();
    List<String> creators = new ArrayList<>();
    List<String> entries = new ArrayList<>();
    for (String name : names) {
      String creator = name + ".create_pipeline";
      if (files.containsKey("src/shop/pipelines/" + name + "/__init__.py") && chance(40)) {
        lines.add("from shop.pipelines import " + name);
      } else if (chance(40)) {
        creator = "create_" + name;
        lines.add("from .pipelines." + name + ".pipeline import create_pipeline as " + creator);
      } else {
        lines.add("from shop.pipelines." + name + " import pipeline as " + name);
      }
      creators.add(creator);
      entries.add('"' + name + "\": " + creator);
      assigns.add("pipelines[\"" + name + "\"] = " + creator + "()");
    }
    lines.add("");
    lines.add("");
    Map<String, List<String>> given =
        Map.of(
            "assigns",
            assigns,
            "creator",
            creators,
            "creators",
            List.of("{" + String.join(", ", entries) + "}"),
            "modules",
            List.of("[\"" + String.join("\", \"", names) + "\"]"),
            "packages",
            packages ? List.of("True") : List.of());
    Expander expander = expander(3, false, given);
    lines.addAll(expander.statement("registry", Context.ofModule(scope)));
    ids = expander.ids();
    unknowns = expander.unknowns();
    return imports(lines);
  }

  /** The modules of Python and of others that the lines use, imported above them. */
  private static List<String> imports(List<String> lines) {
    List<String> used = new ArrayList<>();
    Matcher matcher = MODULE.matcher(String.join("\n", lines));
    while (matcher.find()) {
      if (!used.contains(matcher.group(1))) {
        used.add(matcher.group(1));
      }
    }
    List<String> all = new ArrayList<>();
    used.forEach(module -> all.add("import " + (module.equals("acme") ? "acme.tools" : module)));
    all.addAll(lines);
    return all;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
