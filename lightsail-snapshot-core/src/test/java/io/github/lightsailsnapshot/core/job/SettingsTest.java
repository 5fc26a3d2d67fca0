package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import io.github.lightsailsnapshot.retention.Keep;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final SnapshotJob.Builder builder =
      SnapshotJob.builder(InMemorySnapshots.ofInstances("web-1"), "web-1", Keep.last(7));

  @Test
  void areReadFromText() {
    SnapshotJob job = builder
        .settings(
            Map.of("basename", "nightly", "zone", "Europe/Berlin", "slot", "1d", "host", "h1"))
        .build();

    assertThat(job)
        .hasToString("SnapshotJob[web-1 as nightly, keeping last=7, Europe/Berlin, slot PT24H]");
  }

  @Test
  void canBeNamedAsFrameworksDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.settings(Map.of("wait-timeout", "2d")))
        .withMessage("The settings of the job have a mistake: wait-timeout: waitTimeout must be"
            + " from PT0S to PT24H, not PT48H");
  }

  @Test
  void tellAllMistakesAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.settings(Map.of(
            "slot", "1x",
            "zone", "Berlin",
            "maxDeletions", "many",
            "deleteFailed", "yes",
            "wait", "5m")))
        .withMessageStartingWith("The settings of the job have 5 mistakes: ")
        .withMessageContaining("slot: \"1x\" is not a length of time such as 90s")
        .withMessageContaining("zone: \"Berlin\" is not a time zone (did you mean Europe/Berlin?)")
        .withMessageContaining("maxDeletions: \"many\" must be a whole number")
        .withMessageContaining("deleteFailed: \"yes\" must be true or false")
        .withMessageContaining("\"wait\" is no setting; there are [allowCrashConsistent, basename");
  }

  @Test
  void rejectAnAbbreviationOfAZone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.settings(Map.of("zone", "EST")))
        .withMessageContaining("zone: \"EST\" is an abbreviation; name a place");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.settings(Map.of("zone", "CET")));
    assertThat(builder.settings(Map.of("zone", "GMT")).build().zone()).isEqualTo(ZoneId.of("GMT"));
  }

  @Test
  void aFlagThatIsFalseSetsNothing() {
    assertThat(builder.settings(Map.of("deleteFailed", "false")).build()).isNotNull();
  }

  /** A setting that is added to the builder later and forgotten here would be missed by hosts that configure by text. */
  @Test
  void thereIsOneForEachMethodThatTakesAValue() {
    Set<Class<?>> values = Set.of(String.class, int.class, Duration.class, ZoneId.class);
    Set<String> methods = Arrays.stream(SnapshotJob.Builder.class.getMethods())
        .filter(method -> method.getDeclaringClass() == SnapshotJob.Builder.class)
        .filter(method -> method.getReturnType() == SnapshotJob.Builder.class)
        .filter(method -> method.getParameterCount() == 0
            || (method.getParameterCount() == 1 && values.contains(method.getParameterTypes()[0])))
        .map(Method::getName)
        .collect(Collectors.toSet());

    assertThat(methods)
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(refusal(name)).doesNotContain("is no setting"));
  }

  private String refusal(String name) {
    Throwable thrown = catchThrowable(() -> builder.settings(Map.of(name, "\u0007")));
    return thrown == null ? "" : thrown.getMessage();
  }
}
