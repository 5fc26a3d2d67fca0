package io.github.lightsailsnapshot.examples.lambda;

import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;

/**
 * The environment variables of a function: {@code INSTANCE}, {@code KEEP}, {@code MAIL_FROM} and {@code MAIL_TO}, and the
 * settings of the job with the prefix {@code JOB_}, such as {@code JOB_MAX_DELETIONS}. Lambda itself sets
 * {@code AWS_REGION}.
 *
 * @param region the region of the function and of the instance
 * @param instance the instance's name
 * @param keep the retention policy
 * @param job the job's settings, as {@code SnapshotJob.Builder.settings} reads them; slots of a day by default
 * @param mail who sends and who receives the mail of a run
 */
record FunctionSettings(
    Region region,
    String instance,
    RetentionPolicy keep,
    Map<String, String> job,
    Optional<Mail> mail) {
  private static final String JOB = "JOB_";

  /**
   * Addresses.
   *
   * @param from the sender, which SES must have verified
   * @param to the recipients
   */
  record Mail(String from, List<String> to) {}

  /** Reads them all, and reports all mistakes at once. */
  static FunctionSettings of(Map<String, String> environment) {
    List<String> mistakes = new ArrayList<>();
    String region = environment.getOrDefault("AWS_REGION", "").strip();
    if (region.isEmpty()) {
      mistakes.add("AWS_REGION must be the region of the instance");
    }
    String instance = environment.getOrDefault("INSTANCE", "").strip();
    if (instance.isEmpty()) {
      mistakes.add("INSTANCE must be the name of an instance");
    }
    Optional<RetentionPolicy> keep = keep(environment.getOrDefault("KEEP", ""), mistakes);
    Optional<Mail> mail = mail(environment, mistakes);
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("Environment variables: " + String.join("; ", mistakes));
    }
    return new FunctionSettings(
        Region.of(region), instance, keep.orElseThrow(), job(environment), mail);
  }

  private static Optional<RetentionPolicy> keep(String text, List<String> mistakes) {
    if (text.isBlank()) {
      mistakes.add("KEEP must be a retention policy such as \"daily=7, weekly=5\"");
      return Optional.empty();
    }
    try {
      return Optional.of(RetentionPolicy.parse(text));
    } catch (IllegalArgumentException wrong) {
      mistakes.add("KEEP: " + wrong.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Mail> mail(Map<String, String> environment, List<String> mistakes) {
    String from = environment.getOrDefault("MAIL_FROM", "").strip();
    String to = environment.getOrDefault("MAIL_TO", "").strip();
    if (from.isEmpty() != to.isEmpty()) {
      mistakes.add("MAIL_FROM and MAIL_TO must both be set, or neither");
    }
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mail(from, List.of(to.split("\\s*,\\s*"))));
  }

  private static Map<String, String> job(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>(Map.of("slot", "1d"));
    environment.forEach((name, value) -> {
      if (name.startsWith(JOB)) {
        settings.put(
            name.substring(JOB.length()).toLowerCase(Locale.ROOT).replace('_', '-'), value);
      }
    });
    return settings;
  }
}
