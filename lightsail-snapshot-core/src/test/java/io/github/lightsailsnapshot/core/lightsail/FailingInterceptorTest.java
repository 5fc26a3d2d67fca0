package io.github.lightsailsnapshot.core.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.wire.LocalAws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The real SDK with an interceptor of the host's, a tracer for instance, whose library is not there. */
class FailingInterceptorTest {
  private final LocalAws aws = LocalAws.start();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void anErrorBeforeARequestIsNamed() {
    try (LightsailClient sdk = clientWith(new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        throw new NoClassDefFoundError("org/example/Tracer");
      }
    })) {
      assertThatThrownBy(LightsailSnapshots.ofInstances(sdk)::list)
          .isInstanceOf(SnapshotException.Unavailable.class)
          .hasMessage(
              "Could not list the instance snapshots: NoClassDefFoundError: org/example/Tracer");
    }
    assertThat(aws.calls().all()).isEmpty();
  }

  @Test
  void anErrorAfterACreationDoesNotDenyThatThereIsASnapshot() {
    aws.lightsail().instance("web-1");
    try (LightsailClient sdk = clientWith(new ExecutionInterceptor() {
      @Override
      public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        throw new AssertionError("anything");
      }
    })) {
      assertThatThrownBy(() -> LightsailSnapshots.ofInstances(sdk).create("web-1", "nightly-1"))
          .isInstanceOf(SnapshotException.Unavailable.class)
          .hasMessage("Could not create snapshot nightly-1 of instance web-1: AssertionError");
    }
    assertThat(aws.lightsail().names()).containsExactly("nightly-1");
  }

  private LightsailClient clientWith(ExecutionInterceptor interceptor) {
    return LightsailClient.builder()
        .endpointOverride(aws.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
        .build();
  }
}
