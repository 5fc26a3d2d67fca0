package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** A machine on which nothing is set, and whose metadata takes connections and never answers. */
class MetadataTest {
  private final SystemProperties properties = new SystemProperties();
  private final Silence metadata = new Silence();

  @BeforeEach
  void nothingIsSet() {
    assumeThat(System.getenv())
        .as("The environment names a region or credentials")
        .doesNotContainKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_EC2_METADATA_DISABLED");
    properties
        .clear("aws.region")
        .clear("aws.accessKeyId")
        .clear("aws.secretAccessKey")
        .clear("aws.ec2MetadataServiceTimeout")
        .set("aws.sharedCredentialsFile", "/nonexistent/credentials")
        .set("aws.configFile", "/nonexistent/config")
        .set("aws.ec2MetadataServiceEndpoint", metadata.address());
  }

  /** What was given up may still go on, and would ask the next test's metadata. */
  @AfterEach
  void close() throws IOException, InterruptedException {
    metadata.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("lightsail-snapshot-call")) {
        thread.join();
      }
    }
    properties.close();
  }

  /** Takes connections, and keeps them open. */
  private static final class Silence implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> taken = new CopyOnWriteArrayList<>();

    Silence() {
      try {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      Thread thread = new Thread(this::take, "silence");
      thread.setDaemon(true);
      thread.start();
    }

    private void take() {
      try {
        while (true) {
          taken.add(server.accept());
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    String address() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
      return taken.size();
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (Socket socket : taken) {
        socket.close();
      }
    }
  }

  private static void build(Map<String, String> environment) {
    AwsClients.defaults()
        .environment(environment)
        .build(LightsailClient.builder())
        .close();
  }

  @Test
  void theRegionIsGivenUpLongBeforeTheSdkWould() {
    properties.set("aws.ec2MetadataServiceTimeout", "0.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(Map.of()))
        .withMessage("No AWS region is set; name one, such as eu-central-1")
        .withCauseInstanceOf(SdkClientException.class);
    assertThat(metadata.connections()).as("of the six of the SDK").isLessThanOrEqualTo(2);
  }

  @Test
  void theRegionIsAskedForAsOftenAsTheEnvironmentSays() {
    properties.set("aws.ec2MetadataServiceTimeout", "0.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(Map.of(MetadataLimit.ATTEMPTS, "10")));
    assertThat(metadata.connections()).as("of the six of the SDK").isGreaterThanOrEqualTo(3);
  }

  @Test
  void disabledMetadataIsNotAskedAtAll() {
    properties.set("aws.disableEc2Metadata", "true");
    assertThatIllegalArgumentException().isThrownBy(() -> build(Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> AwsClients.defaults().checkCredentials());
    assertThat(metadata.connections()).isZero();
  }

  @Test
  void credentialsAreAskedForOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsClients.defaults().checkCredentials())
        .withMessageStartingWith("No AWS credentials");
    assertThat(metadata.connections()).isEqualTo(2);
  }

  @Test
  void interruptingEndsTheSearchWithTheFlagSet() {
    Thread.currentThread().interrupt();
    Throwable thrown = catchThrowable(() -> build(Map.of()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Interrupted before there was an AWS region");
  }

  @Nested
  class TheLimit {
    private MetadataLimit limit(String attempts) {
      return MetadataLimit.of(Map.of(MetadataLimit.ATTEMPTS, attempts));
    }

    private MetadataLimit ofTimeout(String seconds) {
      properties.set("aws.ec2MetadataServiceTimeout", seconds);
      return MetadataLimit.of(Map.of());
    }

    @Test
    void isForOneAttemptOfTwoRequests() {
      MetadataLimit limit = MetadataLimit.of(Map.of());
      assertThat(limit).isEqualTo(new MetadataLimit(Duration.ofSeconds(1), 1));
      assertThat(limit.total()).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void growsWithTheAttemptsOfTheEnvironment() {
      assertThat(limit("3").total()).isEqualTo(Duration.ofMillis(7500));
    }

    @Test
    void goesByTheSdksOwnTimeout() {
      assertThat(ofTimeout("0.25").request()).isEqualTo(Duration.ofMillis(250));
      assertThat(ofTimeout("5").total()).isEqualTo(Duration.ofMillis(10_500));
    }

    @Test
    void isNeverLongerThanACall() {
      assertThat(ofTimeout("1e99").total()).isEqualTo(Duration.ofSeconds(30));
      assertThat(limit("1000000000000").attempts()).isEqualTo(10);
    }

    @Test
    void doesNotChangeForWhatMakesNoSense() {
      for (String nonsense : List.of("", "abc", "0", "-1")) {
        assertThat(ofTimeout(nonsense)).isEqualTo(new MetadataLimit(Duration.ofSeconds(1), 1));
        assertThat(limit(nonsense)).isEqualTo(new MetadataLimit(Duration.ofSeconds(1), 1));
      }
    }
  }
}
