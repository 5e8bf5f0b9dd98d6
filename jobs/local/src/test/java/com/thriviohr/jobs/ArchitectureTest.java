package com.thriviohr.jobs;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.RawMessage;
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

  /** Not by a constructor, a builder or a setter, so that nobody else can put text into one. */
  @ArchTest
  static final ArchRule ONLY_ANONYMISE_MAKES_ANONYMISED_MESSAGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "com.thriviohr.udfs.anonymise..", "com.thriviohr.datasets.record..")
          .should()
          .callConstructorWhere(target(owner(assignableTo(AnonymisedMessage.class))))
          .orShould()
          .callMethodWhere(
              target(owner(assignableTo(AnonymisedMessage.class)))
                  .and(target(nameMatching("set.*|put|newBuilder|fromByteBuffer|getDecoder"))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(AnonymisedMessage.Builder.class);

  @ArchTest
  static final ArchRule NOTHING_BEHIND_ANONYMISE_SEES_RAW_TEXT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "com.thriviohr.udfs.prepare..",
              "com.thriviohr.udfs.nudge..",
              "com.thriviohr.udfs.infer..",
              "com.thriviohr.datasets.sink..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(RawMessage.class);
}
