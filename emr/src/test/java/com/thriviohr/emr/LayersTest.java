package com.thriviohr.emr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "com.thriviohr.emr",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("com.thriviohr.emr.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PLACES_KNOW_ONLY_THE_BUILT_JAR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.thriviohr.datasets..", "com.thriviohr.udfs..", "com.thriviohr.jobs..");
}
