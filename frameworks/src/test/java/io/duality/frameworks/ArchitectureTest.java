package io.duality.frameworks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The edges of this module, and no others. */
@AnalyzeClasses(
    packages = "io.duality.frameworks",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule frameworksDoNotSeeEachOther =
      slices().matching("io.duality.frameworks.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule whatTheyShareSeesNoLibrary =
      noClasses()
          .that()
          .resideInAPackage("io.duality.frameworks")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.duality.frameworks.*..",
              "com.sun.net..",
              "org.microhttp..",
              "org.eclipse..",
              "io.helidon..",
              "io.vertx..",
              "io.netty..");

  @ArchTest
  static final ArchRule nobodyIsSeenButTheSpiAndTheHandlerCore =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.duality..")
                  .and(
                      resideOutsideOfPackages(
                          "io.duality.frameworks..",
                          "io.duality.servers",
                          "io.duality.servers.http",
                          "io.duality.servers.lifecycle")));
}
