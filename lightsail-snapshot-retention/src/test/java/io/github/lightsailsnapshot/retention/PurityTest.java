package io.github.lightsailsnapshot.retention;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Retention is a pure function: of the JDK's base alone, without clock, defaults of the machine, input, output or state. */
class PurityTest {
  private static final String HERE = "io.github.lightsailsnapshot.retention";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages(HERE);

  private static final Set<Class<?>> IMMUTABLE = Set.of(
      Pattern.class, DateTimeFormatter.class, PolicyParser.class, Comparator.class, String.class);

  @Test
  void dependsOnTheBaseOfTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat(new DescribedPredicate<>("are of java.base, or annotations") {
          @Override
          public boolean test(JavaClass type) {
            return type.getPackageName().startsWith(HERE)
                || type.getPackageName().equals("org.jspecify.annotations")
                || isOfJavaBase(type.getBaseComponentType());
          }
        })
        .check(CLASSES);
  }

  private static boolean isOfJavaBase(JavaClass type) {
    return type.isPrimitive() || type.reflect().getModule().equals(Object.class.getModule());
  }

  /** But for the one place that restores an interrupt which a policy swallowed. */
  @Test
  void hasNoInputOutputOrThreads() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ForeignFailure")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.lang.reflect..",
            "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, Process.class, Runtime.class, System.Logger.class)
        .check(CLASSES);
  }

  @Test
  void asksNoClockAndNothingOfTheMachine() {
    noClasses()
        .should()
        .accessTargetWhere(new DescribedPredicate<>("what differs from machine to machine") {
          @Override
          public boolean test(JavaAccess<?> access) {
            return differsFromMachineToMachine(
                access.getTargetOwner().getName(),
                access.getTarget().getName(),
                access.getTarget().getFullName());
          }
        })
        .check(CLASSES);
  }

  private static boolean differsFromMachineToMachine(String owner, String name, String fullName) {
    return owner.equals("java.lang.System")
        || owner.equals("java.time.Clock")
        || owner.equals("java.util.TimeZone")
        || (owner.startsWith("java.time.") && name.equals("now"))
        || name.equals("systemDefault")
        || fullName.equals("java.util.Random.<init>()")
        || fullName.equals("java.lang.Math.random()")
        || fullName.startsWith("java.util.Locale.getDefault(")
        || fullName.equals("java.lang.String.toLowerCase()")
        || fullName.equals("java.lang.String.toUpperCase()")
        || fullName.startsWith("java.lang.String.format(java.lang.String,")
        || fullName.equals("java.time.format.DateTimeFormatter.ofPattern(java.lang.String)");
  }

  @Test
  void hasNoStaticState() throws ReflectiveOperationException {
    List<JavaField> statics = fields()
        .filter(field -> field.getModifiers().contains(STATIC))
        .filter(field -> !field.getModifiers().contains(SYNTHETIC))
        .toList();
    assertThat(statics).isNotEmpty();
    for (JavaField field : statics) {
      assertThat(field.getModifiers()).as(field.getFullName()).contains(FINAL);
      assertThat(isImmutable(field.reflect())).as(field.getFullName()).isTrue();
    }
  }

  @Test
  void everyEnumAndEveryTypeThatAHostSeesHasFinalFields() {
    assertThat(fields()
            .filter(field -> field.getOwner().getModifiers().contains(PUBLIC)
                || field.getOwner().isEnum())
            .filter(field -> !field.getModifiers().contains(FINAL))
            .filter(field -> !field.getModifiers().contains(SYNTHETIC)))
        .isEmpty();
  }

  private static Stream<JavaField> fields() {
    return CLASSES.stream().flatMap(type -> type.getFields().stream());
  }

  private static boolean isImmutable(Field field) throws ReflectiveOperationException {
    field.setAccessible(true);
    Object value = field.get(null);
    if (value instanceof Collection || value instanceof Map) {
      return value.getClass().getName().startsWith("java.util.ImmutableCollections");
    }
    return field.getType().isPrimitive()
        || field.getType().isEnum()
        || IMMUTABLE.contains(field.getType());
  }
}
