package dev.kindling.project.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindling.facts.SessionStart;
import dev.kindling.project.KedroFolder;
import dev.kindling.project.OpenProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark sessions that every run makes, and what their code says of the master. */
class SessionStartsTest {

  private static final String IMPORTS =
      """
      import pyspark
      from kedro.framework.hooks import hook_impl
      from pyspark import SparkConf, SparkContext
      from pyspark.sql import SparkSession

      """;

  @TempDir Path root;
  private KedroFolder project;

  @BeforeEach
  void folder() {
    project = new KedroFolder(root);
    project
        .file(
            "pyproject.toml",
            """
            [tool.kedro]
            package_name = "shop"
            project_name = "shop"
            kedro_init_version = "0.19.15"
            """)
        .file("src/shop/settings.py", "from shop.hooks import Hooks\nHOOKS = (Hooks(),)\n")
        .registry("result = pipeline([node(f, 'raw', 'table', name='load')])\n");
  }

  @Test
  void a_hook_takes_the_master_of_the_projects_spark_properties() {
    hook(
        """
        parameters = context.config_loader["spark"]
        spark_conf = SparkConf().setAll(parameters.items())
        builder = (
            SparkSession.builder.appName("shop")
            .enableHiveSupport()
            .config(conf=spark_conf)
        )
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("WARN")
        """);
    project.file("conf/base/spark.yml", "spark.driver.memory: 1g\nspark.master: local[*]\n");

    assertThat(sessions())
        .extracting(
            SessionStart::by,
            SessionStart::master,
            s -> s.origin().line(),
            s -> at(s.masterOrigin()))
        .containsExactly(
            tuple(
                "the hook `Hooks.after_context_created`", "local[*]", 16, "conf/base/spark.yml:2"));
  }

  @Test
  void without_a_master_in_them_it_is_left_to_who_submits() {
    hook("SparkSession.builder.config(conf=conf).getOrCreate()\n");
    project.file("conf/base/spark.yml", "spark.master: local[*]\n");

    assertThat(sessions()).extracting(SessionStart::master).containsExactly((String) null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SparkSession.builder.master('local[2]').getOrCreate()",
        "SparkSession.builder.appName('x').config('spark.master', 'local[2]').getOrCreate()",
        "SparkSession.builder.config(conf=SparkConf().setMaster('local[2]')).getOrCreate()",
        "SparkSession.builder.config(map={'spark.master': 'local[2]'}).getOrCreate()",
        "SparkContext('local[2]', 'shop')",
        "SparkContext(appName='shop', master='local[2]')",
        "pyspark.SparkContext(conf=SparkConf().setAll([('spark.master', 'local[2]')]))",
        "SparkSession.builder.master(MASTER).getOrCreate()",
        "helper()",
        "self.start()",
      })
  void whatever_way_the_master_is_set(String code) {
    project.file(
        "src/shop/hooks.py",
        IMPORTS
            + """
            MASTER = "local[2]"

            def helper():
                from pyspark.sql import SparkSession as Session
                return Session.builder.master(MASTER).getOrCreate()

            class Hooks:
                @hook_impl
                def before_pipeline_run(self, run_params):
                    CODE

                def start(self):
                    helper()
            """
                .replace("CODE", code));

    assertThat(sessions())
        .extracting(SessionStart::by, SessionStart::master)
        .containsExactly(tuple("the hook `Hooks.before_pipeline_run`", "local[2]"));
  }

  @Test
  void a_module_makes_one_while_it_is_imported() {
    hook("pass\n");
    project.file(
        "src/shop/nodes.py",
        "from pyspark.sql import SparkSession\n"
            + "spark = SparkSession.builder.master('local').getOrCreate()\n\n"
            + "def f(x):\n    return x\n\n\ndef g(x):\n    return x\n");

    assertThat(sessions())
        .extracting(SessionStart::by, SessionStart::master, s -> s.origin().line())
        .containsExactly(tuple("the import of `shop.nodes`", "local", 2));
  }

  @Test
  void a_context_makes_one_by_a_method_of_its_own() {
    project
        .file(
            "src/shop/settings.py",
            "from shop.context import ProjectContext\nCONTEXT_CLASS = ProjectContext\n")
        .file(
            "src/shop/context.py",
            IMPORTS
                + """
                from kedro.framework.context import KedroContext

                class ProjectContext(KedroContext):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.init_spark_session()

                    def init_spark_session(self) -> None:
                        parameters = self.config_loader.get("spark*", "spark*/**")
                        conf = SparkConf().setAll(parameters.items())
                        SparkSession.builder.config(conf=conf).getOrCreate()
                """);
    project.file("conf/base/spark.yml", "spark.master: spark://head:7077\n");

    assertThat(sessions())
        .extracting(SessionStart::by, SessionStart::master)
        .containsExactly(tuple("the context `ProjectContext`", "spark://head:7077"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if context.env == 'local':\n    SparkSession.builder.master('local').getOrCreate()\n",
        "try:\n    pass\nexcept Exception:\n    SparkSession.builder.getOrCreate()\n",
        "Registry.builder.getOrCreate()\n",
        "def later():\n    return SparkSession.builder.getOrCreate()\n",
        "spark = SparkSession.getActiveSession()\n",
      })
  void what_may_not_run_is_no_session_of_every_run(String code) {
    hook(code);

    assertThat(sessions()).isEmpty();
  }

  private void hook(String code) {
    project.file(
        "src/shop/hooks.py",
        IMPORTS
            + "class Hooks:\n    @hook_impl\n    def after_context_created(self, context):\n"
            + code.indent(8));
  }

  private List<SessionStart> sessions() {
    return OpenProject.at(root, ReadOptions.defaults()).facts().sessions();
  }

  private static String at(dev.kindling.facts.Origin origin) {
    return origin.toString();
  }
}
