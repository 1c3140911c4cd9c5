package dev.kindling.project.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Unread;
import dev.kindling.project.KedroFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCodeTest {

  @TempDir Path root;
  private KedroFolder project;

  @BeforeEach
  void folder() {
    project = new KedroFolder(root);
  }

  @Test
  void a_node_without_a_name_is_called_as_its_version_of_kedro_does() {
    project.registry(
        """
        result = pipeline([
            node(f, ["b", "a"], ["c", "d"]),
            node(lambda: 1, None, "e"),
            node(lambda x: x, "c", None),
        ], namespace="ns")
        """);
    assertThat(project.version("0.18.14").nodes())
        .extracting(Node::name)
        .containsExactlyInAnyOrder(
            "ns.f([ns.b,ns.a]) -> [ns.c,ns.d]",
            "ns.<lambda>(None) -> [ns.e]",
            "ns.<lambda>([ns.c]) -> None");
    assertThat(project.version("0.19.15").nodes())
        .extracting(Node::name)
        .contains("ns.f([ns.b;ns.a]) -> [ns.c;ns.d]");
    // sha256("shop.nodes.f|['ns.b', 'ns.a']|['ns.c', 'ns.d']")
    assertThat(project.version("1.5.0").nodes()).extracting(Node::name).contains("ns.f__e535264b");
  }

  @Test
  void inputs_of_a_dict_stand_in_the_order_of_the_signature() {
    project
        .file(
            "src/shop/nodes.py",
            """
            from functools import wraps
            from lib import foreign


            def f(a, b, *, c, **rest):
                return a


            def deco(fn):
                @wraps(fn)
                def inner(*args, **kwargs):
                    return fn(*args, **kwargs)
                return inner


            @deco
            def g(a, b):
                return a


            @foreign(1)
            def h(a, b):
                return a
            """)
        .file("src/shop/more.py", "from shop.nodes import h\n")
        .registry(
            """
            from shop.more import h
            result = pipeline([
                node(f, {"z": "i4", "c": "i3", "b": "i2", "a": "i1"}, "o1", name="f"),
                node(g, {"b": "i2", "a": "i1"}, "o2", name="g"),
                node(h, {"b": "i2", "a": "i1"}, "o3", name="h"),
                node(partial(f, b=1), {"c": "i3", "a": "i1"}, "o4", name="p"),
            ])
            """);
    assertThat(project.shown())
        .containsExactly(
            "f: [i1, i2, i3, i4] -> [o1]",
            "g: [i2, i1] -> [o2]",
            "h: [i2, i1] -> [o3]",
            "p: [i1, i3] -> [o4]");
  }

  @Test
  void namespaces_nest_and_mappings_keep_names_out_of_them() {
    project.registry(
        """
        inner = pipeline([
            node(f, ["raw@spark", "params:p", "parameters", "x"], "mid", name="one"),
            node(g, "mid", "out", name="two"),
        ], namespace="in", inputs={"x": "x2"}, parameters="p", tags="t")
        result = pipeline(inner, namespace="ou", inputs={"in.raw": "base"}, outputs={"in.out": "end"},
                          parameters={"params:p": "params:q"})
        """);
    assertThat(project.shown())
        .containsExactly(
            "ou.in.one: [base@spark, params:q, parameters, ou.x2] -> [ou.in.mid]",
            "ou.in.two: [ou.in.mid] -> [end]");
    assertThat(project.nodes().get(0).namespace()).isEqualTo("ou.in");
    assertThat(project.nodes().get(0).tags()).extracting(Tag::name).containsExactly("t");
  }

  @Test
  void parameters_stay_outside_of_namespaces_up_to_0_17() {
    project.registry(
        "result = pipeline([node(f, ['a', 'params:p'], 'b', name='n')], namespace='ns')");
    assertThat(project.version("0.17.7").shown())
        .containsExactly("ns.n: [ns.a, params:p] -> [ns.b]");
    assertThat(project.version("0.18.14").shown())
        .containsExactly("ns.n: [ns.a, params:ns.p] -> [ns.b]");
  }

  @Test
  void a_namespace_may_group_without_renaming() {
    project
        .version("1.5.0")
        .registry(
            """
            result = pipeline([node(g, "a", "b", name="n")], namespace="ns",
                              prefix_datasets_with_namespace=False)
            """);
    assertThat(project.shown()).containsExactly("ns.n: [a] -> [b]");
  }

  @Test
  void pipelines_are_added_subtracted_intersected_and_filtered() {
    project.registry(
        """
        a = node(g, "d0", "d1", name="a", tags=["t", "u"])
        b = node(g, "d1", "d2", name="b")
        c = node(g, "d2", "d3", name="c", tags="t")
        d = node(g, "d1", "d4@x", name="d", namespace="ns.sub")
        e = node(g, "d4@y", "d5", name="e")
        p = pipeline([a, b]) + Pipeline([c]) | pipeline([d, e, a]) if True else None
        result = {
            "__default__": p,
            "minus": p - pipeline([a]),
            "and": p & pipeline([a, c]),
            "sum": sum([pipeline([a]), pipeline([b])]),
            "tags": p.only_nodes_with_tags("t"),
            "from": p.from_nodes("b"),
            "to": p.to_nodes("b"),
            "inputs": p.from_inputs("d4"),
            "outputs": p.to_outputs("d2"),
            "only": p.only_nodes("c", "a"),
            "space": p.only_nodes_with_namespace("ns"),
            "filter": p.filter(tags=["t"], from_nodes=["b"]),
            "tagged": pipeline([e]).tag(["new"]),
        }
        """);
    Registry registry = project.read();
    assertThat(registry.unread()).isEmpty();
    Map<String, List<String>> names =
        registry.pipelines().stream()
            .collect(
                Collectors.toMap(Pipeline::name, p -> p.nodes().stream().map(Node::name).toList()));
    assertThat(names)
        .containsEntry("__default__", List.of("a", "b", "ns.sub.d", "c", "e"))
        .containsEntry("minus", List.of("b", "ns.sub.d", "c", "e"))
        .containsEntry("and", List.of("a", "c"))
        .containsEntry("sum", List.of("a", "b"))
        .containsEntry("tags", List.of("a", "c"))
        .containsEntry("from", List.of("b", "c"))
        .containsEntry("to", List.of("a", "b"))
        .containsEntry("inputs", List.of("e"))
        .containsEntry("outputs", List.of("a", "b"))
        .containsEntry("only", List.of("a", "c"))
        .containsEntry("space", List.of("ns.sub.d"))
        .containsEntry("filter", List.of("c"));
  }

  @Test
  void subclasses_of_node_count_as_nodes() {
    project
        .file(
            "src/shop/special.py",
            """
            from kedro.pipeline.node import Node


            class Special(Node):
                def __init__(self, *args, config=None, **kwargs):
                    self.config = config
                    super().__init__(*args, **kwargs)


            def make(i, **more):
                return Special(func=lambda x: x, inputs=f"in_{i}", outputs=f"out_{i}", name=f"n{i}", **more)
            """)
        .registry(
            """
            from shop.special import make
            result = pipeline([*(make(i, config=i, tags=["a"]) for i in range(2))])
            """);
    assertThat(project.shown()).containsExactly("n0: [in_0] -> [out_0]", "n1: [in_1] -> [out_1]");
  }

  @Test
  void find_pipelines_takes_packages_and_leaves_out_what_cannot_be_imported() {
    project
        .file("src/shop/pipelines/__init__.py", "")
        .file("src/shop/pipelines/good/__init__.py", "from .pipeline import create_pipeline\n")
        .file(
            "src/shop/pipelines/good/pipeline.py",
            "from kedro.pipeline import node, pipeline\nfrom shop.nodes import g\n\n\n"
                + "def create_pipeline(**kwargs):\n    return pipeline([node(g, 'a', 'b', name='n')])\n")
        .file("src/shop/pipelines/bare/__init__.py", "")
        .file("src/shop/pipelines/bare/pipeline.py", "def create_pipeline():\n    return 1 / 0\n")
        .file("src/shop/pipelines/broken/__init__.py", "from shop.nodes import missing\n")
        .file(
            "src/shop/pipeline_registry.py",
            "from kedro.framework.project import find_pipelines\n\n\n"
                + "def register_pipelines():\n    pipelines = find_pipelines()\n"
                + "    pipelines['__default__'] = sum(pipelines.values())\n    return pipelines\n");
    Registry registry = project.read();
    assertThat(registry.unread()).isEmpty();
    assertThat(registry.pipelines())
        .extracting(Pipeline::name)
        .containsExactly("__default__", "good");
    assertThat(registry.skipped()).hasSize(1);
    assertThat(registry.skipped().get(0).origin().toString())
        .isEqualTo("src/shop/pipelines/broken/__init__.py:1");
    assertThat(project.shown()).containsExactly("n: [a] -> [b]");
  }

  @Test
  void a_hook_registers_pipelines_in_0_17() {
    project
        .version("0.17.7")
        .file(
            "src/shop/hooks.py",
            "from kedro.framework.hooks import hook_impl\nfrom kedro.pipeline import Pipeline, node\n"
                + "from shop.nodes import g\n\n\nclass ProjectHooks:\n    @hook_impl\n"
                + "    def register_pipelines(self):\n"
                + "        return {'__default__': Pipeline([node(g, 'a', 'b')])}\n");
    assertThat(project.shown()).containsExactly("g([a]) -> [b]: [a] -> [b]");
  }

  @Test
  void an_unknown_name_loses_its_node_alone_and_says_why() {
    project.registry(
        """
        import lib
        result = pipeline([
            node(g, "a", "b", name="known"),
            node(g, lib.name(), "c", name="lost"),
            node(lib.function, "b", "d", name="foreign"),
        ])
        """);
    Registry registry = project.read();
    assertThat(registry.pipelines().get(0).nodes())
        .extracting(Node::name)
        .containsExactly("known", "foreign");
    assertThat(registry.unread()).hasSize(1);
    Unread unread = registry.unread().get(0);
    assertThat(unread.what()).isEqualTo("a part of the pipeline `__default__`");
    assertThat(unread.reason()).contains("an input of the node `lost`").contains("`lib.name`");
    assertThat(unread.origin().file()).isEqualTo("src/shop/pipeline_registry.py");
    assertThat(unread.origin().text()).contains("lib.name()");
  }

  @Test
  void what_is_unknown_as_a_whole_is_no_part() {
    project.registry("import lib\nresult = lib.pipelines() or {}");
    assertThat(project.read().unread()).extracting(Unread::what).containsExactly("the pipelines");
    project.registry("result = {1: pipeline([])}");
    assertThat(project.read().unread())
        .extracting(Unread::what)
        .containsExactly("a part of the pipeline whose name is not known");
  }

  @Test
  void what_kedro_refuses_is_refused_with_its_line() {
    project.registry(
        "result = pipeline([node(g, 'a', 'b', name='n'), node(g, 'c', 'b', name='m')])");
    assertThatThrownBy(project::read)
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> {
              assertThat(e.origin().file()).isEqualTo("src/shop/pipeline_registry.py");
              assertThat(e).hasMessageContaining("output of both `n` and `m`");
            });
    project.registry("result = pipeline([node(g, 'a', 'a', name='n')])");
    assertThatThrownBy(project::read)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("reads and writes `a`");
    project.registry("result = pipeline([node(g, ['a', 'x'], 'b', name='n')])");
    assertThatThrownBy(project::read)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("do not fit the parameters of `g`");
    project.registry("result = pipeline([node(g, 'a', 'b')], namespace='x', inputs='zz')");
    assertThatThrownBy(project::read)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("`zz` of `inputs` is used by no node");
  }

  @Test
  void settings_environment_and_configuration_decide_nodes() {
    project
        .file("src/shop/settings.py", "SOURCES = ['x', 'y']\nCONF_SOURCE = 'conf'\n")
        .file("conf/base/parameters.yml", "models:\n  - rf\n  - xgb\n")
        .file("names.yml", "last: z\n")
        .environment(Map.of("FOLDS", "2"))
        .registry(
            """
            import os
            import yaml
            from pathlib import Path
            from kedro.config import OmegaConfigLoader
            from kedro.framework.project import settings
            names = list(settings.SOURCES)
            with open("names.yml") as stream:
                names.append(yaml.safe_load(stream)["last"])
            loader = OmegaConfigLoader(conf_source=str(Path(settings.CONF_SOURCE)), base_env="base",
                                       default_run_env="base")
            names += loader["parameters"]["models"]
            names += [f"fold_{i}" for i in range(int(os.getenv("FOLDS", 5)))]
            result = pipeline([node(g, f"{n}_in", f"{n}_out", name=n) for n in names])
            """);
    assertThat(project.nodes())
        .extracting(Node::name)
        .containsExactly("fold_0", "fold_1", "rf", "x", "xgb", "y", "z");
  }

  @Test
  void entries_of_an_omegaconf_are_attributes_and_copies() {
    project
        .file("steps.yml", "steps:\n  - {name: a, input: raw}\nmore: {b: late}\n")
        .registry(
            """
            from omegaconf import OmegaConf
            conf = OmegaConf.load("steps.yml")
            given = {"x": {"y": "z"}}
            made = OmegaConf.create(given)
            made.x.y = "changed"
            made.x.w = "new"
            plain = OmegaConf.to_container(made)
            try:
                first = plain.x
            except AttributeError:
                first = "dict" if isinstance(plain, dict) and not isinstance(made, dict) else "no"
            names = [conf.steps[0].name, conf["more"].b, given["x"]["y"], made.x.w, plain["x"]["y"], first]
            result = pipeline([node(g, conf.steps[0].input + n, n + "_out", name=n) for n in names])
            """);
    assertThat(project.nodes())
        .extracting(Node::name)
        .containsExactly("a", "changed", "dict", "late", "new", "z");
  }

  @Test
  void a_mapping_of_an_omegaconf_is_of_its_own_class() {
    project.registry(
        """
        import typing
        from collections.abc import Mapping
        from omegaconf import DictConfig, ListConfig, OmegaConf
        made = OmegaConf.create({"x": 1})
        kinds = (DictConfig, ListConfig, dict, typing.Dict, Mapping)
        name = "".join(str(int(isinstance(each, kind))) for each in (made, {}) for kind in kinds)
        result = pipeline([node(g, "a", "b", name=name)])
        """);
    assertThat(project.nodes()).extracting(Node::name).containsExactly("1000100111");
  }

  @Test
  void what_an_interpolation_of_an_omegaconf_gives_is_not_taken_for_its_text() {
    project
        .file("steps.yml", "base: data\nname: ${base}_a\n")
        .registry(
            """
            from omegaconf import OmegaConf
            conf = OmegaConf.load("steps.yml")
            merged = OmegaConf.merge(conf, {"x": "y"})
            result = pipeline([node(g, "a", "b", name=conf["name"]), node(g, "b", "c", name=merged["x"]),
                               node(g, "c", "d", name=conf.base)])
            """);
    Registry registry = project.read();
    assertThat(registry.pipelines().get(0).nodes()).extracting(Node::name).containsExactly("data");
    assertThat(registry.unread()).hasSize(2);
    assertThat(registry.unread().get(0).reason()).contains("${base}_a");
  }

  @Test
  void objects_of_classes_derived_from_str_name_what_their_text_names() {
    project.registry(
        """
        from enum import Enum, StrEnum
        class Table(StrEnum):
            RAW = "raw"
            DONE = "done"
        class Level(str, Enum):
            GOLD = "gold"
            def __str__(self):
                return self.value
        class Name(str):
            def at(self, engine):
                return Name(f"{self}@{engine}")
        result = pipeline([
            node(g, Table.RAW, [Table.DONE], name=Table.RAW, tags=[Level.GOLD]),
            node(g, {"x": Level.GOLD}, Name("out").at("spark"), name=Name("two")),
        ])
        """);
    assertThat(project.shown())
        .containsExactly("raw: [raw] -> [done]", "two: [gold] -> [out@spark]");
  }

  @Test
  void a_text_that_prints_as_something_else_is_no_name() {
    project.registry(
        """
        from enum import Enum, StrEnum
        class Level(str, Enum):
            GOLD = "gold"
        class Table(StrEnum):
            RAW = "raw"
        result = pipeline([node(g, Level.GOLD, "out", name="one"), node(g, Table.RAW, "raw_out")])
        """);
    Registry registry = project.read();
    assertThat(registry.pipelines().get(0).nodes()).isEmpty();
    assertThat(registry.unread()).hasSize(2);
  }

  @Test
  void settings_are_plain_values() {
    project.file(
        "src/shop/settings.py",
        "from kedro.config import OmegaConfigLoader\nCONFIG_LOADER_CLASS = OmegaConfigLoader\n"
            + "CONFIG_LOADER_ARGS = {'base_env': 'base', 'n': 1, 'x': unknown_call()}\n"
            + "CONF_SOURCE = 'conf'\n");
    assertThat(project.code().setting("CONF_SOURCE")).isPresent();
    project.file(
        "src/shop/settings.py",
        "from kedro.config import OmegaConfigLoader\nCONFIG_LOADER_CLASS = OmegaConfigLoader\n"
            + "CONFIG_LOADER_ARGS = {'base_env': 'base', 'n': 1}\n");
    ProjectCode code = project.code();
    assertThat(code.setting("CONFIG_LOADER_CLASS"))
        .contains(new PlainValue.Named("kedro.config.OmegaConfigLoader"));
    assertThat(code.setting("CONFIG_LOADER_ARGS")).contains(Map.of("base_env", "base", "n", 1L));
    assertThat(code.setting("NOTHING")).isEmpty();
  }

  @Test
  void classes_are_followed_to_their_bases() {
    project
        .file(
            "src/shop/datasets.py",
            "from kedro_datasets.spark import SparkDataset\n\n\nclass Base(SparkDataset):\n    pass\n\n\n"
                + "class Lazy(Base):\n    pass\n")
        .file("src/shop/io/__init__.py", "from ..datasets import Lazy as Renamed\n");
    assertThat(project.code().classFacts("shop.io.Renamed").names())
        .containsExactly("Lazy", "Base", "SparkDataset");
    assertThat(project.code().classFacts("shop.datasets.Missing").resolved()).isFalse();
    assertThat(project.code().classFacts("pandas.CSVDataset").resolved()).isFalse();
  }

  @Test
  void what_may_happen_or_not_is_no_known_node() {
    project.registry(
        """
        from lib import unknown
        nodes = []
        others = []

        def add(name):
            others.append(node(f, "raw", name, name=name))

        for name in ["a", "b"]:
            if unknown(name):
                continue
            nodes.append(node(f, "raw", name, name=name))
        if unknown():
            add("c")
        result = {"skipped": pipeline(nodes), "called": pipeline(others)}
        """);
    Registry registry = project.read();
    assertThat(registry.pipelines()).allSatisfy(p -> assertThat(p.nodes()).isEmpty());
    assertThat(registry.unread()).hasSize(2);
  }

  @Test
  void a_node_that_is_changed_is_unread() {
    project.registry(
        """
        made = pipeline([node(f, "x", "y", name="n")])
        for one in made.nodes:
            one._namespace = "ns"
        result = made
        """);
    Registry registry = project.read();
    assertThat(registry.pipelines()).isEmpty();
    assertThat(registry.unread()).hasSize(1);
    assertThat(registry.unread().get(0).reason()).contains("`_namespace`");
  }

  @Test
  void a_caught_error_that_may_occur_leaves_nothing_known() {
    project.registry(
        """
        try:
            name = "a" if complex(1) < 1 else "b"
            result = pipeline([node(f, "raw", "known", name="known")])
        except TypeError:
            result = pipeline([node(f, "raw", "caught", name="caught")])
        """);
    Registry registry = project.read();
    assertThat(registry.pipelines()).isEmpty();
    assertThat(registry.unread()).hasSize(1);
  }

  @Test
  void folders_that_code_adds_to_the_search_path_are_imported_from() {
    project
        .file("src/shop/extra/parts.py", "name = 'made'\n")
        .registry(
            """
            import os, sys
            sys.path.append(os.path.join(os.getcwd(), "src", "shop", "extra"))
            from parts import name
            result = pipeline([node(f, "raw", "x", name=name)])
            """);
    assertThat(project.shown()).containsExactly("made: [raw] -> [x]");
  }
}
