package io.github.lightsailsnapshot.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionSettingsTest {
  private final Map<String, String> variables = new HashMap<>(Map.of(
      "AWS_REGION", "eu-central-1", "INSTANCE", "web-1", "KEEP", "daily=7", "JOB_ZONE", "UTC"));

  @Test
  void all_missing_variables_are_named_at_once() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FunctionHost.of(Map.of("MAIL_TO", "me@example.com", "KEEP", "dailly=7")))
        .withMessageStartingWith("Environment variables: AWS_REGION must be")
        .withMessageContaining("INSTANCE must be the name of an instance")
        .withMessageContaining("KEEP: ")
        .withMessageContaining("daily")
        .withMessageContaining("MAIL_FROM and MAIL_TO must both be set");
  }

  @Test
  void settings_of_the_job_are_checked_before_the_first_invocation() {
    variables.put("JOB_MAX_DELETIONS", "many");
    variables.put("JOB_SLOTT", "1d");

    assertThatIllegalStateException()
        .isThrownBy(() -> FunctionHost.of(variables))
        .withMessageContaining("max-deletions: \"many\" must be a whole number")
        .withMessageContaining("\"slott\" is no setting");
  }

  @Test
  void an_address_that_is_none_is_named() {
    variables.putAll(Map.of("MAIL_FROM", "ops@example.com", "MAIL_TO", "me@example.com, nobody"));

    assertThatIllegalStateException()
        .isThrownBy(() -> FunctionHost.of(variables))
        .withMessageContaining("nobody");
  }

  @Test
  void slots_are_days_unless_set() {
    assertThat(FunctionSettings.of(variables).job())
        .containsExactlyInAnyOrderEntriesOf(Map.of("slot", "1d", "zone", "UTC"));
    variables.put("JOB_SLOT", "12h");
    assertThat(FunctionSettings.of(variables).job()).containsEntry("slot", "12h");
  }

  @Test
  void a_function_whose_time_is_too_tooShortsays_what_to_set() {
    FunctionHost host = FunctionHost.of(variables);
    Context tooShort = Invocation.of(5_000);

    assertThatIllegalStateException()
        .isThrownBy(() -> host.job(tooShort))
        .withMessageContaining("set its Timeout to at least 30 seconds");
  }

  @Test
  void a_wrong_event_is_named() {
    FunctionHost host = FunctionHost.of(variables);
    Context context = Invocation.of(60_000);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ResumeFunction(host).handleRequest(Map.of("status", "IN_PROGRESS"), context))
        .withMessage(
            "The event must contain the token that the last function returned; it contains [status]");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SnapshotFunction(host).handleRequest(Map.of("scheduledFor", "tonight"), context))
        .withMessage("scheduledFor must be a time such as 2026-11-22T03:00:00Z, not \"tonight\"");
  }
}
