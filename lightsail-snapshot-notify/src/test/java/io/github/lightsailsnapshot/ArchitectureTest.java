package io.github.lightsailsnapshot;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.lightsailsnapshot.retention.RetentionPlan;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house: what may lean on what. */
class ArchitectureTest {
  private static final String ROOT = "io.github.lightsailsnapshot";
  private static final String TEXT = ROOT + ".retention.text";
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(
          location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
      .importPackages(ROOT);

  @Test
  void theHouseIsThere() {
    assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            ROOT + ".retention",
            ROOT + ".retention.text",
            ROOT + ".core.client",
            ROOT + ".core.engine",
            ROOT + ".core.job",
            ROOT + ".core.lightsail",
            ROOT + ".core.memory",
            ROOT + ".core.monitor",
            ROOT + ".core.report",
            ROOT + ".core.resume",
            ROOT + ".core.spi",
            ROOT + ".core.testing",
            ROOT + ".core.time",
            ROOT + ".notify",
            ROOT + ".notify.http",
            ROOT + ".notify.json",
            ROOT + ".notify.metrics",
            ROOT + ".notify.ses");
  }

  @Test
  void retentionLeansOnNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".retention..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(ROOT + ".retention..", "java..", "org.jspecify.annotations"))
        .check(HOUSE);
  }

  @Test
  void coreKnowsNoNotifierAdapter() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".core..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".notify..")
        .check(HOUSE);
  }

  @Test
  void noRuleOfRetentionIsOutsideOfRetention() {
    noClasses()
        .that(not(resideInAnyPackage(ROOT + ".retention..", ROOT + ".core.testing")))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(ROOT + ".retention.Keep")
        .check(HOUSE);
  }

  /** A plan that was read back could say anything; what is deleted is decided by a policy on a listing. */
  @Test
  void noPlanThatWasRecordedReachesAJob() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".notify.json")
        .should()
        .callMethod(RetentionPlan.class, "recorded", List.class, Instant.class, ZoneId.class)
        .check(HOUSE);
  }

  @Test
  void adaptersLeanOnCoreAndNeverSideways() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".core.lightsail..", ROOT + ".core.memory..", ROOT + ".core.testing..")
        .and()
        .resideInAPackage(ROOT + ".core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".core.lightsail..", ROOT + ".core.memory..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".core.lightsail..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".core.memory..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".core.memory..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".core.lightsail..")
        .check(HOUSE);
    slices()
        .matching(ROOT + ".notify.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            alwaysTrue(), resideInAnyPackage(ROOT + ".notify.retry", ROOT + ".notify.json"))
        .check(HOUSE);
  }

  /** On the class path nothing hides the engine but this. */
  @Test
  void onlyTheJobKnowsTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".core.job", ROOT + ".core.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".core.engine")
        .check(HOUSE);
    assertThat(HOUSE.stream()
            .filter(type -> type.getPackageName().equals(ROOT + ".core.engine"))
            .filter(
                type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            "JobEngine",
            "JobSettings",
            "FleetEngine",
            "FleetSettings",
            "HookSettings",
            "HostName",
            // The border to foreign code, which the selection of a fleet calls as well.
            "ForeignCode",
            "ForeignText");
  }

  @Test
  void aLibraryOfOneAdapterIsInThatAdapterOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".notify.http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".notify.http", ROOT + ".notify.json")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".notify.metrics")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(HOUSE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void awsTypesAreInPublicSignaturesOfTheAwsPackagesOnly() {
    classes()
        .that()
        .resideOutsideOfPackages(ROOT + ".core.lightsail..", ROOT + ".notify.ses..")
        .should(haveNoAwsTypesInPublicSignatures())
        .check(HOUSE);
  }

  @Test
  void nothingPrintsOrEndsTheProcess() {
    noClasses()
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }

  /** A hole that is mended in one of several copies stays open in the others. */
  @Test
  void foreignTextIsMadeHarmlessAtOnePlace() throws IllegalAccessException {
    noClasses()
        .that(not(resideInAPackage(TEXT)))
        .should()
        .callMethod(Character.class, "getType", int.class)
        .orShould()
        .callMethod(Character.class, "getType", char.class)
        .check(HOUSE);
    assertThat(patternsOf(type -> type.getPackageName().equals(TEXT))).isNotEmpty();
    assertThat(patternsOf(type ->
            !type.getPackageName().equals(TEXT) && !type.getSimpleName().equals("ProxyAddress")))
        .isNotEmpty()
        .noneMatch(pattern -> pattern.contains("\\p{C") || pattern.contains("://"));
  }

  /** The regular expressions in static fields; that of {@code ProxyAddress} reads an address and hides none. */
  private static List<String> patternsOf(Predicate<JavaClass> types) throws IllegalAccessException {
    List<String> patterns = new ArrayList<>();
    for (JavaClass type : HOUSE.stream().filter(types).toList()) {
      for (JavaField field : type.getFields()) {
        if (field.getRawType().isEquivalentTo(Pattern.class)
            && field.getModifiers().contains(JavaModifier.STATIC)) {
          Field read = field.reflect();
          read.setAccessible(true);
          patterns.add(((Pattern) read.get(null)).pattern());
        }
      }
    }
    return patterns;
  }

  private static ArchCondition<JavaClass> haveNoAwsTypesInPublicSignatures() {
    return new ArchCondition<>("have no AWS types in public signatures") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
            .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
            .filter(ArchitectureTest::namesAws)
            .forEach(unit -> events.add(SimpleConditionEvent.violated(unit, unit.getFullName())));
      }
    };
  }

  private static boolean namesAws(JavaCodeUnit unit) {
    Stream<JavaClass> results = unit.getReturnType().getAllInvolvedRawTypes().stream();
    Stream<JavaClass> parameters =
        unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
    return Stream.concat(results, parameters)
        .anyMatch(type -> type.getPackageName().startsWith("software.amazon.awssdk"));
  }
}
