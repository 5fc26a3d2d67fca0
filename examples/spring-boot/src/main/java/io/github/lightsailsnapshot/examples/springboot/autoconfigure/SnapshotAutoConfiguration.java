package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.core.spi.Notifier;
import io.github.lightsailsnapshot.notify.LogNotifier;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/**
 * Makes a job of the properties, of the application's {@link LightsailClient} and of all its {@link Notifier} beans, and
 * runs it on a schedule. A bean of the application of the same type replaces any of these.
 */
@AutoConfiguration
@EnableConfigurationProperties({SnapshotProperties.class, LifecycleProperties.class})
@Import(CronExpressionConverter.class)
public class SnapshotAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(SnapshotClient.class)
  LightsailSnapshots lightsailSnapshots(LightsailClient client) {
    return LightsailSnapshots.ofInstances(client);
  }

  @Bean
  @ConditionalOnMissingBean
  LogNotifier snapshotLog() {
    return LogNotifier.create();
  }

  @Bean
  LastReport lastSnapshotReport() {
    return new LastReport();
  }

  @Bean
  @ConditionalOnMissingBean
  SnapshotJob snapshotJob(
      SnapshotClient client, SnapshotProperties properties, ObjectProvider<Notifier> notifiers) {
    return valid(() -> SnapshotJob.builder(client, properties.source(), properties.keep())
        .settings(properties.settings())
        .notifiers(notifiers.orderedStream().toList())
        .build());
  }

  @Bean
  @ConditionalOnMissingBean
  RecoveryPointMonitor recoveryPointMonitor(SnapshotJob job, SnapshotProperties properties) {
    return valid(() -> RecoveryPointMonitor.of(
        job.recoveryPointCheck(), properties.recoveryPoint().staleAfter()));
  }

  @Bean
  SnapshotSchedule snapshotSchedule(
      SnapshotJob job,
      RecoveryPointMonitor monitor,
      LastReport lastReport,
      SnapshotProperties properties,
      LifecycleProperties lifecycle) {
    return new SnapshotSchedule(job, monitor, lastReport, properties)
        .shutdownLimit(lifecycle.getTimeoutPerShutdownPhase());
  }

  private static <T> T valid(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException refused) {
      throw new InvalidSettingsException(refused);
    }
  }
}
