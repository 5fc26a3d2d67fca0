package io.github.lightsailsnapshot.examples.springboot.autoconfigure;

import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.monitor.RecoveryPointMonitor;
import io.github.lightsailsnapshot.core.report.RunKind;
import io.github.lightsailsnapshot.notify.metrics.MetricsNotifier;
import io.github.lightsailsnapshot.notify.metrics.RecoveryPointMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Adds health, the endpoint {@code snapshot}, and meters, if the application has the Actuator. */
@AutoConfiguration(
    after = SnapshotAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(HealthIndicator.class)
public class SnapshotActuatorAutoConfiguration {

  @Bean
  RecoveryPointHealth snapshotHealthIndicator(
      RecoveryPointMonitor monitor, SnapshotProperties properties) {
    return new RecoveryPointHealth(monitor, properties.recoveryPoint().maxAge());
  }

  @Bean
  SnapshotEndpoint snapshotEndpoint(LastReport lastReport) {
    return new SnapshotEndpoint(lastReport);
  }

  @Bean
  RecoveryPointMeters recoveryPointMeters(RecoveryPointMonitor monitor) {
    return RecoveryPointMeters.of(monitor);
  }

  @Bean
  @ConditionalOnBean(MeterRegistry.class)
  MetricsNotifier snapshotMetrics(MeterRegistry registry) {
    return MetricsNotifier.to(registry);
  }

  @Bean
  @ConditionalOnBean(MetricsNotifier.class)
  SmartInitializingSingleton snapshotMeters(MetricsNotifier metrics, SnapshotJob job) {
    return () -> metrics.register(job, RunKind.RUN);
  }
}
