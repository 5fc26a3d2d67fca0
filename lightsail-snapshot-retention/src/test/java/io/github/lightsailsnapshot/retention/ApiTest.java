package io.github.lightsailsnapshot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.retention.forecast.DailySchedule;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import io.github.lightsailsnapshot.retention.forecast.Schedule;
import io.github.lightsailsnapshot.retention.testing.PolicyLaws;
import io.github.lightsailsnapshot.retention.testing.RandomHistory;
import io.github.lightsailsnapshot.retention.testing.SnapshotSeries;
import io.github.lightsailsnapshot.retention.text.HtmlEscaper;
import io.github.lightsailsnapshot.retention.text.PlainText;
import io.github.lightsailsnapshot.retention.text.Redactor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts hand in lambdas and closures without types, so that an overload must never depend on which one it is. */
class ApiTest {
  private static final List<Class<?>> TYPES = List.of(
      Snapshot.class,
      History.class,
      RetentionPolicy.class,
      Keep.class,
      GrandfatherFatherSon.class,
      RetentionPlan.class,
      RetentionPlan.Decision.class,
      PolicyParser.class,
      RuleProvider.class,
      RollingPlan.class,
      Schedule.class,
      DailySchedule.class,
      Scenario.class,
      Forecast.class,
      SnapshotSeries.class,
      RandomHistory.class,
      PolicyLaws.class,
      PlainText.class,
      Redactor.class,
      HtmlEscaper.class);

  @Test
  void overloadsDifferInTheirNumberOfParametersOrInFinalTypes() {
    assertThat(pairsOf((one, other) -> isOverload(one, other) && !areToldApart(one, other)))
        .isEmpty();
    assertThat(pairsOf(ApiTest::isOverload)).isNotEmpty();
  }

  @Test
  void aPolicyIsOneFunction() {
    assertThat(Arrays.stream(RetentionPolicy.class.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers())))
        .extracting(Method::getName)
        .containsExactly("keep");
  }

  private static Stream<String> pairsOf(BiPredicate<Method, Method> kind) {
    return TYPES.stream()
        .map(Class::getDeclaredMethods)
        .flatMap(methods -> Arrays.stream(methods)
            .filter(one -> Modifier.isPublic(one.getModifiers()) && !one.isSynthetic())
            .flatMap(one -> Arrays.stream(methods)
                .filter(other -> Modifier.isPublic(other.getModifiers()) && !other.isSynthetic())
                .filter(other -> !one.equals(other) && kind.test(one, other))
                .map(other -> one + " and " + other)));
  }

  private static boolean isOverload(Method one, Method other) {
    return one.getName().equals(other.getName())
        && (one.isVarArgs()
            || other.isVarArgs()
            || one.getParameterCount() == other.getParameterCount());
  }

  private static boolean areToldApart(Method one, Method other) {
    Class<?>[] ones = one.getParameterTypes();
    Class<?>[] others = other.getParameterTypes();
    return IntStream.range(0, Math.min(ones.length, others.length))
        .anyMatch(i -> !ones[i].equals(others[i])
            && Modifier.isFinal(ones[i].getModifiers())
            && Modifier.isFinal(others[i].getModifiers()));
  }
}
