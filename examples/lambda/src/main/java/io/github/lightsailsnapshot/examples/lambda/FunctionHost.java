package io.github.lightsailsnapshot.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.notify.ses.SesNotifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;

/** What all invocations of a container share: the settings, the clients and the notifiers. */
final class FunctionHost {
  /** For returning the result, after the report was sent. */
  private static final Duration RESERVED = Duration.ofSeconds(3);

  private static final Duration SHORTEST_RUN = Duration.ofSeconds(10);

  private final FunctionSettings settings;
  private final LightsailSnapshots snapshots;
  private final List<Notifier> notifiers;

  private FunctionHost(FunctionSettings settings) {
    this.settings = settings;
    this.snapshots =
        LightsailSnapshots.ofInstances(client(LightsailClient.builder(), settings.region()));
    this.notifiers =
        settings.mail().map(mail -> mail(mail, settings.region())).stream().toList();
  }

  /**
   * Creates the clients of a container, and checks the settings.
   *
   * @throws IllegalStateException if a setting is wrong, with all mistakes
   */
  static FunctionHost of(Map<String, String> environment) {
    try {
      FunctionHost host = new FunctionHost(FunctionSettings.of(environment));
      SnapshotJob unused = host.job().build();
      return host;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException("Environment variables: " + wrong.getMessage(), wrong);
    }
  }

  /** Uses what Lambda's own variables say, without a search for profiles. */
  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Region region) {
    return builder
        .region(region)
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static Notifier mail(FunctionSettings.Mail mail, Region region) {
    return SesNotifier.builder(client(SesClient.builder(), region), mail.from())
        .to(mail.to().toArray(String[]::new))
        .build();
  }

  private SnapshotJob.Builder job() {
    return SnapshotJob.builder(snapshots, settings.instance(), settings.keep())
        .settings(settings.job())
        .notifiers(notifiers);
  }

  /** The job of an invocation, which ends with a report before Lambda would stop it. */
  SnapshotJob job(Context invocation) {
    Duration left = Duration.ofMillis(invocation.getRemainingTimeInMillis()).minus(RESERVED);
    if (left.compareTo(SHORTEST_RUN) < 0) {
      throw new IllegalStateException("The function has " + invocation.getRemainingTimeInMillis()
          + " ms left; set its Timeout to at least 30 seconds");
    }
    return job().deadline(left).build();
  }
}
