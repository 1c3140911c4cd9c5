package dev.kindling.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.configuration.ConfigLoader;
import dev.kindling.configuration.YamlMapping;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Refusal;
import dev.kindling.facts.Unread;
import dev.kindling.project.folder.KedroProject;
import dev.kindling.project.folder.ProjectSettings;
import dev.kindling.project.folder.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loaders, resolvers and contexts that projects bring themselves. */
class ProjectLoadersTest {

  private static final String PIPELINES =
      """
      from kedro.framework.hooks import hook_impl
      from kedro.pipeline import Pipeline, node
      from kedro.config import ConfigLoader, TemplatedConfigLoader
      from shop.nodes import f

      def made(name):
          return Pipeline([node(f, "raw", name, name=name)])

      """;

  @TempDir Path root;
  private KedroFolder project;

  @BeforeEach
  void folder() {
    project = new KedroFolder(root).file("conf/base/catalog.yml", "");
  }

  private Project read(String version) {
    project.file(
        "pyproject.toml",
        """
        [tool.kedro]
        package_name = "shop"
        project_name = "shop"
        %s = "%s"
        """
            .formatted(
                version.startsWith("0.17") ? "project_version" : "kedro_init_version", version));
    return OpenProject.at(root, ReadOptions.defaults()).facts();
  }

  @Test
  void a_hook_of_0_17_makes_the_loader() {
    project
        .file("src/shop/settings.py", "from shop.hooks import Hooks\nHOOKS = (Hooks(),)\n")
        .file(
            "src/shop/hooks.py",
            PIPELINES
                + """
                class Hooks:
                    @hook_impl
                    def register_config_loader(self, conf_paths, env):
                        return TemplatedConfigLoader(
                            conf_paths, globals_pattern="*globals.yml", globals_dict={"kind": "CSV"}
                        )

                    @hook_impl
                    def register_pipelines(self):
                        return {"__default__": made("a")}
                """)
        .file("conf/base/globals.yml", "folder: data/01\n")
        .file(
            "conf/base/catalog.yml",
            "raw:\n  type: pandas.${kind}DataSet\n  filepath: ${folder}/raw\n");
    Project read = read("0.17.7");
    assertThat(read.unread()).isEmpty();
    assertThat(read.datasets().get("raw").type()).isEqualTo("pandas.CSVDataSet");
    assertThat(read.datasets().get("raw").filepath()).isEqualTo("data/01/raw");
  }

  @Test
  void a_loader_that_is_not_followed_is_named() {
    project
        .file("src/shop/settings.py", "from shop.hooks import Hooks\nHOOKS = (Hooks(),)\n")
        .file(
            "src/shop/hooks.py",
            PIPELINES
                + """
                from lib import OtherLoader

                class Hooks:
                    @hook_impl
                    def register_config_loader(self, conf_paths):
                        return OtherLoader(conf_paths)

                    @hook_impl
                    def register_pipelines(self):
                        return {"__default__": made("a")}
                """);
    assertThat(read("0.17.7").unread())
        .extracting(Unread::what)
        .contains("the configuration's loader");
  }

  @Test
  void pipelines_of_a_registry_and_of_hooks_come_together_up_to_0_17() {
    project
        .file("src/shop/settings.py", "from shop.hooks import Hooks\nHOOKS = (Hooks(),)\n")
        .file(
            "src/shop/hooks.py",
            PIPELINES
                + """
                class Hooks:
                    @hook_impl
                    def register_pipelines(self):
                        return {"__default__": made("hooked"), "more": made("b")}
                """)
        .file("conf/base/parameters.yml", "")
        .registry("result = {'__default__': Pipeline([]), 'own': Pipeline([node(f, 'x', 'y')])}");
    Project read = read("0.17.7");
    assertThat(read.unread()).isEmpty();
    assertThat(read.pipelines())
        .extracting(Pipeline::name)
        .containsExactlyInAnyOrder("__default__", "own", "more");
    assertThat(read.pipelines().get(0).nodes()).extracting(n -> n.name()).containsExactly("hooked");
  }

  @Test
  void the_context_of_0_16_gives_pipelines_and_loader() {
    project
        .file(".kedro.yml", "context_path: shop.run.ProjectContext\n")
        .file(
            "src/shop/run.py",
            PIPELINES
                + """
                from kedro.framework.context import KedroContext
                from src.shop.nodes import g

                class ProjectContext(KedroContext):
                    project_name = "Shop"
                    project_version = "0.16.3"
                    package_name = "shop"

                    def _create_config_loader(self, conf_paths):
                        return TemplatedConfigLoader(conf_paths, globals_dict={"kind": "CSV"})

                    def _get_pipelines(self):
                        both = Pipeline([node(g, "raw", {"k": "z", "l": "y"}, name="z")])
                        return {"__default__": made("Some name").decorate(g) + both}
                """)
        .file("conf/base/catalog.yml", "raw:\n  type: pandas.${kind}DataSet\n  filepath: x\n");
    Project read = OpenProject.at(root, ReadOptions.defaults()).facts();
    assertThat(read.unread()).isEmpty();
    assertThat(read.name()).isEqualTo("Shop");
    assertThat(read.kedroVersion()).isEqualTo("0.16.3");
    assertThat(read.pipelines().get(0).nodes())
        .extracting(KedroFolder::shown)
        .containsExactly("Some name: [raw] -> [Some name]", "z: [raw] -> [y, z]");
    assertThat(read.datasets().get("raw").type()).isEqualTo("pandas.CSVDataSet");
  }

  @Test
  void resolvers_of_the_project_are_followed() {
    project
        .registry("result = pipeline([node(f, 'raw', 'made')])")
        .file(
            "src/shop/settings.py",
            """
            import datetime
            from omegaconf.resolvers import oc

            def path(layer, name="x"):
                return f"data/{layer}/{name}"

            CONFIG_LOADER_ARGS = {
                "base_env": "base",
                "default_run_env": "local",
                "custom_resolvers": {
                    "path": path,
                    "kind": lambda k: {"c": "pandas.CSVDataset"}[k],
                    "env": oc.env,
                    "today": lambda: datetime.date.today().isoformat(),
                },
            }
            """)
        .file(
            "conf/base/catalog.yml",
            """
            raw: {type: "${kind:c}", filepath: "${path:01_raw,orders}"}
            other: {type: pandas.CSVDataset, filepath: "${env:NO_SUCH_NAME,there}"}
            made: {type: pandas.CSVDataset, filepath: "${today:}"}
            lost: {type: "${kind:z}", filepath: x}
            """);
    Project read = read("0.19.15");
    assertThat(read.datasets().get("raw").type()).isEqualTo("pandas.CSVDataset");
    assertThat(read.datasets().get("raw").filepath()).isEqualTo("data/01_raw/orders");
    assertThat(read.datasets().get("other").filepath()).isEqualTo("there");
    assertThat(read.datasets()).containsKey("made").doesNotContainKey("lost");
    assertThat(read.unread())
        .extracting(Unread::what)
        .containsExactlyInAnyOrder("the catalog entry `made`", "the catalog entry `lost`");
  }

  @Test
  void code_reads_the_configuration_through_loaders_with_arguments() {
    project
        .file("conf/base/parameters.yml", "models:\n  2021: [a]\n  2022: [b]\n")
        .file("conf/base/constants.yml", "names: [c]\n")
        .registry(
            """
            from pathlib import Path
            from kedro.config import ConfigLoader
            from kedro.framework.project import settings
            loader = ConfigLoader(str(Path.cwd() / settings.CONF_SOURCE), env="local")
            names = [v[0] for k, v in loader["parameters"]["models"].items() if k > 2020]
            names += loader.get("constants*")["names"]
            result = pipeline([node(f, "raw", n, name=n) for n in names])
            """);
    Project read = read("0.18.14");
    assertThat(read.unread()).isEmpty();
    assertThat(read.pipelines().get(0).nodes())
        .extracting(n -> n.name())
        .containsExactly("a", "b", "c");
  }

  @Test
  void numbers_as_keys_stay_numbers() {
    project.file("conf/base/parameters.yml", "1: a\n'2': b\n");
    ConfigLoader loader =
        ConfigLoader.of(
            new ProjectSettings(
                    new KedroProject(root, "s", "shop", "0.19.15", root.resolve("src"), null),
                    project.code(),
                    ReadOptions.defaults())
                .read());
    YamlMapping values = loader.load("parameters").values();
    assertThat(values.entries().get("1").name()).isNotNull();
    assertThat(values.entries().get("2").name()).isNull();
  }

  @Test
  void wrong_parameters_take_no_nodes_with_them() {
    project
        .file("conf/base/parameters.yml", "a: 'open\n")
        .registry("result = pipeline([node(f, 'raw', 'made', name='n')])");
    Project read = read("0.19.15");
    assertThat(read.pipelines().get(0).nodes()).extracting(n -> n.name()).containsExactly("n");
    assertThat(read.unread()).extracting(Unread::what).containsExactly("the parameters");
  }

  @Test
  void resolvers_that_the_settings_register_with_omegaconf_are_followed() {
    project
        .file(
            "src/shop/settings.py",
            """
            import polars
            from omegaconf import OmegaConf
            from shop.hooks import Hooks
            HOOKS = (Hooks(),)
            if not OmegaConf.has_resolver("up"):
                OmegaConf.register_new_resolver("up", lambda word: word.upper(), use_cache=True)
            OmegaConf.register_new_resolver("up", lambda word: word + "!", replace=True)
            OmegaConf.register_new_resolver("lib", lambda word: getattr(polars, word))
            """)
        .file(
            "src/shop/hooks.py",
            """
            from kedro.framework.hooks import hook_impl
            from omegaconf import OmegaConf

            class Hooks:
                @hook_impl
                def after_context_created(self, context):
                    OmegaConf.register_new_resolver("twice", lambda word: word * 2)
            """)
        .file(
            "conf/base/catalog.yml",
            "raw: {type: pandas.CSVDataset, filepath: '${up:a}${twice:b}', load_args: {t: '${lib:x}'}}\n")
        .registry("result = Pipeline([node(f, 'raw', 'out', name='n')])");
    Project read = read("1.5.0");
    assertThat(read.unread()).isEmpty();
    assertThat(read.datasets().get("raw").filepath()).isEqualTo("a!bb");
  }

  @Test
  void the_source_may_be_a_path_and_the_base_environment_none() {
    project
        .file(
            "src/shop/settings.py",
            """
            from pathlib import Path
            CONF_SOURCE = Path(__file__).parent / "conf"
            CONFIG_LOADER_ARGS = {"base_env": None, "default_run_env": "prod"}
            """)
        .file("src/shop/conf/catalog.yml", "raw: {type: pandas.CSVDataset, filepath: a}\n")
        .file("src/shop/conf/prod/catalog.yml", "raw: {type: spark.SparkDataset, filepath: b}\n")
        .registry("result = Pipeline([node(f, 'raw', 'out', name='n')])");
    Project read = read("1.5.0");
    assertThat(read.datasets().get("raw").type()).isEqualTo("spark.SparkDataset");
  }

  @Test
  void the_source_may_be_an_archive() throws Exception {
    project.registry("result = Pipeline([node(f, 'raw', 'out', name='n')])");
    read("1.5.0");
    Path zip = root.resolve("conf.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name :
          List.of("conf/base/catalog.yml", "conf/local/../../escape/catalog.yml", "conf/x.png")) {
        out.putNextEntry(new ZipEntry(name));
        out.write("raw: {type: spark.SparkDataset, filepath: a}\n".getBytes(UTF_8));
        out.closeEntry();
      }
    }
    Project read = OpenProject.at(root, ReadOptions.defaults().withConfSource(zip)).facts();

    assertThat(read.unread()).isEmpty();
    assertThat(read.datasets().get("raw").origin().file()).isEqualTo("conf.zip/base/catalog.yml");
  }

  @Test
  void a_catalog_that_nobody_wrote_is_named_as_kedro_refuses_it() throws Exception {
    project.registry("result = Pipeline([node(f, 'raw', 'out', name='n')])");
    Files.delete(root.resolve("conf/base/catalog.yml"));
    assertThat(read("1.5.0").unread().get(0).reason())
        .isEqualTo(
            "no file of `conf/base` or `conf/local` has one, which Kedro refuses; add an empty `catalog.yml`");

    Files.delete(root.resolve("conf/base"));
    assertThat(read("1.5.0").unread().get(0).reason())
        .isEqualTo("the folder `conf/base` is missing, which Kedro refuses; add it");
  }

  private List<String> refusals(String arguments) {
    project
        .file("src/shop/settings.py", "CONFIG_LOADER_ARGS = " + arguments + "\n")
        .file("conf/local/catalog.yml", "")
        .file("src/shop/hooks.py", "");
    return read("1.5.0").refusals().stream().map(Refusal::reason).toList();
  }

  @Test
  void an_environment_of_the_settings_has_a_folder() {
    assertThat(refusals("{'base_env': 'base', 'default_run_env': 'prod'}"))
        .containsExactly(
            "there is no folder `conf/prod`, which `default_run_env` names and without which Kedro runs nothing");
    assertThat(refusals("{'base_env': 'common', 'default_run_env': 'local'}"))
        .containsExactly(
            "there is no folder `conf/common`, which `base_env` names and without which Kedro runs nothing");
    assertThat(refusals("{'base_env': 'base', 'default_run_env': 'local'}")).isEmpty();
  }

  @Test
  void a_run_in_the_base_environment_needs_no_catalog() throws IOException {
    Files.delete(root.resolve("conf/base/catalog.yml"));
    Files.createDirectories(root.resolve("conf/base"));
    assertThat(refusals("{'base_env': 'base', 'default_run_env': 'base'}")).isEmpty();
    assertThat(read("1.5.0").unread()).extracting(Unread::what).doesNotContain("the catalog");
  }

  @Test
  void two_files_of_an_environment_set_no_parameter_both() {
    project
        .file("conf/base/parameters.yml", "a: {b: 1, c: 2}\n")
        .file("conf/base/parameters_x.yml", "a: {b: 3}\n_t: 1\n");
    assertThat(refusals("{'base_env': 'base', 'default_run_env': 'local'}"))
        .containsExactly(
            "two files of one environment set the parameter `a.b`, first conf/base/parameters.yml:1");
    // Without a name for it, the run's environment is the whole of `conf`.
    project.file("conf/base/parameters_x.yml", "").file("conf/prod/parameters.yml", "a: {c: 1}\n");
    assertThat(refusals("{'base_env': 'base'}"))
        .containsExactly(
            "two files of one environment set the parameter `a.c`, first conf/base/parameters.yml:1");
  }
}
