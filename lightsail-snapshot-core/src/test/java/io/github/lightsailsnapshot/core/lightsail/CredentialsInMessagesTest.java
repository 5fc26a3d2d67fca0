package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.AwsError;
import io.github.lightsailsnapshot.core.wire.HostileException;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import io.github.lightsailsnapshot.retention.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Whatever is wrong with credentials, nothing that reaches a log or a report quotes them. */
class CredentialsInMessagesTest {
  private static final String SECRET = "S3CRET";
  private final LocalAws aws = LocalAws.start();

  @TempDir
  private static Path folder;

  @AfterEach
  void close() {
    aws.close();
  }

  static Stream<Arguments> providers() {
    return Stream.of(
        arguments("a token with a line break", of(session("AKID", "x", "Fwo\n" + SECRET))),
        arguments("a token with a carriage return", of(session("AKID", "x", "Fwo\r" + SECRET))),
        arguments("a key id with a line break", of(key("AKID\n" + SECRET, "x"))),
        arguments(
            "a key id of a session with a line break", of(session("AKID\n" + SECRET, "x", "t"))),
        arguments("a secret with a line break", of(key("AKID", "x\n" + SECRET))),
        arguments("a process that prints no JSON", process("echo '" + SECRET + " {'")),
        arguments(
            "a process that prints broken JSON",
            process("echo '{\"SecretAccessKey\":" + SECRET + "'")),
        arguments(
            "a process that prints JSON with line breaks",
            process(
                "printf '{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"x\",\"SessionToken\":\"a\\\\n"
                    + SECRET + "\"}'")),
        arguments(
            "a process that prints raw line breaks",
            process("printf '{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"x\\n"
                + SECRET + "\"}'")),
        arguments(
            "a process that prints another version",
            process("printf '{\"Version\":\"" + SECRET + "\",\"SecretAccessKey\":\"" + SECRET
                + "\"}'")),
        arguments(
            "a process that fails aloud",
            process("echo " + SECRET + "; echo " + SECRET + " >&2; exit 3")),
        arguments("a provider that throws", throwing(new IllegalStateException("bad " + SECRET))),
        arguments(
            "a provider that throws through another",
            throwing(SdkClientException.create("bad", new IllegalStateException(SECRET)))),
        arguments(
            "a provider that quotes its cause",
            throwing(
                SdkClientException.create("bad " + SECRET, new IllegalStateException(SECRET)))),
        arguments("a provider that throws an Error", throwing(new AssertionError(SECRET))),
        arguments("a provider that throws what cannot be read", throwing(new HostileException())),
        arguments(
            "a provider that throws through one that cannot be read",
            throwing(SdkClientException.create("bad " + SECRET, new HostileException()))),
        arguments(
            "a provider that throws what answers with the credentials", throwing(new Telltale())));
  }

  private static AwsCredentialsProvider of(AwsCredentials credentials) {
    return StaticCredentialsProvider.create(credentials);
  }

  private static AwsCredentials key(String id, String secret) {
    return AwsBasicCredentials.create(id, secret);
  }

  private static AwsCredentials session(String id, String secret, String token) {
    return AwsSessionCredentials.create(id, secret, token);
  }

  private static AwsCredentialsProvider process(String script) {
    try {
      Path file = Files.writeString(Files.createTempFile(folder, "process", ".sh"), script + "\n");
      return ProcessCredentialsProvider.builder()
          .command(List.of("sh", file.toString()))
          .build();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static AwsCredentialsProvider throwing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  /** An exception of the SDK's kind whose methods throw another one, which quotes the credentials. */
  private static final class Telltale extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private Telltale() {
      super(SdkClientException.builder().message("bad"));
    }

    @Override
    public String getMessage() {
      throw new IllegalStateException(SECRET);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("providers")
  void noPartOfThemIsInAMessageOrInTheTraceOfACause(String what, AwsCredentialsProvider provider) {
    List.of("GetInstanceSnapshots", "CreateInstanceSnapshot", "DeleteInstanceSnapshot")
        .forEach(call -> aws.faults().on(call).answer(AwsError.unauthenticated()));
    try (LightsailClient client = client(provider)) {
      LightsailSnapshots snapshots = LightsailSnapshots.ofInstances(client);
      quotesNone(snapshots::list, "Could not list the instance snapshots");
      quotesNone(
          () -> snapshots.create("web-1", "s1"), "Could not create snapshot s1 of instance web-1");
      quotesNone(
          () -> snapshots.delete(Snapshot.available("s1", "web-1", Instant.EPOCH)),
          "Could not delete ");
    }
  }

  private static void quotesNone(ThrowingCallable call, String beginning) {
    Throwable failure = catchThrowable(call);
    assertThat(failure).isInstanceOf(SnapshotException.class);
    assertThat(failure.getMessage()).startsWith(beginning);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(SECRET);
  }

  private LightsailClient client(AwsCredentialsProvider provider) {
    return LightsailClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(provider)
        .build();
  }

  @Test
  void aCharacterThatNoHeaderCanCarryIsToldWithoutTheHeader() {
    try (LightsailClient client = client(of(session("AKID", "x", "Fwo\n" + SECRET)))) {
      assertThat(catchThrowable(LightsailSnapshots.ofInstances(client)::list))
          .isInstanceOf(SnapshotException.AccessDenied.class)
          .hasMessage(
              "Could not list the instance snapshots: the credentials hold a character that no header can"
                  + " carry, such as a line break");
    }
  }

  @Test
  void whatIsNotTheSdksOwnIsToldByItsClass() {
    try (LightsailClient client = client(throwing(new IllegalStateException("bad " + SECRET)))) {
      assertThat(catchThrowable(LightsailSnapshots.ofInstances(client)::list))
          .isInstanceOf(SnapshotException.Unavailable.class)
          .hasMessage(
              "Could not list the instance snapshots: the AWS SDK failed with IllegalStateException");
    }
  }

  @Test
  void aServicesComplaintThatQuotesTheRequestIsNotShown() {
    aws.faults()
        .on("GetInstanceSnapshots")
        .answer(AwsError.of(
            "IncompleteSignatureException",
            "'" + SECRET + "' not a valid key=value pair in Authorization header",
            403));
    try (LightsailClient client = client(of(key("AKID", "x")))) {
      Throwable failure = catchThrowable(LightsailSnapshots.ofInstances(client)::list);
      assertThat(failure).isInstanceOf(SnapshotException.AccessDenied.class);
      assertThat(((SnapshotException) failure).answer().orElseThrow().toString())
          .contains("IncompleteSignatureException")
          .doesNotContain(SECRET);
    }
  }
}
