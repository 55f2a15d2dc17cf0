package io.duality.scenarios;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.loadgen.files.FileSet;
import io.duality.servers.ServerModels;
import java.util.Set;
import java.util.stream.Collectors;

/** The edges between modules and packages, and no others. */
@AnalyzeClasses(packages = "io.duality", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule serversSeeNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("io.duality.servers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.loadgen..",
              "io.duality.results..",
              "io.duality.scenarios..",
              "io.duality.plot..");

  @ArchTest
  static final ArchRule theGeneratorSeesNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("io.duality.loadgen..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.servers..",
              "io.duality.results..",
              "io.duality.scenarios..",
              "io.duality.plot..");

  @ArchTest
  static final ArchRule resultsSeeNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage("io.duality.results..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.servers..",
              "io.duality.loadgen..",
              "io.duality.scenarios..",
              "io.duality.plot..");

  @ArchTest
  static final ArchRule plotSeesResultsOnly =
      noClasses()
          .that()
          .resideInAPackage("io.duality.plot..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.servers..", "io.duality.loadgen..", "io.duality.scenarios..");

  /** The package of each model that is found: a new one is under the rules by itself. */
  private static final Set<String> MODELS =
      ServerModels.find(System.err::println).all().stream()
          .map(model -> model.getClass().getPackageName())
          .collect(Collectors.toSet());

  private static final DescribedPredicate<JavaClass> A_MODEL =
      DescribedPredicate.describe("a model", c -> MODELS.contains(c.getPackageName()));

  /** What two models share moves down into a shared package. */
  @ArchTest
  static final ArchRule modelsDoNotSeeEachOther =
      slices().assignedFrom(new EachModel()).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule nothingElseSeesAModel =
      noClasses().that(DescribedPredicate.not(A_MODEL)).should().dependOnClassesThat(A_MODEL);

  private static final class EachModel implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return A_MODEL.test(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each model";
    }
  }

  @ArchTest
  static final ArchRule packagesOfServersHaveNoCycles =
      slices().matching("io.duality.servers.(*)..").should().beFreeOfCycles();

  /** Whatever schedules it. */
  @ArchTest
  static final ArchRule theHandlerCoreSeesTheInterfaceOnly =
      noClasses()
          .that()
          .resideInAPackage("io.duality.servers.http..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.duality.servers.(*)..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("io.duality.servers.http.."))));

  @ArchTest
  static final ArchRule packagesOfThisModuleHaveNoCycles =
      slices().matching("io.duality.scenarios.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule scenarioFilesKnowNoMachineAndNoProcess =
      noClasses()
          .that()
          .resideInAnyPackage("io.duality.scenarios.spec..", "io.duality.scenarios.plan..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "io.duality.scenarios.process..",
                      "io.duality.scenarios.run..",
                      "io.duality.scenarios.probe..",
                      "io.duality.scenarios.cli..",
                      "io.duality.servers..",
                      "io.duality.loadgen..")
                  // Who asks for what and when is a part of an experiment, and is said in one way.
                  .and(
                      not(
                          belongToAnyOf(
                              Arrival.class,
                              Think.class,
                              Spacing.class,
                              Shape.class,
                              Population.class,
                              Limits.class,
                              FileSet.class))));

  @ArchTest
  static final ArchRule nobodySeesTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.duality.scenarios.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.duality.scenarios.cli..");

  @ArchTest
  static final ArchRule onlyMainsEndTheProcess =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule thereAreClassesOfEveryModule =
      classes()
          .that()
          .resideInAPackage("io.duality..")
          .should()
          .resideInAnyPackage(
              "io.duality.servers..",
              "io.duality.loadgen..",
              "io.duality.results..",
              "io.duality.plot..",
              "io.duality.scenarios..");
}
