package io.github.lightsailsnapshot.retention;

import static io.github.lightsailsnapshot.retention.Plans.at;
import static io.github.lightsailsnapshot.retention.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy that throws. */
class ThrowingPolicyTest {
  private final Snapshot today = at("2026-11-22");

  @Test
  void anExceptionIsWrappedWithTheNameOfThePolicy() {
    RuntimeException thrown = new UnsupportedOperationException("not today");
    assertThatThrownBy(() -> plan(
            RetentionPolicy.of("mine", history -> {
              throw thrown;
            }),
            today))
        .isInstanceOf(PolicyException.class)
        .hasMessage("Policy \"mine\" failed: java.lang.UnsupportedOperationException: not today")
        .hasCause(thrown);
  }

  @Test
  void anyThrowableIsWrapped() throws Exception {
    for (Throwable thrown : List.of(
        new AssertionError("no"),
        new NoClassDefFoundError("no"),
        new StackOverflowError("no"),
        new IOException("no"))) {
      assertThatThrownBy(() -> plan(throwing(thrown), today))
          .isInstanceOf(PolicyException.class)
          .hasMessage("Policy \"mine\" failed: " + thrown)
          .hasCause(thrown);
    }
  }

  @Test
  void errorsOfTheVirtualMachineAreNotWrapped() {
    for (Throwable machines : List.of(new OutOfMemoryError("no"), new InternalError("no"))) {
      assertThatThrownBy(() -> plan(throwing(machines), today)).isSameAs(machines);
      assertThatThrownBy(() -> plan(Keep.last(1).or(throwing(machines)), today)).isSameAs(machines);
    }
  }

  @Test
  void anInterruptIsRestored() {
    assertThatThrownBy(() -> plan(throwing(new InterruptedException()), today))
        .hasMessageStartingWith("Policy \"mine\" failed: ");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static RetentionPolicy throwing(Throwable thrown) {
    return RetentionPolicy.of("mine", history -> sneak(thrown));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> List<Snapshot> sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void aLongMessageIsCutAndCannotForgeALine() {
    RetentionPolicy policy =
        throwing(new IllegalStateException("\u001b[31m\n" + "x".repeat(5_000)));
    assertThatThrownBy(() -> plan(policy, today))
        .message()
        .contains("IllegalStateException: ?[31m?xxx")
        .hasSizeLessThan(300);
  }

  @Test
  void aPolicyWhoseNameThrowsTooIsNamedByItsClass() {
    IllegalStateException thrown = new IllegalStateException("the cause");
    RetentionPolicy nameless = new RetentionPolicy() {
      @Override
      public Collection<Snapshot> keep(History history) {
        throw thrown;
      }

      @Override
      public String toString() {
        throw new IllegalStateException("no name");
      }
    };
    assertThatThrownBy(() -> plan(nameless, today))
        .hasMessageStartingWith("Policy \"" + nameless.getClass().getName() + "\" failed: ")
        .hasMessageEndingWith("java.lang.IllegalStateException: the cause")
        .hasCause(thrown);
  }
}
