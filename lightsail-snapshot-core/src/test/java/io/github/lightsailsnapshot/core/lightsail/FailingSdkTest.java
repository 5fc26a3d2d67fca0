package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.CreateInstanceSnapshotResponse;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotRequest;
import software.amazon.awssdk.services.lightsail.model.DeleteInstanceSnapshotResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.Operation;

/** An SDK client that a host has mocked. */
class FailingSdkTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private final LightsailClient sdk = mock(LightsailClient.class);
  private final LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(sdk);

  @Test
  void theObviousStubsOfAMockAreEnough() {
    InstanceSnapshot item = InstanceSnapshot.builder()
        .name("s1")
        .fromInstanceName("web-1")
        .fromInstanceArn("arn")
        .createdAt(NOW)
        .state("available")
        .isFromAutoSnapshot(false)
        .build();
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class)))
        .thenReturn(
            GetInstanceSnapshotsResponse.builder().instanceSnapshots(item).build());
    when(sdk.createInstanceSnapshot(any(CreateInstanceSnapshotRequest.class)))
        .thenReturn(CreateInstanceSnapshotResponse.builder()
            .operations(Operation.builder().createdAt(NOW).build())
            .build());
    when(sdk.deleteInstanceSnapshot(any(DeleteInstanceSnapshotRequest.class)))
        .thenReturn(DeleteInstanceSnapshotResponse.builder().build());

    assertThat(snapshots.list().snapshots()).extracting(Snapshot::name).containsExactly("s1");
    assertThat(snapshots.create("web-1", "s2")).contains(NOW);
    snapshots.delete(snapshots.list().snapshots().get(0));
  }

  @Test
  void aMockTellsNoRegion() {
    assertThat(snapshots.region()).isEmpty();
    when(sdk.serviceClientConfiguration()).thenThrow(new UnsupportedOperationException());
    assertThat(snapshots.region()).isEmpty();
  }

  @Test
  void anAnswerThatIsNullIsNamed() {
    assertThatThrownBy(snapshots::list)
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessage("Could not list the instance snapshots: the client answered null");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new OutOfMemoryError("Java heap space"), "OutOfMemoryError: Java heap space"),
        Arguments.of(new NoSuchMethodError("void a.B.c()"), "NoSuchMethodError: void a.B.c()"),
        Arguments.of(new ExceptionInInitializerError(), "ExceptionInInitializerError"),
        Arguments.of(new AssertionError("anything"), "AssertionError"),
        Arguments.of(
            wrapped(new OutOfMemoryError("Java heap space")), "OutOfMemoryError: Java heap space"),
        Arguments.of(
            wrapped(new UnknownHostException("lightsail.x")),
            "the host lightsail.x is not known; see the region and the network"),
        Arguments.of(
            wrapped(new ConnectException("Connection refused")), "the connection was refused"),
        Arguments.of(
            wrapped(new SSLHandshakeException("PKIX path building failed")
                .initCause(
                    new CertPathBuilderException("unable to find valid certification path"))),
            "the server's certificate is not trusted; where a proxy inspects TLS, have Java trust its certificate"
                + " with -Djavax.net.ssl.trustStore"),
        Arguments.of(
            wrapped(new IOException("Unexpected end of file from server")),
            "Unable to execute HTTP request"),
        Arguments.of(
            SdkClientException.create("Connect to http://user:S3CRET@proxy:3128/ failed\nS3CRET"),
            "Connect to http://... failed"),
        Arguments.of(
            new RuntimeException(brokenOff()),
            "no answer came, because the connection broke off; try again"),
        Arguments.of(
            new NullPointerException("anything"), "the AWS SDK failed with NullPointerException"),
        Arguments.of(
            new IllegalArgumentException("anything"),
            "the AWS SDK failed with IllegalArgumentException"));
  }

  /** As the JDK throws it if a connection is closed while it is set up. */
  private static NullPointerException brokenOff() {
    NullPointerException thrown = new NullPointerException("because \"this.http\" is null");
    thrown.setStackTrace(new StackTraceElement[] {
      new StackTraceElement(
          "sun.net.www.protocol.http.HttpURLConnection",
          "getInputStream0",
          "HttpURLConnection.java",
          1675),
      new StackTraceElement(
          "software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient$RequestCallable",
          "call",
          "UrlConnectionHttpClient.java",
          307)
    });
    return thrown;
  }

  private static SdkClientException wrapped(Throwable cause) {
    return SdkClientException.create("Unable to execute HTTP request", cause);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aFailureIsToldByItsCauseAndNotByItsWrapper(Throwable failure, String why) {
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class))).thenThrow(failure);

    assertThatThrownBy(snapshots::list)
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessage("Could not list the instance snapshots: " + why);
  }

  /** Mockito would fill in another stack trace if it were to throw this one. */
  @Test
  void aConnectionThatBrokeOffIsNoDefectOfTheSdk() {
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class))).thenAnswer(call -> {
      throw brokenOff();
    });

    assertThatThrownBy(snapshots::list)
        .isInstanceOf(SnapshotException.Unavailable.class)
        .hasMessage(
            "Could not list the instance snapshots: no answer came, because the connection broke off; try again");
  }

  /** A NullPointerException of an interceptor of the host's, whose stack trace cannot be read. */
  private static final class Untraceable extends NullPointerException {
    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no trace");
    }
  }

  /** One whose stack trace holds nothing. */
  private static final class Gaps extends NullPointerException {
    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      return new StackTraceElement[1];
    }
  }

  /** An answer of the service, as it seems, that cannot be read. */
  private static final class Unreadable extends AwsServiceException {
    private static final long serialVersionUID = 1L;

    private Unreadable() {
      super(AwsServiceException.builder().message("anything"));
    }

    @Override
    public AwsErrorDetails awsErrorDetails() {
      throw new IllegalStateException("no details");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Untraceable.class, Gaps.class, Unreadable.class})
  void anExceptionThatCannotBeReadIsToldByItsClass(Class<? extends RuntimeException> type)
      throws ReflectiveOperationException {
    Constructor<? extends RuntimeException> made = type.getDeclaredConstructor();
    RuntimeException failure = made.newInstance();
    when(sdk.getInstanceSnapshots(any(GetInstanceSnapshotsRequest.class))).thenAnswer(call -> {
      throw failure;
    });

    Throwable thrown = catchThrowable(snapshots::list);

    assertThat(thrown).isInstanceOf(SnapshotException.Unavailable.class);
    assertThat(thrown.getMessage())
        .startsWith("Could not list the instance snapshots: ")
        .contains(failure instanceof AwsServiceException ? "anything" : type.getSimpleName());
  }
}
