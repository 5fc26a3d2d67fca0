package io.github.lightsailsnapshot.examples.commandline.options;

import io.github.lightsailsnapshot.core.client.SnapshotClient;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.examples.commandline.environment.EnvironmentSettings;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** All options of a run, for the run itself and for commands that concern it. */
public final class RunOptions {
  @Mixin(name = "Snapshots to keep")
  private JobOptions job = new JobOptions();

  @Mixin(name = "Waiting, slots and limits")
  private TimingOptions timing = new TimingOptions();

  @Mixin(name = "Commands around the snapshot")
  private HookOptions hooks = new HookOptions();

  @Mixin(name = "Mail")
  private final MailOptions mail;

  @Mixin(name = "Webhook and heartbeat")
  private final ChannelOptions channels;

  @Mixin(name = "Output")
  private RunOutputOptions output = new RunOutputOptions();

  public RunOptions(EnvironmentSettings environment) {
    this.mail = new MailOptions(environment);
    this.channels = new ChannelOptions(environment);
  }

  /** Creates the job for a client. Everything that does not depend on AWS settings is checked before. */
  public Function<SnapshotClient, SnapshotJob.Builder> checked() {
    Function<SnapshotClient, SnapshotJob.Builder> checked = job.checked();
    timing.check();
    hooks.check();
    mail.check();
    channels.check(mail.isWanted());
    output.check();
    return client -> {
      SnapshotJob.Builder builder = checked.apply(client);
      timing.applyTo(builder);
      hooks.applyTo(builder);
      return builder;
    };
  }

  public SourceOptions source() {
    return job.source();
  }

  public JobOptions job() {
    return job;
  }

  public TimingOptions timing() {
    return timing;
  }

  public HookOptions hooks() {
    return hooks;
  }

  public MailOptions mail() {
    return mail;
  }

  public ChannelOptions channels() {
    return channels;
  }

  public RunOutputOptions output() {
    return output;
  }
}
