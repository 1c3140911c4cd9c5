package dev.kindling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.cli.process.ExitCode;
import dev.kindling.rendering.SparkOperatorFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users bring to a compile: operator factories in jars, and templates. */
class CompileExtensionsTest {

  private static final String SETTINGS = "conf/base/airflow-k8s.yaml";

  /** Spark on a machine that takes jobs by ssh: no cluster to start. */
  private static final String FACTORY =
      """
      package org.example;

      import dev.kindling.rendering.python.PythonLiteral;
      import dev.kindling.rendering.SparkOperatorFactory;

      public class OverSsh implements SparkOperatorFactory {
        public String createClusterOperator(Cluster cluster) { return ""; }
        public String deleteClusterOperator(Cluster cluster) { return ""; }
        public String submitOperator(Job job) {
          return "SSHOperator(task_id=" + PythonLiteral.of(job.taskId())
              + ", command=" + PythonLiteral.of("submit " + String.join(" ", job.arguments())) + ")";
        }
        public String importsStatement() {
          return "from airflow.providers.ssh.operators.ssh import SSHOperator";
        }
      }
      """;

  private static final String HELPER = "class Helper { static String none() { return \"\"; } }\n";

  @TempDir private Path folder;
  private Path project;
  private Path plugins;
  private Path out;

  @BeforeEach
  void copyTheShop() throws IOException {
    project = Projects.copy("shop", folder);
    plugins = Files.createDirectory(folder.resolve("plugins"));
    out = folder.resolve("out");
  }

  @Test
  void a_factory_in_a_jar_writes_the_spark_tasks() throws Exception {
    use("org.example.OverSsh");
    jar("OverSsh", FACTORY);

    Run run = Run.of("compile", project, "-o", out, "--plugins", plugins);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("dags/shop.py"))
        .content()
        .contains(
            "from airflow.providers.ssh.operators.ssh import SSHOperator\n",
            "pyspark_clean_customers = SSHOperator(\n",
            "command=\"submit run --env=local",
            "--node=clean_customers,")
        .doesNotContain("Dataproc", "create_spark_cluster");
  }

  @Test
  void a_factory_that_is_missing() throws Exception {
    use("org.example.Nowhere");
    jar("OverSsh", FACTORY);

    assertThat(complaint()).contains("there is no class `org.example.Nowhere`", "`--plugins`");
  }

  @Test
  void a_plugins_folder_that_is_missing() throws Exception {
    use("org.example.OverSsh");
    Files.delete(plugins);

    assertThat(complaint()).contains(plugins + " cannot be read; correct `--plugins`");
  }

  @Test
  void a_class_that_is_no_factory() throws Exception {
    use("org.example.Other");
    jar("Other", "package org.example; public class Other {}");

    assertThat(complaint())
        .contains("`org.example.Other` does not implement " + SparkOperatorFactory.class.getName());
  }

  @Test
  void nothing_of_a_class_that_is_no_factory_runs() throws Exception {
    use("org.example.Other");
    Path trace = folder.resolve("trace");
    String write =
        "{ try { java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\")); }"
            + " catch (java.io.IOException e) { throw new IllegalStateException(e); } }";
    jar(
        "Other",
        "package org.example; public class Other { static %s public Other() %s }"
            .formatted(write.formatted(trace), write.formatted(trace)));

    assertThat(complaint()).contains("does not implement");
    assertThat(trace).doesNotExist();
  }

  @Test
  void a_factory_that_cannot_be_created() throws Exception {
    use("org.example.OverSsh");
    jar(
        "OverSsh",
        FACTORY.replace("SparkOperatorFactory {", "SparkOperatorFactory { OverSsh() {}"));

    assertThat(complaint()).contains("give it a public constructor without parameters");
  }

  @Test
  void a_factory_whose_constructor_throws() throws Exception {
    use("org.example.OverSsh");
    jar(
        "OverSsh",
        FACTORY.replace(
            "SparkOperatorFactory {",
            "SparkOperatorFactory { public OverSsh() { throw new IllegalStateException(\"no host\"); }"));

    assertThat(complaint())
        .contains("`org.example.OverSsh` cannot be created", "IllegalStateException: no host");
  }

  @Test
  void a_factory_that_throws() throws Exception {
    use("org.example.OverSsh");
    jar(
        "OverSsh",
        FACTORY.replace(
            "return \"SSHOperator(task_id=\"",
            "if (true) { throw new IllegalStateException(\"no host\\nfor it\"); }\n"
                + "return \"SSHOperator(task_id=\""));

    assertThat(complaint())
        .contains("`submitOperator` failed with IllegalStateException: no host;");
  }

  @Test
  void a_factory_that_lacks_a_class_of_its_own() throws Exception {
    use("org.example.OverSsh");
    jar("OverSsh", FACTORY.replace("return \"\";", "return Helper.none();") + HELPER, "OverSsh");

    assertThat(complaint())
        .contains("`createClusterOperator` failed with NoClassDefFoundError: org/example/Helper");
  }

  @Test
  void a_factory_that_returns_invalid_python() throws Exception {
    use("org.example.OverSsh");
    jar("OverSsh", FACTORY.replace(", command=\"", ", command \""));

    assertThat(complaint()).contains("`submitOperator` returns no Python that fits: ");
  }

  @Test
  void a_factory_that_does_not_import() throws Exception {
    use("org.example.OverSsh");
    jar("OverSsh", FACTORY.replace("from airflow.providers.ssh.operators.ssh import", "print"));

    assertThat(complaint()).contains("`importsStatement` returns no Python", "no import statement");
  }

  @Test
  void a_template_of_ones_own_shows_up() throws IOException {
    Path templates = folder.resolve("mine.stg");
    Files.writeString(
        templates,
        """
        delimiters "«", "»"
        @dag.defaultArgs() ::= <<
        "email": ["data@example.com"],
        >>
        """);

    Run run = Run.of("compile", project, "-o", out, "--templates", templates);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("dags/shop.py"))
        .content()
        .contains("\"email\": [\"data@example.com\"],\n");
  }

  @Test
  void a_template_file_that_cannot_be_parsed() throws IOException {
    assertThat(templateComplaint("@dag.tasks() ::= <<\npass\n>>\nmistake here\n", 5))
        .contains("the template is wrong: ");
  }

  @Test
  void a_template_whose_expression_does_not_end() throws IOException {
    assertThat(templateComplaint("@dag.tasks() ::= <<\n«if(dag.cluster)»\npass\n>>\n", 4))
        .contains("the template is wrong: ");
  }

  @Test
  void a_template_that_names_what_is_not_there() throws IOException {
    assertThat(templateComplaint("pod(id, pod) ::= <<\n\n«pod.imagee»\n>>\n", 2))
        .contains("no such property or can't access: Pod.imagee");
  }

  @Test
  void a_template_that_takes_other_parameters_than_its_callers_give() throws IOException {
    assertThat(templateComplaint("pod(pod) ::= \"1\"\n", 0))
        .contains("passed 2 arg(s) to template /pod with 1 declared arg(s)");
  }

  @Test
  void a_template_that_writes_invalid_python() throws IOException {
    assertThat(templateComplaint("@dag.tasks() ::= <<\nthis is no Python\n>>\n", 0))
        .contains("the DAG is no valid Python: line ");
  }

  /** The only message of a compile with the template. */
  private String templateComplaint(String text, int line) throws IOException {
    Path templates = folder.resolve("mine.stg");
    Files.writeString(templates, "delimiters \"«\", \"»\"\n" + text);
    Run run = Run.of("compile", project, "-o", out, "--templates", templates);
    assertThat(message(run)).startsWith(templates + (line > 0 ? ":" + line : "") + ": error ");
    return run.err();
  }

  /** The only message of a compile with the plugins; it names the setting's line. */
  private String complaint() throws IOException {
    Run run = Run.of("compile", project, "-o", out, "--plugins", plugins);
    int line =
        1
            + Files.readString(project.resolve(SETTINGS))
                .lines()
                .toList()
                .indexOf("    type: custom");
    assertThat(message(run)).startsWith(project.resolve(SETTINGS) + ":" + (line + 1) + ": error ");
    return run.err();
  }

  private String message(Run run) {
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(out).doesNotExist();
    return run.err();
  }

  private void use(String factory) throws IOException {
    Projects.replace(
        project,
        SETTINGS,
        "    type: dataproc\n",
        "    type: custom\n    operator_factory: " + factory + "\n");
  }

  /**
   * Compiles a class and puts it into a jar in the plugins' folder.
   *
   * @param packed names of the classes to pack; all that were compiled where there are none
   */
  private void jar(String name, String source, String... packed)
      throws IOException, URISyntaxException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path file = Files.createDirectory(folder.resolve("java")).resolve(name + ".java");
    Files.writeString(file, source);
    Path kindling =
        Path.of(
            SparkOperatorFactory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-cp", kindling.toString(), "-d", classes.toString());
      boolean done =
          compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file)).call();
      assertThat(done).as(said.toString()).isTrue();
    }
    try (OutputStream bytes = Files.newOutputStream(plugins.resolve("own.jar"));
        JarOutputStream jar = new JarOutputStream(bytes);
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
        String compiled = path.getFileName().toString().replace(".class", "");
        if (packed.length == 0 || List.of(packed).contains(compiled)) {
          jar.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
          jar.write(Files.readAllBytes(path));
          jar.closeEntry();
        }
      }
    }
  }
}
