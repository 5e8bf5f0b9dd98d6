package com.thriviohr.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.thriviohr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NOUNS_VERBS_AND_SENTENCES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("datasets")
          .definedBy("com.thriviohr.datasets..")
          .layer("udfs")
          .definedBy("com.thriviohr.udfs..")
          .layer("jobs")
          .definedBy("com.thriviohr.jobs..")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("udfs")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("datasets")
          .mayOnlyBeAccessedByLayers("udfs", "jobs");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("com.thriviohr.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CLASS_IS_A_DRAWER_FOR_ODD_ENDS =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)(\\$.*)?");

  @ArchTest
  static final ArchRule ONLY_LOCAL_RUN_AND_BENCHMARKS_KNOW_WHAT_STANDS_IN =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "com.thriviohr.datasets.sample..",
              "com.thriviohr.udfs.simulator..",
              "com.thriviohr.jobs.local..",
              "com.thriviohr.jobs.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.thriviohr.datasets.sample..", "com.thriviohr.udfs.simulator..");

  @ArchTest
  static final ArchRule ONLY_ANONYMISE_MAKES_ANONYMISED_MESSAGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "com.thriviohr.udfs.anonymise..", "com.thriviohr.datasets.record..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.thriviohr.datasets.record.AnonymisedMessage$Builder");

  @ArchTest
  static final ArchRule DATASET_STAGES_AND_INFERENCE_NEVER_SEE_RAW_TEXT =
      noClasses()
          .that()
          .resideInAPackage("com.thriviohr.udfs.infer..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("RawMessage");
}
