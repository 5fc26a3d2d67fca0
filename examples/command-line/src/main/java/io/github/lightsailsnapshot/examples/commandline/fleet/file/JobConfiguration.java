package io.github.lightsailsnapshot.examples.commandline.fleet.file;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.JobTemplate;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.selection.Instance;
import io.github.lightsailsnapshot.core.selection.PolicyTag;
import io.github.lightsailsnapshot.examples.commandline.hooks.HookCommands;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings from which the job of each instance of a group is made.
 *
 * @param tag the tag that may contain an instance's own policy
 */
public record JobConfiguration(
    RetentionPolicy policy,
    Optional<PolicyTag> tag,
    Optional<String> basename,
    Optional<ZoneId> zone,
    Optional<Duration> waitTimeout,
    Optional<Duration> slot,
    Optional<Integer> maxDeletions,
    boolean deleteFailed,
    HookCommands hooks)
    implements JobTemplate {
  private static final String SOURCE = "{source}";

  /** What needs no quotes in a shell, and is not an option. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  static JobConfiguration of(Settings settings) {
    RetentionPolicy policy = settings
        .get(JobKeys.KEEP)
        .or(() -> settings.get(JobKeys.MAX).map(Keep::last))
        .orElseThrow();
    return new JobConfiguration(
        policy,
        settings.get(JobKeys.KEEP_FROM_TAG).map(key -> tag(key, settings)),
        settings.get(JobKeys.BASENAME),
        settings.get(JobKeys.ZONE),
        settings.get(JobKeys.WAIT),
        settings.get(JobKeys.SLOT),
        settings.get(JobKeys.MAX_DELETIONS),
        settings.isOn(JobKeys.DELETE_FAILED),
        new HookCommands(
            settings.get(JobKeys.BEFORE),
            settings.get(JobKeys.AFTER),
            settings.get(JobKeys.HOOK_LIMIT),
            settings.isOn(JobKeys.BEFORE_MAY_FAIL)));
  }

  private static PolicyTag tag(String key, Settings settings) {
    PolicyTag tag =
        PolicyTag.named(key).parser(text -> PolicyParser.discovered().parse(text));
    return settings.isOn(JobKeys.MAY_SHORTEN) ? tag.mayShorten() : tag;
  }

  @Override
  public SnapshotJob job(SnapshotClient client, Instance instance) {
    RetentionPolicy own = tag.map(each -> each.applied(policy, instance)).orElse(policy);
    SnapshotJob.Builder job = SnapshotJob.builder(client, instance.name(), own);
    basename.ifPresent(job::basename);
    zone.ifPresent(job::zone);
    waitTimeout.ifPresent(job::waitTimeout);
    slot.ifPresent(job::slot);
    maxDeletions.ifPresent(job::maxDeletions);
    if (deleteFailed) {
      job.deleteFailed();
    }
    hooksFor(instance.name()).applyTo(job);
    return job.build();
  }

  private HookCommands hooksFor(String source) {
    return new HookCommands(
        hooks.before().map(line -> line(line, source)),
        hooks.after().map(line -> line(line, source)),
        hooks.limit(),
        hooks.beforeMayFail());
  }

  private static String line(String line, String source) {
    if (line.contains(SOURCE) && !HARMLESS.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "the name cannot stand for {source} in a command of the shell: it begins with - or holds"
              + " other characters than letters, digits, '.', '_' and '-'");
    }
    return line.replace(SOURCE, source);
  }
}
