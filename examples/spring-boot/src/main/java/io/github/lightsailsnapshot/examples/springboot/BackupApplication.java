package io.github.lightsailsnapshot.examples.springboot;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** An application whose server is backed up. All that it has to add to the auto-configuration is its SDK client. */
@SpringBootApplication
public class BackupApplication {

  /**
   * Starts the application.
   *
   * @param args properties, such as {@code --spring.profiles.active=demo}
   */
  public static void main(String[] args) {
    SpringApplication.run(BackupApplication.class, args);
  }

  /**
   * Returns the application's own SDK client. It finds credentials as the SDK does: environment, profile, role.
   *
   * @param region the region of the server
   * @return the client, which the application context closes
   */
  @Bean
  @Profile("!demo")
  public LightsailClient lightsailClient(@Value("${backup.region}") String region) {
    return LightsailClient.builder().region(Region.of(region)).build();
  }
}
