package io.github.lightsailsnapshot.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.ServiceException;
import software.amazon.awssdk.services.lightsail.model.UnauthenticatedException;

/** What goes wrong on request, as the real client takes it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FaultsTest {
  private static final String CREATE = "CreateInstanceSnapshot";
  private static final String LIST = "GetInstanceSnapshots";
  private static final int ATTEMPTS = 4;

  private final LocalAws aws = LocalAws.start();
  private final LocalLightsail account = aws.lightsail();
  private final LightsailClient client = SdkClients.lightsail(aws);

  @BeforeEach
  void setUp() {
    account.instance("web-1");
  }

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  private List<Operation> create() {
    return create("snap");
  }

  private List<Operation> create(String name) {
    return client
        .createInstanceSnapshot(r -> r.instanceSnapshotName(name).instanceName("web-1"))
        .operations();
  }

  private int list() {
    return client.getInstanceSnapshots(r -> {}).instanceSnapshots().size();
  }

  /** An error on the wire and what the SDK makes of it. */
  record Expected(AwsError error, Class<? extends LightsailException> type, int attempts) {}

  @Nested
  class Errors {

    static List<Expected> errors() {
      return List.of(
          new Expected(AwsError.nameInUse("snap"), InvalidInputException.class, 1),
          new Expected(AwsError.notFound("Instance", "web-1"), NotFoundException.class, 1),
          new Expected(
              AwsError.accessDenied("lightsail:" + CREATE), AccessDeniedException.class, 1),
          new Expected(AwsError.unauthenticated(), UnauthenticatedException.class, 1),
          new Expected(AwsError.operationFailure("Not now."), OperationFailureException.class, 1),
          new Expected(AwsError.throttling(), LightsailException.class, ATTEMPTS),
          new Expected(AwsError.serviceException(), ServiceException.class, ATTEMPTS),
          new Expected(AwsError.unavailable(), LightsailException.class, ATTEMPTS));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void becomeTheExceptionsOfTheSdk(Expected expected) {
      aws.faults().on(CREATE).answer(expected.error());
      assertThatExceptionOfType(LightsailException.class)
          .isThrownBy(FaultsTest.this::create)
          .isExactlyInstanceOf(expected.type())
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(expected.error().status()))
          .satisfies(e -> assertThat(e.awsErrorDetails().errorCode())
              .isEqualTo(expected.error().type()))
          .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
              .isEqualTo(expected.error().message()))
          .satisfies(e -> assertThat(e.numAttempts()).isEqualTo(expected.attempts()));
      assertThat(aws.calls().count(CREATE)).isEqualTo(expected.attempts());
      assertThat(account.created()).isEmpty();
    }

    @Test
    void ofTooManyRequestsAreKnownAsThrottling() {
      aws.faults().on(LIST).answer(AwsError.throttling());
      assertThatExceptionOfType(LightsailException.class)
          .isThrownBy(FaultsTest.this::list)
          .satisfies(e -> assertThat(e.isThrottlingException()).isTrue());
    }
  }

  @Nested
  class SelectedCalls {

    @Test
    void canBeSomeAfterOthers() {
      aws.faults().on(LIST).skipping(1).times(2).answer(AwsError.operationFailure("Not now."));
      assertThat(list()).isZero();
      assertThatThrownBy(FaultsTest.this::list).isInstanceOf(OperationFailureException.class);
      assertThatThrownBy(FaultsTest.this::list).isInstanceOf(OperationFailureException.class);
      assertThat(list()).isZero();
    }

    @Test
    void canBeThoseWithOneName() {
      aws.faults().on(CREATE).named("snap-b").answer(AwsError.operationFailure("Not now."));
      create("snap-a");
      assertThatThrownBy(() -> create("snap-b")).isInstanceOf(OperationFailureException.class);
      create("snap-c");
      assertThat(account.created()).containsExactly("snap-a", "snap-c");
    }

    @Test
    void canBeCleared() {
      aws.faults().on(LIST).answer(AwsError.operationFailure("Not now."));
      aws.faults().clear();
      assertThat(list()).isZero();
    }
  }

  @Nested
  class Resets {

    @Test
    void beforeTheEffectLeaveNothingAndAreRetried() {
      aws.faults().on(CREATE).once().resetBefore();
      create();
      assertThat(aws.calls().of(CREATE)).extracting(Call::attempt).containsExactly(1, 2);
      assertThat(aws.calls().of(CREATE))
          .extracting(Call::invocationId)
          .hasSize(2)
          .containsOnly(invocation());
      assertThat(account.created()).containsExactly("snap");
    }

    @Test
    void afterTheEffectMakeTheSdkReportItsOwnSnapshotAsANameInUse() {
      aws.faults().on(CREATE).once().resetAfter();
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(FaultsTest.this::create)
          .withMessageContaining("already in use: snap")
          .satisfies(e -> assertThat(e.numAttempts()).isEqualTo(2))
          .satisfies(e -> assertThat(e.getSuppressed()[0]).isInstanceOf(SdkClientException.class));
      assertThat(aws.calls().count(CREATE)).isEqualTo(2);
      assertThat(account.created()).containsExactly("snap");
    }

    @Test
    void duringTheReplyLoseTheReply() {
      aws.faults().on(CREATE).once().resetDuring();
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(FaultsTest.this::create)
          .satisfies(e -> assertThat(e.numAttempts()).isEqualTo(2));
    }

    @Test
    void withoutEndAreGivenUp() {
      aws.faults().on(LIST).resetBefore();
      assertThatExceptionOfType(SdkClientException.class)
          .isThrownBy(FaultsTest.this::list)
          .withCauseInstanceOf(IOException.class);
      assertThat(aws.calls().count(LIST)).isEqualTo(ATTEMPTS);
    }

    private String invocation() {
      return aws.calls().all().get(0).invocationId();
    }
  }

  @Nested
  class Bodies {

    @Test
    void thatAreTruncatedAreRetried() {
      aws.faults().on(CREATE).once().truncateBody();
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(FaultsTest.this::create)
          .satisfies(e -> assertThat(e.numAttempts()).isEqualTo(2));
    }

    @Test
    void thatAreNotJsonAreGivenUp() {
      aws.faults().on(LIST).malformBody();
      assertThatExceptionOfType(SdkClientException.class).isThrownBy(FaultsTest.this::list);
      assertThat(aws.calls().count(LIST)).isEqualTo(ATTEMPTS);
    }
  }

  @Nested
  class Operations {

    @Test
    void canHaveFailedWithoutEffect() {
      aws.faults().on(CREATE).failOperation("Oops", "It did not work.");
      Operation operation = create().get(0);
      assertThat(operation.status()).isEqualTo(OperationStatus.FAILED);
      assertThat(operation.resourceName()).isEqualTo("snap");
      assertThat(operation.errorCode() + ": " + operation.errorDetails())
          .isEqualTo("Oops: It did not work.");
      assertThat(account.created()).isEmpty();
    }

    @Test
    void canBeNone() {
      aws.faults().on(CREATE).noOperations();
      assertThat(create()).isEmpty();
      assertThat(account.created()).containsExactly("snap");
    }
  }

  @Nested
  class Delays {

    @Test
    void beforeTheEffectEndInATimeoutWithoutEffect() {
      aws.faults().on(CREATE).delayBefore(Duration.ofHours(1));
      assertThatThrownBy(this::createQuickly).isInstanceOf(ApiCallAttemptTimeoutException.class);
      assertThat(account.created()).isEmpty();
    }

    @Test
    void afterTheEffectLoseTheReply() {
      aws.faults().on(CREATE).once().delayAfter(Duration.ofHours(1));
      assertThatThrownBy(this::createQuickly).isInstanceOf(InvalidInputException.class);
      assertThat(account.created()).containsExactly("snap");
    }

    private void createQuickly() {
      client.createInstanceSnapshot(r -> r.instanceSnapshotName("snap")
          .instanceName("web-1")
          .overrideConfiguration(o -> o.apiCallAttemptTimeout(Duration.ofMillis(500))));
    }
  }

  @Nested
  class Hooks {

    @Test
    void actBeforeAndAfterTheEffect() {
      aws.faults().on(LIST).once().before(() -> account.add("early", "web-1", Instant.EPOCH));
      aws.faults().on(LIST).once().after(() -> account.add("late", "web-1", Instant.EPOCH));
      assertThat(list()).isEqualTo(1);
      assertThat(account.names()).containsExactly("early", "late");
    }

    @Test
    void thatFailAreSeen() {
      aws.faults().on(LIST).before(() -> account.snapshot("nothing"));
      assertThatThrownBy(FaultsTest.this::list).hasMessageContaining("No snapshot nothing");
      assertThat(aws.calls().count(LIST)).isEqualTo(1);
    }
  }
}
