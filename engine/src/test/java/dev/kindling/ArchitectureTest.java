package dev.kindling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The house: who may know whom. {@code docs/adr/0001-layers.md} has the reasons. */
@AnalyzeClasses(packages = "dev.kindling", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule layers_know_only_those_above_them =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("facts")
          .definedBy("dev.kindling.facts..")
          .layer("files")
          .definedBy("dev.kindling.files..")
          .layer("builtin")
          .definedBy("dev.kindling.builtin..")
          .layer("python")
          .definedBy("dev.kindling.python..")
          .layer("configuration")
          .definedBy("dev.kindling.configuration..")
          .layer("project")
          .definedBy("dev.kindling.project..")
          .layer("git")
          .definedBy("dev.kindling.git..")
          .layer("plan")
          .definedBy("dev.kindling.plan..")
          .layer("rules")
          .definedBy("dev.kindling.rules..")
          .layer("graph")
          .definedBy("dev.kindling.graph..")
          .layer("condensation")
          .definedBy("dev.kindling.condensation..")
          .layer("detection")
          .definedBy("dev.kindling.detection..")
          .layer("explanation")
          .definedBy("dev.kindling.explanation..")
          .layer("history")
          .definedBy("dev.kindling.history..")
          .layer("rendering")
          .definedBy("dev.kindling.rendering..")
          .layer("report")
          .definedBy("dev.kindling.report..")
          .layer("planning")
          .definedBy("dev.kindling.planning..")
          .layer("batch")
          .definedBy("dev.kindling.batch..")
          .layer("cli")
          .definedBy("dev.kindling.cli..")
          .whereLayer("files")
          .mayNotAccessAnyLayer()
          .whereLayer("builtin")
          .mayOnlyAccessLayers("facts")
          .whereLayer("python")
          .mayOnlyAccessLayers("facts", "files")
          .whereLayer("configuration")
          .mayOnlyAccessLayers("facts", "files")
          .whereLayer("project")
          .mayOnlyAccessLayers("facts", "files", "python", "configuration", "graph")
          .whereLayer("git")
          .mayOnlyAccessLayers("facts", "files")
          .whereLayer("plan")
          .mayOnlyAccessLayers("facts")
          .whereLayer("rules")
          .mayOnlyAccessLayers("facts", "plan")
          .whereLayer("graph")
          .mayNotAccessAnyLayer()
          .whereLayer("condensation")
          .mayOnlyAccessLayers("facts", "graph")
          .whereLayer("detection")
          .mayOnlyAccessLayers("facts", "graph", "plan", "rules", "condensation")
          .whereLayer("explanation")
          .mayOnlyAccessLayers("facts", "plan", "rules", "condensation", "detection", "graph")
          .whereLayer("rendering")
          .mayOnlyAccessLayers("facts", "files", "graph", "plan", "configuration", "git")
          .whereLayer("report")
          .mayOnlyAccessLayers("facts", "graph", "plan", "explanation", "history", "git")
          .whereLayer("history")
          .mayOnlyAccessLayers("facts", "plan", "explanation", "git")
          .whereLayer("planning")
          .mayOnlyBeAccessedByLayers("batch", "cli")
          .whereLayer("batch")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices().matching("dev.kindling.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packages_within_form_no_cycle =
      slices().assignedFrom(new Parts()).should().beFreeOfCycles();

  /** The packages within those that are split, and these themselves. */
  private static final class Parts implements SliceAssignment {

    private static final Pattern SPLIT =
        Pattern.compile("dev\\.kindling\\.(cli|rendering|report|project)(\\..*)?");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return SPLIT.matcher(name).matches() ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the parts of packages that are split";
    }
  }

  @ArchTest
  static final ArchRule drools_only_where_rules_are_loaded_and_run =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.kindling.rules..", "dev.kindling.detection..", "dev.kindling.builtin..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel2..");

  @ArchTest
  static final ArchRule the_python_parser_only_behind_our_syntax_tree =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kindling.python.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.oracle.graal..");

  @ArchTest
  static final ArchRule string_template_only_in_rendering =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kindling.rendering..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.stringtemplate..");

  @ArchTest
  static final ArchRule graph_algorithms_only_behind_our_graphs =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kindling.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jgrapht..");

  @ArchTest
  static final ArchRule git_only_where_repositories_are_read =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kindling.git..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  @ArchTest
  static final ArchRule the_console_and_the_exit_belong_to_cli =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kindling.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  /** Each with what it opens. Files of a project are none of theirs. */
  private static final Set<String> OPEN_FILES =
      Set.of(
          // The gate.
          "dev.kindling.files.FileCache",
          // Files that the call names.
          "dev.kindling.rules.outside.RuleFile",
          "dev.kindling.report.DurationsReader",
          "dev.kindling.cli.BaselineCheckCommand",
          "dev.kindling.cli.PlanningOptions",
          "dev.kindling.batch.Discovery",
          // The beginning of what may be a snapshot.
          "dev.kindling.batch.SnapshotMarker",
          // What it wrote itself, or an earlier call did.
          "dev.kindling.batch.Journal",
          "dev.kindling.git.TreeExport",
          "dev.kindling.project.LiveReader",
          "dev.kindling.rendering.output.ArtifactWriter",
          "dev.kindling.rendering.output.OtherDags");

  @ArchTest
  static final ArchRule files_are_opened_by_few =
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "are none of those that may",
                  (JavaClass type) ->
                      !OPEN_FILES.contains(type.getName().replaceFirst("\\$.*", ""))))
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a file is opened to read it",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(Files.class)
                          && call.getName()
                              .matches(
                                  "read(AllBytes|String|AllLines)|lines"
                                      + "|new(BufferedReader|InputStream|ByteChannel)")))
          .orShould()
          .callConstructorWhere(
              DescribedPredicate.describe(
                  "a file is opened to read it",
                  (JavaConstructorCall call) ->
                      Stream.of(FileInputStream.class, FileReader.class, RandomAccessFile.class)
                          .anyMatch(call.getTargetOwner()::isEquivalentTo)));
}
