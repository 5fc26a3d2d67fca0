package io.github.lightsailsnapshot.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lightsailsnapshot.core.client.ServiceError;
import io.github.lightsailsnapshot.core.report.Problem;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What goes wrong with a call. The SDK tries most of them again, four times in all. */
enum WireFault {
  THROTTLED(false, Optional.of("ThrottlingException"), f -> f.answer(AwsError.throttling())),
  ERROR_500(false, Optional.of("ServiceException"), f -> f.answer(AwsError.serviceException())),
  ERROR_503(false, Optional.of("ServiceUnavailable"), f -> f.answer(AwsError.unavailable())),
  RESET_BEFORE(false, Optional.empty(), Fault::resetBefore),
  TOO_SLOW_BEFORE(false, Optional.empty(), f -> f.delayBefore(Duration.ofSeconds(3))),
  RESET_AFTER(true, Optional.empty(), Fault::resetAfter),
  RESET_DURING(true, Optional.empty(), Fault::resetDuring),
  TRUNCATED(true, Optional.empty(), Fault::truncateBody),
  MALFORMED(true, Optional.empty(), Fault::malformBody),
  TOO_SLOW_AFTER(true, Optional.empty(), f -> f.delayAfter(Duration.ofSeconds(3)));

  /** Whether the call has its effect nevertheless. */
  final boolean effective;

  private final Optional<String> code;

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final Consumer<Fault> plan;

  WireFault(boolean effective, Optional<String> code, Consumer<Fault> plan) {
    this.effective = effective;
    this.code = code;
    this.plan = plan;
  }

  /** Whether a client with ordinary limits would wait for seconds. */
  boolean takesTime() {
    return this == TOO_SLOW_BEFORE || this == TOO_SLOW_AFTER;
  }

  void plan(Fault fault) {
    plan.accept(fault);
  }

  /** Asserts that the problem has the answer of this fault, if there is any. */
  void isTheAnswerOf(Problem problem) {
    assertThat(problem.answer().map(ServiceError::code)).isEqualTo(code);
    problem.answer().ifPresent(answer -> assertThat(answer.requestId()).isNotBlank());
    assertThat(problem.toString()).isNotBlank().hasLineCount(1);
  }
}
