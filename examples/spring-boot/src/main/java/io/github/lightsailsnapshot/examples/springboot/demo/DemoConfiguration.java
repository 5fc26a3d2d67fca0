package io.github.lightsailsnapshot.examples.springboot.demo;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.client.SnapshotNaming;
import io.github.lightsailsnapshot.core.memory.InMemorySnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Replaces Lightsail by a region in memory, in which {@code web-1} has a snapshot of each of the last 30 nights. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
public class DemoConfiguration {
  private static final int NIGHTS = 30;

  /**
   * Returns the region.
   *
   * @return the client, which takes the place of that of the auto-configuration
   */
  @Bean
  public SnapshotClient inMemorySnapshots() {
    InMemorySnapshots region = InMemorySnapshots.ofInstances("web-1").settlesAfterListings(1);
    SnapshotNaming naming = new SnapshotNaming("nightly");
    Instant now = Clock.systemUTC().instant();
    for (int night = NIGHTS; night > 0; night--) {
      Instant taken = now.minus(Duration.ofDays(night));
      region.add("web-1", naming.nameAt(taken), taken);
    }
    return region;
  }
}
