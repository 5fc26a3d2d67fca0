package io.github.lightsailsnapshot.examples.commandline.forecast;

import io.github.lightsailsnapshot.core.client.SnapshotException;
import io.github.lightsailsnapshot.core.job.SnapshotJob;
import io.github.lightsailsnapshot.core.lightsail.LightsailSnapshots;
import io.github.lightsailsnapshot.core.monitor.JobStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.ExitStatus;
import io.github.lightsailsnapshot.examples.commandline.commands.JarVersion;
import io.github.lightsailsnapshot.examples.commandline.commands.RunClients;
import io.github.lightsailsnapshot.examples.commandline.messages.DisplayText;
import io.github.lightsailsnapshot.examples.commandline.messages.OneLine;
import io.github.lightsailsnapshot.examples.commandline.messages.UsageException;
import io.github.lightsailsnapshot.examples.commandline.options.AtLeastOne;
import io.github.lightsailsnapshot.examples.commandline.options.HtmlOption;
import io.github.lightsailsnapshot.examples.commandline.options.PolicyText;
import io.github.lightsailsnapshot.examples.commandline.output.OutputFormat;
import io.github.lightsailsnapshot.examples.commandline.output.ProcessStreams;
import io.github.lightsailsnapshot.retention.Keep;
import io.github.lightsailsnapshot.retention.PolicyParser;
import io.github.lightsailsnapshot.retention.RetentionPolicy;
import io.github.lightsailsnapshot.retention.forecast.Forecast;
import io.github.lightsailsnapshot.retention.forecast.Scenario;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a policy forward over a schedule. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Shows what a policy will keep: how many snapshots, how far back, how far apart, at what cost at most. Without"
            + " --instance, it begins with nothing and needs no account; with it, it begins with the snapshots of runs"
            + " with these options. Changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lightsail-snapshot forecast --keep \"daily=7, weekly=5, monthly=12\"",
      "  lightsail-snapshot forecast -m 7 --every 12h --size-gb 40 --price 0.05",
      "  lightsail-snapshot forecast -m 7 --compare daily=14 --html forecast.html"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:shown",
      "1:the listing failed, or a file could not be written",
      "2:wrong options, nothing was called"
    })
public final class ForecastCommand implements Callable<Integer> {
  private final ProcessStreams streams;
  private final Clock clock = Clock.systemUTC();

  @Option(
      names = {"-m", "--max"},
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Keep the newest N: the same as --keep \"last=N\".")
  private Optional<Integer> max = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "POLICY",
      description =
          "What to keep, in quotes: \"last=3, daily=7, weekly=5\". This or --max is required.")
  private Optional<String> keep = Optional.empty();

  @Option(
      names = "--compare",
      paramLabel = "POLICY",
      description = "Another policy: what it would keep, delete and cost in comparison.")
  private Optional<String> compare = Optional.empty();

  @Mixin(name = "Schedule")
  private ScheduleOptions schedule = new ScheduleOptions();

  @Mixin(name = "Existing snapshots")
  private OptionalSourceOptions source = new OptionalSourceOptions();

  @Mixin(name = "Cost")
  private PriceOptions price = new PriceOptions();

  @Option(
      names = "--output",
      converter = OutputFormat.Word.class,
      paramLabel = "text|json",
      description = "What to write to standard output; by default text.")
  private OutputFormat output = OutputFormat.TEXT;

  @Mixin(name = "Output")
  private HtmlOption html = new HtmlOption();

  public ForecastCommand(ProcessStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RetentionPolicy policy = policy();
    Optional<RetentionPolicy> other = compare.map(text ->
        UsageException.checked("--compare", () -> PolicyParser.discovered().parse(text)));
    schedule.check();
    price.check();
    html.check();
    try {
      return source.isGiven() ? fromInstance(policy, other) : fromNothing(policy, other);
    } catch (SnapshotException | IllegalStateException failed) {
      streams.complain(DisplayText.of(OneLine.told(failed)));
      return ExitStatus.FAILED;
    }
  }

  private RetentionPolicy policy() {
    if (max.isPresent() && keep.isPresent()) {
      throw new UsageException("--max " + max.get() + " and --keep \"" + keep.get()
          + "\" exclude each other: --max N is the same as --keep \"last=N\"");
    }
    return keep.map(PolicyText::read)
        .or(() -> max.map(Keep::last))
        .orElseThrow(
            () -> new UsageException(
                "--keep or --max is missing: say what to keep, such as --max 7 or --keep \"daily=7, weekly=5\""));
  }

  private int fromNothing(RetentionPolicy policy, Optional<RetentionPolicy> other) {
    Scenario scenario = schedule.scenario(now(), List.of());
    return show(result("forecast", new Policies(policy, other), scenario));
  }

  private int fromInstance(RetentionPolicy policy, Optional<RetentionPolicy> other) {
    source.check();
    try (RunClients clients = RunClients.open(source.source())) {
      clients.checkAccess();
      clients.unknownRegions().forEach(streams::complain);
      SnapshotJob job =
          source.job(LightsailSnapshots.ofInstances(clients.lightsail()), policy, schedule.zone());
      JobStatus status = job.inspect();
      status
          .unreadable()
          .forEach(item ->
              streams.complain("warning: " + item.name() + " could not be read: " + item.why()));
      Scenario scenario =
          schedule.scenario(status.at().truncatedTo(ChronoUnit.SECONDS), status.managed());
      return show(result(job.source(), new Policies(policy, other), scenario));
    }
  }

  /** The policies of a forecast. */
  private record Policies(RetentionPolicy policy, Optional<RetentionPolicy> other) {}

  private ForecastResult result(String title, Policies policies, Scenario scenario) {
    Optional<PriceOptions.Basis> basis =
        price.basis(scenario.existing(), LocalDate.ofInstant(clock.instant(), schedule.zone()));
    return UsageException.checked(
        "--every and --for",
        () -> new ForecastResult(
            title,
            schedule.toString(),
            Forecast.of(policies.policy(), scenario),
            basis,
            policies.other().map(policy -> Forecast.of(policy, scenario))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private int show(ForecastResult result) {
    streams.result(
        output == OutputFormat.JSON
            ? new ForecastDocument(result).toString()
            : new ForecastLines(result).toString());
    boolean isWritten = html.isWritten(result::html, streams::complain);
    return streams.delivered(
        isWritten ? ExitStatus.SUCCEEDED : ExitStatus.FAILED, ExitStatus.FAILED);
  }
}
