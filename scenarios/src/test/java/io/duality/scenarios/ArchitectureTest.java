package io.duality.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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

  /** What two models share moves down into the core; the slices are the models. */
  @ArchTest
  static final ArchRule modelsDoNotSeeEachOther =
      slices()
          .matching("io.duality.servers.(threaded|virtual|nio|epoll|seda)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule theHandlerCoreSeesNoModel =
      noClasses()
          .that()
          .resideInAnyPackage("io.duality.servers", "io.duality.servers.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.servers.threaded..",
              "io.duality.servers.virtual..",
              "io.duality.servers.nio..",
              "io.duality.servers.epoll..",
              "io.duality.servers.seda..",
              "io.duality.servers.process..");

  @ArchTest
  static final ArchRule packagesOfThisModuleHaveNoCycles =
      slices().matching("io.duality.scenarios.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule scenarioFilesKnowNoMachineAndNoProcess =
      noClasses()
          .that()
          .resideInAnyPackage("io.duality.scenarios.spec..", "io.duality.scenarios.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.scenarios.process..",
              "io.duality.scenarios.run..",
              "io.duality.scenarios.probe..",
              "io.duality.scenarios.cli..",
              "io.duality.servers..",
              "io.duality.loadgen..");

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
